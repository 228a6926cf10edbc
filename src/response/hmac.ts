import { hash } from 'node:crypto'

const blockBytes = 64
const digestBytes = 32

/**
 * HMAC-SHA-256 (RFC 2104) under a key of at most one block. By hand, for an `Hmac` object costs more than the two hashes it
 * makes, in itself and when it is collected, and a submission needs five.
 */
export function hmac(key: Buffer, message: Buffer): Buffer {
  if (key.length > blockBytes) throw new RangeError('A key of more than one block must be hashed first')
  const inner = Buffer.allocUnsafe(blockBytes + message.length)
  const outer = Buffer.allocUnsafe(blockBytes + digestBytes)
  for (let at = 0; at < blockBytes; at++) {
    const byte = key[at] ?? 0
    inner[at] = byte ^ 0x36
    outer[at] = byte ^ 0x5c
  }
  message.copy(inner, blockBytes)
  sha256(inner).copy(outer, blockBytes)
  return sha256(outer)
}

/** By way of a string, which is made in a third of the time that a buffer of its own takes. */
export function sha256(message: string | Buffer): Buffer {
  return Buffer.from(hash('sha256', message, 'binary'), 'latin1')
}
