import { createHmac, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { hmac } from '../../src/response/hmac.js'

test('is what node:crypto makes of the same key and message, whatever their lengths', () => {
  for (const keyBytes of [0, 1, 13, 16, 32, 63, 64]) {
    for (const messageBytes of [0, 1, 16, 55, 56, 64, 65, 5000]) {
      const [key, message] = [randomBytes(keyBytes), randomBytes(messageBytes)]
      expect(hmac(key, message)).toEqual(createHmac('sha256', key).update(message).digest())
    }
  }
})

test('a key of more than one block is refused, since it would have to be hashed first', () => {
  expect(() => hmac(randomBytes(65), Buffer.alloc(0))).toThrow(RangeError)
})
