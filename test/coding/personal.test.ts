import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FlagKind, findPersonal } from '../../src/coding/personal.js'
import { findPassages, isWithin, redact, uncovered, wordsAt } from '../../src/coding/span.js'

const found = (text: string) => findPersonal(text).map((flag) => `${flag.kind}: ${wordsAt(text, flag)}`)

const examples: readonly (readonly [FlagKind, string])[] = [
  ['email', 'jo.tremblay+avis@exemple.qc.ca'],
  ['email', 'zoé@écoles.example'],
  ['telephone', '613-555-0123'],
  ['telephone', '(819) 555-0123'],
  ['telephone', '1 800 555 0199'],
  ['telephone', '514.555.0134'],
  ['telephone', '+33 1 55 55 01 23'],
  ['telephone', '6135550123'],
  ['telephone', '555-0187'],
  ['postal-code', 'K1A 0B1'],
  ['postal-code', 'h2x1y4'],
  ['postal-code', 'J8X-3X7'],
  ['insurance-number', '046 454 286'],
  ['insurance-number', '123-456-789'],
  ['insurance-number', '046454286'],
  ['digits', '4556 1234 5678 9012'],
  ['digits', '90210003456'],
  ['handle', '@jo_tremblay'],
  ['handle', 'https://social.example/@jo'],
  ['handle', 'www.reseau.example/jo.tremblay'],
]

describe('what looks like somebody’s', () => {
  test.for(examples)('%s: %s', ([kind, words]) => {
    for (const text of [words, `Écrivez-moi : ${words}.`, `(${words}), merci 🙂`, `🙂 ${words}\n`]) {
      expect(found(text)).toEqual([`${kind}: ${words}`])
    }
  })

  test.for([
    'In 2018-2019 we met 12 times, for 1,200 people and $3.5 million.',
    'Le 3 mai 2018, de 9 h 30 à 16 h, 100 000 000 $ ont été promis à 45 000 personnes.',
    'On 2018-05-03 between 10 and 20 % of 3,000,000 answers came at 10:45:30.',
    'Bill C-51, section 83.01(1)(b), and the years 1995 2001 2016.',
    'Write to us @ the office; see https://example.org and www.exemple.ca.',
    'Les étudiant·e·s de 16-18 ans… n°12345',
  ])('nothing in: %s', (text) => {
    expect(found(text)).toEqual([])
  })

  test('in any text, flags are in order, within it, and never overlap', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(...examples.map(([, words]) => words)),
      fc.stringMatching(/^[0-9 ().+-]{0,20}$/),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('')
        let upto = 0
        for (const flag of findPersonal(text)) {
          expect(flag.place).toBeGreaterThanOrEqual(upto)
          expect(isWithin(text, flag)).toBe(true)
          upto = flag.place + flag.length
        }
      }),
    )
  })

  test('a text made to keep patterns busy is gone through at once', () => {
    for (const part of ['a.', '1 ', '@', 'www.', '(613) ', 'a@a.', '12-', 'http://x']) {
      const before = performance.now()
      findPersonal(part.repeat(20_000))
      expect(performance.now() - before).toBeLessThan(2_000)
    }
  })
})

describe('redacting', () => {
  test('leaves a mark in the language of the text, and counts characters as people do', () => {
    const text = '🙂 Appelez Zoé au 613-555-0123.'
    expect(redact(text, [{ ...findPassages(text, 'Zoé')[0]!, reason: 'name' }], 'fr')).toBe(
      '🙂 Appelez [caviardé\u00a0: nom] au 613-555-0123.',
    )
    expect(redact(text, [{ ...findPersonal(text)[0]!, reason: 'contact' }], 'en')).toBe(
      '🙂 Appelez Zoé au [redacted: contact details].',
    )
  })

  test('a passage is found wherever it stands', () => {
    expect(findPassages('aa🙂aa', 'a')).toEqual([0, 1, 3, 4].map((place) => ({ place, length: 1 })))
    expect(findPassages('aaa', 'aa')).toEqual([{ place: 0, length: 2 }])
    expect(findPassages('abc', '')).toEqual([])
  })

  test('what is covered already needs no covering', () => {
    const spans = [
      { place: 2, length: 3 },
      { place: 4, length: 3 },
    ]
    expect(uncovered(spans, [{ place: 1, length: 4 }])).toEqual([{ place: 4, length: 3 }])
  })

  const text = fc.string({ unit: 'grapheme', maxLength: 40 })
  const span = fc.record({
    place: fc.nat(45),
    length: fc.integer({ min: 1, max: 12 }),
    reason: fc.constant('name' as const),
  })
  test('nothing of a covered stretch is shown, and everything else is, whatever overlaps', () => {
    fc.assert(
      fc.property(text, fc.array(span, { maxLength: 6 }), (words, spans) => {
        const within = spans.filter((each) => isWithin(words, each))
        const covered = new Set(within.flatMap(({ place, length }) => Array.from({ length }, (_, at) => place + at)))
        const kept = Array.from(words).filter((_, at) => !covered.has(at))
        expect(redact(words, within, 'en').replaceAll('[redacted: name]', '')).toBe(
          kept.join('').replaceAll('[redacted: name]', ''),
        )
      }),
    )
  })
})
