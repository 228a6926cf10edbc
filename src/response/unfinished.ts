import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Locale } from '../questionnaire/questionnaire.js'
import { sealKey } from './keys.js'
import type { Token } from './token.js'

/** Everything kept of a response before it is submitted, faulty fields and all; only its sealed form leaves the process. */
export type Unfinished = {
  /** The version it began with, and stays with. */
  readonly version: number
  /** Id of the page where they left off. */
  readonly at: string
  readonly pages: { readonly [page: string]: SavedPage }
}

/** A page as it was posted: its fields in order, and the language in which its numbers are to be read. */
export type SavedPage = {
  readonly locale: Locale
  readonly fields: readonly (readonly [name: string, values: readonly string[]])[]
}

/** The stamp is new with every sealing: a save names the one it read. */
export type Sealed = { readonly sealed: Buffer; readonly stamp: Buffer }

const ivBytes = 12
const tagBytes = 16
const lengthBytes = 4
const paddedTo = 1024

/** Encrypts under a key that only the token yields, bound to the consultation, in whole kilobytes so that size says little. */
export function seal(token: Token, consultation: string, unfinished: Unfinished): Sealed {
  // In one call, for each waits for the system.
  const random = randomBytes(ivBytes + tagBytes)
  const iv = random.subarray(0, ivBytes)
  const cipher = createCipheriv('aes-256-gcm', sealKey(token, consultation), iv)
  cipher.setAAD(Buffer.from(consultation))
  const ciphertext = cipher.update(pad(Buffer.from(JSON.stringify(unfinished))))
  return {
    sealed: Buffer.concat([iv, ciphertext, cipher.final(), cipher.getAuthTag()]),
    stamp: random.subarray(ivBytes),
  }
}

/** @throws when it was not sealed with this token for this consultation, or has been tampered with since. */
export function unseal(token: Token, consultation: string, sealed: Buffer): Unfinished {
  const decipher = createDecipheriv('aes-256-gcm', sealKey(token, consultation), sealed.subarray(0, ivBytes))
  decipher.setAAD(Buffer.from(consultation))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  const padded = decipher.update(sealed.subarray(ivBytes, -tagBytes))
  // It adds no bytes: it is what throws.
  decipher.final()
  return JSON.parse(unpad(padded).toString()) as Unfinished
}

/** Its length, itself, and zeros up to a multiple of 1 KiB. */
function pad(plaintext: Buffer): Buffer {
  const padded = Buffer.alloc(Math.ceil((lengthBytes + plaintext.length) / paddedTo) * paddedTo)
  padded.writeUInt32BE(plaintext.length)
  plaintext.copy(padded, lengthBytes)
  return padded
}

function unpad(padded: Buffer): Buffer {
  return padded.subarray(lengthBytes, lengthBytes + padded.readUInt32BE())
}
