import { property, assert, string, constantFrom, array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FlagKind, flagKindsIn, flagsIn } from '../../src/coding/flags.js'

const found = (text: string) =>
  flagsIn(text).map(({ kind, start, length }) => [
    kind,
    Array.from(text)
      .slice(start, start + length)
      .join(''),
  ])

test.each<[string, FlagKind, string]>([
  ['Call 613-555-0142 now', 'telephone', '613-555-0142'],
  ['Appelez au (418) 555-0199.', 'telephone', '(418) 555-0199'],
  ['+1 514 555 0123', 'telephone', '+1 514 555 0123'],
  ['Poste 555-0123', 'telephone', '555-0123'],
  ['Écrivez à zoé.côté@exemple.qc.ca!', 'email', 'zoé.côté@exemple.qc.ca'],
  ['I live at K1A 0B1, Ottawa', 'postal-code', 'K1A 0B1'],
  ['h0h0h0', 'postal-code', 'h0h0h0'],
  ['NAS 046 454 286', 'digits', '046 454 286'],
  ['dossier 1234567', 'digits', '1234567'],
  ['voir https://example.org/a?b=c.', 'link', 'https://example.org/a?b=c'],
  ['me suivre: @ma_page', 'link', '@ma_page'],
  ['see example.ca for more', 'link', 'example.ca'],
])('%s', (text, kind, words) => {
  expect(found(text)).toEqual([[kind, words]])
})

test.each([
  'In 2026, 45 of 60 schools had 1 200 pupils.',
  'Section 12(3) of Bill C-51, 3.5 % of $400,000',
  'The end.Canada begins',
  'D1A 0B1 and K1O 0B1 are no postal codes',
  'mid-2024-2025',
])('%s has nothing of it', (text) => {
  expect(found(text)).toEqual([])
})

describe('whatever the text', () => {
  const pieces = constantFrom(
    '613-555-0142',
    'a@b.ca',
    'K1A 0B1',
    '123456789',
    'www.x.ca',
    '🦫',
    'é',
    ' ',
    '.',
    '@',
    '-',
    '(',
    '9',
  )
  const texts = array(pieces, { maxLength: 40 }).map((parts) => parts.join(''))

  test('flags are in order, apart, within it and not empty', () => {
    assert(
      property(texts, (text) => {
        let at = 0
        for (const { start, length } of flagsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(length).toBeGreaterThan(0)
          at = start + length
        }
        expect(at).toBeLessThanOrEqual(Array.from(text).length)
      }),
    )
  })

  test('what is put among words is found', () => {
    assert(
      property(string({ unit: constantFrom('a', 'é', ' ', '🦫') }), (words) => {
        expect(flagKindsIn(`${words} 613-555-0142 ${words}`)).toEqual(['telephone'])
      }),
    )
  })
})

test('long runs of one character are told in no time', () => {
  for (const character of ['9', '@', '.', '-', 'a', '(', 'a.', '9 ', '1-'])
    expect(flagsIn(character.repeat(10_000)).length).toBeLessThan(10_000)
}, 4000)
