/** The value of a cookie in a `Cookie` header, undefined when it is not there. */
export function cookieNamed(name: string, header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=')
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim()
  }
  return undefined
}

/** A cookie for the whole site that ends with the browser's session and that no script can read. */
export function sessionCookie(name: string, value: string, { secure }: { readonly secure: boolean }): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

export function expiredCookie(name: string, { secure }: { readonly secure: boolean }): string {
  return `${sessionCookie(name, '', { secure })}; Max-Age=0`
}

/** The name that binds a cookie to this very host, where https allows it. */
export function hostCookieName(name: string, { secure }: { readonly secure: boolean }): string {
  return secure ? `__Host-${name}` : name
}
