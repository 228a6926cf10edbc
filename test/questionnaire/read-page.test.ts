import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/questionnaire/answers.js'
import type { Page } from '../../src/questionnaire/questionnaire.js'
import { readPage } from '../../src/questionnaire/read-page.js'
import { fieldsOf, firstPage } from './fixtures.js'

type Pair = readonly [name: string, value: string]

function read(page: Page, ...pairs: readonly Pair[]) {
  const { answers, faults } = readPage(page, fieldsOf(...pairs), 'en')
  return {
    answers: Object.fromEntries(answers),
    faults: faults.map(({ code, field, values }) => [code, field, values] as const),
  }
}

function accepts(feature: string, pairs: readonly Pair[], answers: Record<string, Answer>) {
  expect(read(firstPage(feature), ...pairs)).toEqual({ answers, faults: [] })
}

const ranks = (...codes: readonly string[]): Pair[] => codes.map((code, index) => [`ranks__${index + 1}`, code])

describe('what each kind accepts', () => {
  test.each<[feature: string, sentence: string, pairs: readonly Pair[], answers: Record<string, Answer>]>([
    ['single', 'one code', [['travel', 'bus']], { travel: 'bus' }],
    ['multiple', 'nothing', [], {}],
    [
      'multiple',
      'codes, put in document order',
      [
        ['ways', 'bike'],
        ['ways', 'walk'],
      ],
      { ways: ['walk', 'bike'] },
    ],
    ['exclusive', 'an exclusive option alone, below the least number', [['ways', 'none']], { ways: ['none'] }],
    ['scale', 'a point', [['often', 'sometimes']], { often: 'sometimes' }],
    ['scale', 'a point off the scale', [['often', 'no_opinion']], { often: 'no_opinion' }],
    ['scale', 'the empty line of a select, as no answer', [['often', '']], {}],
    ['matrix', 'the rows that are answered', [['places__park', 'often']], { places: { park: 'often' } }],
    ['matrix', 'no row', [['places__park', '']], {}],
    ['ranking', 'codes by rank', ranks('bike', 'walk'), { ranks: ['bike', 'walk'] }],
    ['ranking', 'the first rank only', ranks('bus', ''), { ranks: ['bus'] }],
    ['ranking', 'no rank', ranks('', ''), {}],
    [
      'short-text',
      'words as they were typed',
      [['town', '  <b>L’Île</b> & "Co" ']],
      { town: '  <b>L’Île</b> & "Co" ' },
    ],
    ['short-text', 'white space, as no answer', [['town', ' \t\u00a0']], {}],
    ['long-text', 'CRLF as LF', [['ideas', 'one\r\ntwo\rthree\n']], { ideas: 'one\ntwo\rthree\n' }],
    ['number', 'a number with white space around it', [['distance', ' 1,000 ']], { distance: 1000 }],
    ['number', 'zero, without a sign', [['distance', '-0']], { distance: 0 }],
    [
      'specify',
      'words to the option that asks',
      [
        ['travel', 'other'],
        ['travel__other_text', 'skis'],
      ],
      { travel: 'other', travel__other_text: 'skis' },
    ],
    [
      'specify',
      'the option without words',
      [
        ['travel', 'other'],
        ['travel__other_text', ' '],
      ],
      { travel: 'other' },
    ],
    [
      'specify',
      'words without the option, which do not count',
      [
        ['travel', 'bus'],
        ['travel__other_text', 'x'.repeat(201)],
      ],
      { travel: 'bus' },
    ],
    [
      'specify',
      'words to one option of several',
      [
        ['ways', 'other'],
        ['ways', 'bus'],
        ['ways__other_text', 'skis'],
      ],
      { ways: ['bus', 'other'], ways__other_text: 'skis' },
    ],
  ])('a %s accepts %s', (feature, _, pairs, answers) => {
    accepts(feature, pairs, answers)
  })
})
