import { describe, expect, test } from 'vitest'
import type { FaultCode } from '../../src/questionnaire/fault.js'
import type { Page } from '../../src/questionnaire/questionnaire.js'
import { readPage } from '../../src/questionnaire/read-page.js'
import { fieldsOf, firstPage } from './fixtures.js'

type Pair = readonly [name: string, value: string]
type Refused = readonly [code: FaultCode, field: string, values?: object]

function read(page: Page, ...pairs: readonly Pair[]) {
  const { answers, faults } = readPage(page, fieldsOf(...pairs), 'en')
  return {
    answers: Object.fromEntries(answers),
    faults: faults.map(({ code, field, values }) => [code, field, values] as const),
  }
}

function refuses(feature: string, pairs: readonly Pair[], ...faults: readonly Refused[]) {
  const found = read(firstPage(feature), ...pairs).faults
  expect(found).toEqual(faults.map(([code, field, values = {}]) => [code, field, values]))
}

const ranks = (...codes: readonly string[]): Pair[] => codes.map((code, index) => [`ranks__${index + 1}`, code])

describe('what each kind refuses, and the field that a list of faults links to', () => {
  test.each<[feature: string, sentence: string, pairs: readonly Pair[], ...faults: Refused[]]>([
    ['single', 'nothing, when required', [], ['answer-required', 'travel']],
    ['single', 'the empty line of a select, when required', [['travel', '']], ['answer-required', 'travel']],
    [
      'single',
      'two values',
      [
        ['travel', 'bus'],
        ['travel', 'bus'],
      ],
      ['several-values', 'travel'],
    ],
    ['single', 'a label for a code', [['travel', 'By bus']], ['option-unknown', 'travel']],
    ['single', 'a code with space around it', [['travel', ' bus']], ['option-unknown', 'travel']],
    ['single', 'the name of a prototype member', [['travel', 'constructor']], ['option-unknown', 'travel']],
    [
      'multiple',
      'an unknown option among known ones',
      [
        ['ways', 'bus'],
        ['ways', 'ski'],
      ],
      ['option-unknown', 'ways'],
    ],
    ['multiple', 'an empty value', [['ways', '']], ['option-unknown', 'ways']],
    [
      'multiple',
      'an option twice',
      [
        ['ways', 'bus'],
        ['ways', 'bus'],
      ],
      ['repeated-choice', 'ways'],
    ],
    [
      'multiple',
      'too many',
      [
        ['ways', 'walk'],
        ['ways', 'bus'],
        ['ways', 'bike'],
      ],
      ['too-many', 'ways', { max: 2, chosen: 3 }],
    ],
    ['exclusive', 'too few', [['ways', 'walk']], ['too-few', 'ways', { min: 2, chosen: 1 }]],
    [
      'exclusive',
      'an exclusive option with others',
      [
        ['ways', 'walk'],
        ['ways', 'none'],
      ],
      ['exclusive-with-others', 'ways'],
    ],
    [
      'exclusive',
      'two exclusive options',
      [
        ['ways', 'prefer_not'],
        ['ways', 'none'],
      ],
      ['exclusive-with-others', 'ways'],
    ],
    ['scale', 'a value for a code', [['often', '2']], ['option-unknown', 'often']],
    [
      'matrix',
      'one row twice, another unknown',
      [
        ['places__library', 'often'],
        ['places__library', 'never'],
        ['places__park', '3'],
      ],
      ['several-values', 'places__library'],
      ['option-unknown', 'places__park'],
    ],
    ['ranking', 'one answer at two ranks', ranks('bus', 'bus'), ['repeated-choice', 'ranks__2', { first: 1 }]],
    ['ranking', 'a second rank without a first', ranks('', 'bus'), ['rank-gap', 'ranks__1']],
    ['ranking', 'an unknown answer', ranks('ski'), ['option-unknown', 'ranks__1']],
    [
      'ranking',
      'a rank posted twice, which is no gap',
      [...ranks('bus', 'walk'), ['ranks__1', 'bike']],
      ['several-values', 'ranks__1'],
    ],
    [
      'short-text',
      'a code point too many',
      [['town', '😀'.repeat(81)]],
      ['too-long', 'town', { length: 81, limit: 80, over: 1 }],
    ],
    ['short-text', 'a null character', [['town', 'a\0b']], ['unreadable-character', 'town']],
    ['short-text', 'a lone surrogate', [['town', 'a\ud800b']], ['unreadable-character', 'town']],
    ['number', 'words', [['distance', 'far']], ['not-a-number', 'distance']],
    ['number', 'a null character', [['distance', '1\0']], ['unreadable-character', 'distance']],
    ['number', 'less than the least', [['distance', '-1']], ['below', 'distance', { min: 0 }]],
    ['number', 'more than the most', [['distance', '1,000.5']], ['above', 'distance', { max: 1000 }]],
    ['number', 'a part, where whole numbers are asked for', [['trips', '1.5']], ['not-whole', 'trips']],
    [
      'specify',
      'too many words',
      [
        ['travel', 'other'],
        ['travel__other_text', 'x'.repeat(201)],
      ],
      ['too-long', 'travel__other_text', { length: 201, limit: 200, over: 1 }],
    ],
    [
      'specify',
      'a null character, even in words that do not count',
      [
        ['travel', 'bus'],
        ['travel__other_text', '\0'],
      ],
      ['unreadable-character', 'travel__other_text'],
    ],
    [
      'specify',
      'words twice',
      [
        ['travel', 'other'],
        ['travel__other_text', 'a'],
        ['travel__other_text', 'b'],
      ],
      ['several-values', 'travel__other_text'],
    ],
    [
      'short-text',
      'fields of no question',
      [
        ['constructor', '1'],
        ['__proto__', '2'],
        ['town__other_text', '3'],
      ],
      ['field-unknown', 'constructor', { field: 'constructor' }],
      ['field-unknown', '__proto__', { field: '__proto__' }],
      ['field-unknown', 'town__other_text', { field: 'town__other_text' }],
    ],
    ['ranking', 'a rank too many', ranks('bus', 'walk', 'bike'), ['field-unknown', 'ranks__3', { field: 'ranks__3' }]],
  ])('a %s refuses %s', (feature, _, pairs, ...faults) => {
    refuses(feature, pairs, ...faults)
  })

  test('a required matrix asks for every row that is not answered', () => {
    const page = requiring(firstPage('matrix'))
    expect(read(page, ['places__park', 'often'])).toEqual({
      answers: {},
      faults: [['answer-required', 'places__library', { row: 'library' }]],
    })
  })

  test.each(['multiple', 'scale', 'short-text', 'long-text'])('a required %s asks for an answer once', (feature) => {
    const page = requiring(firstPage(feature))
    const field = page.questions[0]?.id
    expect(read(page).faults).toEqual([['answer-required', field, {}]])
  })

  test('a required ranking links to its first rank', () => {
    expect(read(requiring(firstPage('ranking')), ...ranks('', '')).faults).toEqual([
      ['answer-required', 'ranks__1', {}],
    ])
  })

  test('a question at fault has no answer, but keeps its choice when only the words beside it are at fault', () => {
    expect(read(firstPage('multiple'), ['ways', 'bus'], ['ways', 'ski']).answers).toEqual({})
    expect(read(firstPage('specify'), ['travel', 'other'], ['travel__other_text', '\0']).answers).toEqual({
      travel: 'other',
    })
  })

  test('exactly the limit is not too long, however many bytes or CRLF it takes', () => {
    expect(read(firstPage('short-text'), ['town', '😀'.repeat(80)]).faults).toEqual([])
    expect(read(firstPage('long-text'), ['ideas', 'ab\r\n'.repeat(666)]).faults).toEqual([])
  })
})

function requiring(page: Page): Page {
  return { ...page, questions: page.questions.map((question) => ({ ...question, required: true })) }
}
