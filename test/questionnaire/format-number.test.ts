import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber, parseNumber } from '../../src/questionnaire/format-number.js'
import { type Locale, locales } from '../../src/questionnaire/questionnaire.js'
import { numRuns } from './arbitrary.js'

describe('a number reads', () => {
  test.each<[locale: Locale, text: string, number: number]>([
    ['en', '1234.5', 1234.5],
    ['en', '1,234.5', 1234.5],
    ['en', '1,234', 1234],
    ['en', '12,345,678', 12_345_678],
    ['en', '007', 7],
    ['en', '.5', 0.5],
    ['en', '0.10', 0.1],
    ['en', '−3', -3],
    ['en', '-0', 0],
    ['fr', '1234,5', 1234.5],
    ['fr', '1 234,5', 1234.5],
    ['fr', '1\u00a0234,5', 1234.5],
    ['fr', '1\u202f234\u00a0567', 1_234_567],
    ['fr', '1,234', 1.234],
    ['fr', ',5', 0.5],
  ])('in %s, %s as %d', (locale, text, number) => {
    expect(parseNumber(text, locale)).toBe(number)
  })
})

describe('a number does not read', () => {
  test.each<[locale: Locale, text: string]>([
    ['en', '1,5'],
    ['en', '0,123'],
    ['en', '1,2345'],
    ['en', '1,23,456'],
    ['en', '1 234'],
    ['en', '1.234.567'],
    ['en', '1.'],
    ['en', '+1'],
    ['en', '1e3'],
    ['en', '0x10'],
    ['en', 'Infinity'],
    ['en', 'NaN'],
    ['en', ''],
    ['en', '-'],
    ['en', '٣'],
    ['en', '½'],
    ['en', '1\n2'],
    ['fr', '1.5'],
    ['fr', '1 23'],
    ['fr', '12 34'],
    ['fr', '1,234,5'],
    ['fr', '0 123'],
    ['fr', '1\u2009234'],
  ])('in %s, %j', (locale, text) => {
    expect(parseNumber(text, locale)).toBeUndefined()
  })

  test.each(['9007199254740993', '0.1000000000000000055', '1'.repeat(400), '9'.repeat(100_000)])(
    'with digits that would be lost: %.30s',
    (text) => {
      expect(parseNumber(text, 'en')).toBeUndefined()
    },
  )
})

describe('a number is written', () => {
  test.each<[number: number, en: string, fr: string]>([
    [0, '0', '0'],
    [-0, '0', '0'],
    [1234567.25, '1234567.25', '1234567,25'],
    [1e21, '1000000000000000000000', '1000000000000000000000'],
    [-1.5e-7, '-0.00000015', '-0,00000015'],
  ])('%d plainly', (number, en, fr) => {
    expect([formatNumber(number, 'en'), formatNumber(number, 'fr')]).toEqual([en, fr])
  })

  test.each(locales)('so that it reads back as itself, in %s', (locale) => {
    const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0)
    fc.assert(
      fc.property(anyNumber, (number) => {
        expect(parseNumber(formatNumber(number, locale), locale)).toBe(number)
      }),
      { numRuns },
    )
  })
})
