/** Whether a text is an address that a page may lead to: https, without a name or a password in it. */
export function isHttpsAddress(text: string): boolean {
  if (!/^https:\/\/[^\s\p{Cc}\p{Cs}]+$/u.test(text) || text.length > 2000 || !URL.canParse(text)) return false
  const { username, password, hostname } = new URL(text)
  return username === '' && password === '' && hostname.includes('.')
}
