import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf, groupsOf, newToken, readCode } from '../../src/response/token.js'

const token = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes))

test('every token comes back from its code, however a person writes it', () => {
  fc.assert(
    fc.property(token, (bytes) => {
      const code = codeOf(bytes)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
      expect(readCode(code)).toEqual(bytes)
      expect(readCode(groupsOf(code).join(' ').toLowerCase())).toEqual(bytes)
      expect(readCode(` ${groupsOf(code).join('–')}\n`)).toEqual(bytes)
      expect(readCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(bytes)
      expect(readCode(code.replaceAll('0', 'O').replaceAll('1', 'I'))).toEqual(bytes)
    }),
  )
})

test('a code is shown in groups of four', () => {
  expect(groupsOf('0123456789ABCDEFGHJKMNPQRS')).toEqual(['0123', '4567', '89AB', 'CDEF', 'GHJK', 'MNPQ', 'RS'])
})

test.each([
  '',
  '0',
  '0'.repeat(25),
  '0'.repeat(27),
  `8${'0'.repeat(25)}`,
  `U${'0'.repeat(25)}`,
  `${'0'.repeat(25)}é`,
  'ſ'.repeat(26),
])('what is no code is not read: %j', (text) => expect(readCode(text)).toBeUndefined())

test('no two tokens are alike', () => {
  const codes = Array.from({ length: 1000 }, () => codeOf(newToken()))
  expect(new Set(codes).size).toBe(1000)
})
