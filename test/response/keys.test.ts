import { createHash, hkdfSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { macKey, receiptCode, receiptHash, sealKey, spentKey, unfinishedKey } from '../../src/response/keys.js'
import { codeOf, newToken } from '../../src/response/token.js'

const derivations = { unfinished: unfinishedKey, seal: sealKey, spent: spentKey, answers: macKey }

test.each(Object.entries(derivations))('the %s key is HKDF-SHA-256 of the token', (label, derivation) => {
  const token = newToken()
  const expected = Buffer.from(hkdfSync('sha256', token, 'roundtable-v1', `${label} wells`, 32))
  expect(derivation(token, 'wells')).toEqual(expected)
})

test('every use, consultation and token has a key of its own', () => {
  const [one, other] = [newToken(), newToken()]
  const keys = Object.values(derivations).flatMap((derivation) => [
    derivation(one, 'wells'),
    derivation(one, 'bridges'),
    derivation(other, 'wells'),
  ])
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(12)
})

test('a receipt is another code than the one that opens the response', () => {
  const token = newToken()
  expect(receiptCode(token, 'wells')).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(receiptCode(token, 'wells')).not.toBe(codeOf(token))
  expect(receiptCode(token, 'wells')).not.toBe(receiptCode(token, 'bridges'))
})

test('what is kept of a receipt is the leaf of a receipt log', () => {
  const sha256 = (...parts: readonly (string | Buffer)[]) =>
    createHash('sha256')
      .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
      .digest()
  const code = receiptCode(newToken(), 'wells')
  expect(receiptHash(code, 'wells')).toEqual(sha256('\0', 'receipt-v1', 'wells', sha256(code)))
})
