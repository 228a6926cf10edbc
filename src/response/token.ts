import { randomBytes } from 'node:crypto'

/**
 * 128 random bits that only the respondent holds: in a cookie, or written down as the resume code. Everything the server
 * keeps of an unfinished response is found and opened by what is derived from it.
 */
export type Token = Buffer

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codePattern = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/
const tokenBytes = 16

export function newToken(): Token {
  return randomBytes(tokenBytes)
}

/** 16 bytes as 26 Crockford base32 characters. Two zero bits come first, so that the first character is at most 7. */
export function codeOf(bytes: Buffer): string {
  let code = ''
  let held = 0
  let bits = 2
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    for (bits += 8; bits >= 5; code += alphabet.charAt((held >> bits) & 31)) bits -= 5
  }
  return code
}

/** The code as people read it aloud and copy it: six groups of four, and the two that are left. */
export function groupsOf(code: string): readonly string[] {
  return code.match(/.{1,4}/g) ?? []
}

/** The token a person's copy of the code means, or undefined. Case, spaces and dashes are free; O reads as 0, I and L as 1. */
export function readCode(text: string): Token | undefined {
  // As we wrote it ourselves, in a cookie.
  if (codePattern.test(text)) return tokenOf(text)
  const code = text
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return codePattern.test(code) ? tokenOf(code) : undefined
}

/** 130 bits, of which the first two are zero. */
function tokenOf(code: string): Token {
  const token = Buffer.alloc(tokenBytes)
  let bits = 0
  let held = -2
  let place = 0
  for (const character of code) {
    bits = ((bits << 5) | alphabet.indexOf(character)) & 0xfff
    held += 5
    if (held >= 8) {
      held -= 8
      token[place++] = bits >> held
    }
  }
  return token
}
