import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Database } from '../database/connect.js'
import { keepRoundTrip, takeRoundTrip } from './round-trip-store.js'

/*
 * Between leaving for an identity provider and coming back, a browser holds one token. What belongs to the journey lies in
 * the database, found by one key derived from the token and opened by another: nobody else can read or use it.
 */

const minutes = 15

/** Keeps what belongs to a journey, and returns the token that opens it once, for a quarter of an hour. */
export async function beginRoundTrip(db: Database, journey: unknown, now: Date): Promise<string> {
  const token = randomBytes(32)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derive(token, 'seal'), iv)
  const text = cipher.update(JSON.stringify(journey), 'utf8')
  const sealed = Buffer.concat([iv, text, cipher.final(), cipher.getAuthTag()])
  const expiresAt = new Date(now.getTime() + minutes * 60_000)
  await keepRoundTrip(db, { key: derive(token, 'key'), sealed, expiresAt })
  return token.toString('base64url')
}

/** What belongs to the journey of a token; undefined when it was ended before, or too late. */
export async function endRoundTrip(db: Database, text: string, now: Date): Promise<unknown> {
  const token = Buffer.from(text, 'base64url')
  const sealed = token.length === 32 ? await takeRoundTrip(db, derive(token, 'key'), now) : undefined
  if (!sealed) return undefined
  const decipher = createDecipheriv('aes-256-gcm', derive(token, 'seal'), sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(-16))
  return JSON.parse(decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')) as unknown
}

function derive(token: Buffer, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, 'round-trip-v1', label, 32))
}
