import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/questionnaire/answers.js'
import { fieldNames } from '../../src/questionnaire/field-names.js'
import { questionsOf } from '../../src/questionnaire/find-question.js'
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { type ResponseAnswers, responseAnswers } from '../../src/questionnaire/response-answers.js'
import { responseSchema } from '../../src/questionnaire/response-schema.js'
import { anyAnswered, numRuns } from './arbitrary.js'
import { fixtureNames, questionnaireWith } from './fixtures.js'

function stored(feature: string, answers: Record<string, Answer>): ResponseAnswers {
  return responseAnswers(questionnaireWith(feature), new Map(Object.entries(answers)))
}

function accepts(questionnaire: Questionnaire): (value: unknown) => boolean {
  return new Ajv2020({ strict: true, ownProperties: true }).compile(responseSchema(questionnaire, 1))
}

describe('what is stored of a response', () => {
  test('is a value for what was answered, null for what was skipped, false for what was not shown', () => {
    expect(stored('same-page-condition', { travel: 'bus', ways: ['walk'], club: 'never seen' })).toEqual({
      travel: 'bus',
      route: null,
      ways: ['walk'],
      club: false,
    })
  })

  test('stands in the order of the document', () => {
    const names = Object.keys(stored('specify', { ways: ['bus'], travel: 'walk' }))
    expect(names).toEqual(['travel', 'travel__other_text', 'ways', 'ways__other_text'])
  })

  test.each<[sentence: string, answers: Record<string, Answer>, words: Answer | null | false]>([
    ['words beside the option', { travel: 'other', travel__other_text: 'skis' }, 'skis'],
    ['null when the option has no words', { travel: 'other' }, null],
    ['false when the option is not chosen', { travel: 'bus', travel__other_text: 'skis' }, false],
    ['false when nothing is', {}, false],
  ])('has %s', (_, answers, words) => {
    expect(stored('specify', answers).travel__other_text).toBe(words)
  })

  test('holds only the rows of a matrix that are answered', () => {
    expect(stored('matrix', { places: { park: 'often' } })).toEqual({ places: { park: 'often' } })
    expect(stored('matrix', {})).toEqual({ places: null })
  })

  test('is what the schema of the version describes', () => {
    fc.assert(
      fc.property(anyAnswered, ({ questionnaire, answers }) => {
        expect(accepts(questionnaire)(responseAnswers(questionnaire, answers))).toBe(true)
      }),
      { numRuns: Math.round(numRuns / 15) },
    )
  })
})

describe('the schema of responses', () => {
  test.each(fixtureNames('valid'))(
    'to %s compiles and accepts a response without answers to optional questions',
    (feature) => {
      const questionnaire = questionnaireWith(feature)
      const isRequired = questionsOf(questionnaire).some((question) => question.required)
      expect(accepts(questionnaire)(responseAnswers(questionnaire, new Map()))).toBe(!isRequired)
    },
  )

  test.each<[feature: string, sentence: string, answers: Record<string, unknown>]>([
    ['single', 'a label', { travel: 'By bus' }],
    ['single', 'a required answer skipped', { travel: null }],
    ['single', 'an answer missing', {}],
    ['single', 'one answer too many', { travel: 'bus', constructor: 'x' }],
    ['short-text', 'false for a question that is always shown', { town: false }],
    ['short-text', 'blank words', { town: ' ' }],
    ['short-text', 'too many code points', { town: '😀'.repeat(81) }],
    ['multiple', 'a list of none', { ways: [] }],
    ['multiple', 'an option twice', { ways: ['bus', 'bus'] }],
    ['multiple', 'too many options', { ways: ['walk', 'bus', 'bike'] }],
    ['multiple', 'an exclusive option with others', { ways: ['bus', 'none'] }],
    ['matrix', 'an unknown row', { places: { square: 'often' } }],
    ['matrix', 'no row', { places: {} }],
    ['ranking', 'too many ranks', { ranks: ['walk', 'bus', 'bike'] }],
    ['number', 'a number as text', { distance: '5', trips: null }],
    ['number', 'a part of a trip', { distance: 5, trips: 0.5 }],
    ['number', 'more than the most', { distance: 1001, trips: null }],
    ['specify', 'a missing mark for words', { travel: 'bus', ways: null, ways__other_text: false }],
  ])('to %s refuses %s', (feature, _, answers) => {
    expect(accepts(questionnaireWith(feature))(answers)).toBe(false)
  })

  test('is named after the questionnaire and the version', () => {
    expect(responseSchema(questionnaireWith('single'), 3)).toMatchObject({ $id: 'urn:roundtable:response:single:3' })
  })
})

describe('the names of fields', () => {
  test.each<[feature: string, names: readonly string[]]>([
    ['single', ['travel']],
    ['matrix', ['places__library', 'places__park']],
    ['ranking', ['ranks__1', 'ranks__2']],
    ['specify', ['travel', 'travel__other_text', 'ways', 'ways__other_text']],
    ['number', ['distance', 'trips']],
  ])('of %s', (feature, names) => {
    expect(questionsOf(questionnaireWith(feature)).flatMap((question) => fieldNames(question))).toEqual(names)
  })
})
