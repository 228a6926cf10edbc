import { remembered } from '../questionnaire/remembered.js'
import { hmac, sha256 } from './hmac.js'
import { codeOf, type Token } from './token.js'

/** By which the row of an unfinished response is found; it opens nothing. */
export function unfinishedKey(token: Token, consultation: string): Buffer {
  return derive(token, consultation, 'unfinished')
}

/** Opens the unfinished response. Never stored. */
export function sealKey(token: Token, consultation: string): Buffer {
  return derive(token, consultation, 'seal')
}

/** Kept for ever once the token has been used to submit. */
export function spentKey(token: Token, consultation: string): Buffer {
  return derive(token, consultation, 'spent')
}

/** Proves that a replay carries the same answers. Never stored: a plain digest of so few answers could be guessed. */
export function macKey(token: Token, consultation: string): Buffer {
  return derive(token, consultation, 'answers')
}

/** 128 bits as 26 characters, for `groupsOf`: proves that a response was counted and tells nothing of it. */
export function receiptCode(token: Token, consultation: string): string {
  return codeOf(derive(token, consultation, 'receipt').subarray(0, 16))
}

/** What is kept of a receipt: SHA-256(0x00 ‖ "receipt-v1" ‖ consultation ‖ SHA-256(code)), the leaf of a receipt log. */
export function receiptHash(code: string, consultation: string): Buffer {
  return sha256(Buffer.concat([receiptPrefix, Buffer.from(consultation), sha256(code)]))
}

const receiptPrefix = Buffer.from('\0receipt-v1')

/** HKDF-SHA-256 (RFC 5869) to one block. By hand, for `hkdfSync` takes many times as long and every submission needs three. */
function derive(token: Token, consultation: string, label: string): Buffer {
  return hmac(extracted(token), Buffer.from(`${label} ${consultation}\u0001`))
}

const salt = Buffer.from('roundtable-v1')
const extracted = remembered((token: Token) => hmac(salt, token))
