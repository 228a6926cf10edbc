/** Percent-encodes every byte that is no letter or digit; a lone surrogate as the three bytes that UTF-8 forbids. */
export function percentEncoded(text: string): string {
  return Array.from(text, encodeCharacter).join('')
}

function encodeCharacter(character: string): string {
  if (/^[A-Za-z0-9]$/.test(character)) return character
  const code = character.codePointAt(0)!
  const isLone = code >= 0xd800 && code <= 0xdfff
  const bytes = isLone
    ? [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]
    : [...Buffer.from(character)]
  return bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
}

export function formOf(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map((pair) => pair.map(percentEncoded).join('='))
    .join('&')
}

/** Whether a text can be kept as it is: no NUL, no half of a surrogate pair. */
export function isKeepable(text: string): boolean {
  return !text.includes('\0') && !/[\ud800-\udfff]/u.test(text)
}
