import { hash, randomBytes } from 'node:crypto'

/** What a link in a mail holds: 256 random bits, of which only the hash is kept. */
export type LinkToken = { readonly token: string; readonly hash: Buffer }

export function newLinkToken(): LinkToken {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOfToken(token) }
}

export function hashOfToken(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}
