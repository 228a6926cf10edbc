import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FlagKind, flagsIn } from '../../src/coding/flags.js'
import { personalSorts } from '../../src/synthetic/plant.js'
import { personalSentence } from '../../src/synthetic/personal.js'
import { randomOf } from '../../src/synthetic/random.js'

const found = (text: string) =>
  flagsIn(text).map(
    ({ kind, start, length }) =>
      `${kind}: ${Array.from(text)
        .slice(start, start + length)
        .join('')}`,
  )

const examples: readonly (readonly [FlagKind, string])[] = [
  ['email', 'jo.tremblay+avis@exemple.qc.ca'],
  ['email', 'zoé@écoles.example'],
  ['telephone', '613-555-0123'],
  ['telephone', '(819) 555-0123'],
  ['telephone', '1 800 555 0199'],
  ['telephone', '514.555.0134'],
  ['telephone', '6135550123'],
  ['telephone', '555-0187'],
  ['postal-code', 'K1A 0B1'],
  ['postal-code', 'h2x1y4'],
  ['postal-code', 'J8X-3X7'],
  ['digits', '046 454 286'],
  ['digits', '123-456-789'],
  ['digits', '046454286'],
  ['digits', '4556 1234 5678 9012'],
  ['digits', '90210003456'],
  ['link', '@jo_tremblay'],
  ['link', 'https://social.example/@jo'],
  ['link', 'www.reseau.example/jo.tremblay'],
]

describe('what may say who somebody is', () => {
  test.for(examples)('%s: %s', ([kind, words]) => {
    for (const text of [words, `Écrivez-moi : ${words}.`, `(${words}), merci 🙂`, `🙂 ${words}\n`]) {
      expect(found(text)).toEqual([`${kind}: ${words}`])
    }
  })

  test.for([
    'In 2018-2019 we met 12 times, for 1,200 people and $3.5 million.',
    'Le 3 mai 2018, de 9 h 30 à 16 h, 100 000 000 $ ont été promis à 45 000 personnes.',
    'On 2018-05-03 10 to 20 % of 3,000,000 answers came at 10:45:30.',
    'Bill C-51, section 83.01(1)(b), and the years 1995 2001 2016.',
    'De 2014-2015 2016-2017, rien n’a changé.',
    'Write to us @ the office.',
    'Les étudiant·e·s de 16-18 ans… n°12345',
  ])('is not in: %s', (text) => {
    expect(found(text)).toEqual([])
  })

  test.for(personalSorts)('is found wherever the samples put it: %s', (sort) => {
    for (let seed = 0; seed < 200; seed++) {
      for (const language of ['en', 'fr'] as const) {
        const sentence = personalSentence(randomOf('flags', seed), sort, language)
        expect([sentence, flagsIn(sentence).map(({ kind }) => kind)]).toEqual([sentence, [sort]])
      }
    }
  })

  test('is told in order, within the text, and never twice', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(...examples.map(([, words]) => words)),
      fc.stringMatching(/^[0-9 ().+-]{0,20}$/),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('')
        let upto = 0
        for (const { start, length } of flagsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(upto)
          expect(length).toBeGreaterThan(0)
          upto = start + length
        }
        expect(upto).toBeLessThanOrEqual(Array.from(text).length)
      }),
    )
  })

  test('takes no time that grows with the square of a text', () => {
    const took = (text: string) => {
      const before = performance.now()
      flagsIn(text)
      return performance.now() - before
    }
    for (const part of ['a.', '1 ', '@', 'www.', '(613) ', 'a@a.', '12-', 'http://x']) {
      took(part.repeat(1000))
      const short = Math.max(5, took(part.repeat(5000)))
      expect([part, took(part.repeat(50_000)) < short * 60]).toEqual([part, true])
    }
  })
})
