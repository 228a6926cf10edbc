import { expect, test } from 'vitest'
import { sealKey, unfinishedKey } from '../../src/response/keys.js'
import { newToken } from '../../src/response/token.js'
import { seal, unseal, type Unfinished } from '../../src/response/unfinished.js'

const unfinished: Unfinished = {
  version: 3,
  at: 'water',
  pages: {
    water: {
      locale: 'fr',
      fields: [
        ['depth', ['douze']],
        ['uses', ['drinking', 'garden']],
        ['__proto__', ['x']],
      ],
    },
  },
}

const withWords = (length: number): Unfinished => ({
  ...unfinished,
  pages: { water: { locale: 'en', fields: [['remarks', ['x'.repeat(length)]]] } },
})

test('what was sealed comes back whole', () => {
  const token = newToken()
  expect(unseal(token, 'wells', seal(token, 'wells', unfinished).sealed)).toEqual(unfinished)
})

test('nothing typed can be read in a stolen row, nor with what the row is found by', () => {
  const token = newToken()
  const { sealed } = seal(token, 'wells', unfinished)
  expect(sealed.includes('douze')).toBe(false)
  expect(() => unseal(unfinishedKey(token, 'wells').subarray(0, 16), 'wells', sealed)).toThrow()
  expect(() => unseal(newToken(), 'wells', sealed)).toThrow()
  expect(sealKey(token, 'wells')).not.toEqual(unfinishedKey(token, 'wells'))
})

test('a row moved to another consultation does not open', () => {
  const token = newToken()
  expect(() => unseal(token, 'bridges', seal(token, 'wells', unfinished).sealed)).toThrow()
})

test('a row with any byte changed, or cut short, does not open', () => {
  const token = newToken()
  const { sealed } = seal(token, 'wells', unfinished)
  for (let at = 0; at < sealed.length; at += 7) {
    const tampered = Buffer.from(sealed)
    tampered[at]! ^= 1
    expect(() => unseal(token, 'wells', tampered)).toThrow()
  }
  expect(() => unseal(token, 'wells', sealed.subarray(0, -1))).toThrow()
})

test('the size of a row says no more than a number of kilobytes', () => {
  const sizes = [0, 1, 100, 800].map((length) => seal(newToken(), 'wells', withWords(length)).sealed.length)
  expect(new Set(sizes)).toEqual(new Set([1024 + 12 + 16]))
  for (let length = 900; length < 1100; length++) {
    expect(seal(newToken(), 'wells', withWords(length)).sealed.length % 1024).toBe(28)
  }
})

test('the same response sealed twice has nothing in common', () => {
  const token = newToken()
  const [one, two] = [seal(token, 'wells', unfinished), seal(token, 'wells', unfinished)]
  expect(one.sealed.subarray(0, 64).equals(two.sealed.subarray(0, 64))).toBe(false)
  expect(one.stamp.equals(two.stamp)).toBe(false)
})
