import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change, JsonObject } from '../../src/questionnaire/change.js'
import { difference } from '../../src/questionnaire/difference.js'
import { intentKinds, intentsOf } from '../../src/questionnaire/intent.js'
import { anyEdited, numRuns } from './algebra/documents.js'

const options = [{ code: 'yes', label: { en: 'Yes', fr: 'Oui' } }, { code: 'no' }]
const question = { id: 'q', kind: 'single', text: { en: 'Who?', fr: 'Qui?' }, hint: { en: 'One' }, options }
const points = [
  { code: 'low', value: 1 },
  { code: 'high', value: 2 },
]
const scale = { id: 's', kind: 'scale', points }
const matrix = { id: 'm', kind: 'matrix', rows: [{ id: 'a' }, { id: 'b', text: { en: 'B' } }], points }

function asking(...questions: readonly JsonObject[]): JsonObject {
  return { pages: [{ id: 'p1', title: { en: 'First' }, questions }] }
}

/** Each intent as `kind id`. */
function toldOf(changes: readonly Change[]): readonly string[] {
  return intentsOf(changes).map(({ kind, node }) => `${kind} ${'id' in node ? node.id : node.kind}`)
}

describe('the intents of changes', () => {
  test.each<[told: string, sentence: string, a: JsonObject, b: JsonObject]>([
    ['', 'nothing', asking(question), asking(question)],
    [
      'edit-text q',
      'both languages of a text',
      asking(question),
      asking({ ...question, text: { en: 'Who, then?', fr: 'Qui donc?' } }),
    ],
    ['edit-hint q', 'a hint', asking(question), asking({ ...question, hint: { en: 'Only one' } })],
    [
      'edit-text p1',
      'the title of a page',
      asking(question),
      { pages: [{ id: 'p1', title: { en: 'One' }, questions: [question] }] },
    ],
    [
      'add-option maybe',
      'an option',
      asking(question),
      asking({ ...question, options: [...options, { code: 'maybe' }] }),
    ],
    ['remove-option no', 'an option less', asking(question), asking({ ...question, options: options.slice(0, 1) })],
    [
      'relabel-option yes',
      'a label in both languages',
      asking(question),
      asking({ ...question, options: [{ code: 'yes', label: { en: 'Y', fr: 'O' } }, { code: 'no' }] }),
    ],
    ['move no', 'the order of options', asking(question), asking({ ...question, options: options.toReversed() })],
    ['add-option c', 'a row', asking(matrix), asking({ ...matrix, rows: [...matrix.rows, { id: 'c' }] })],
    [
      'relabel-option b',
      'the words of a row',
      asking(matrix),
      asking({ ...matrix, rows: [{ id: 'a' }, { id: 'b', text: { en: 'Bee' } }] }),
    ],
    ['add-question s', 'a question', asking(question), asking(question, scale)],
    ['remove-question s', 'a question less', asking(question, scale), asking(question)],
    ['add-question q|add-question s', 'a page of two questions', { pages: [] }, asking(question, scale)],
    ['other questionnaire', 'a page without questions', { pages: [] }, { pages: [{ id: 'p', questions: [] }] }],
    ['move s', 'the order of questions', asking(question, scale), asking(scale, question)],
    [
      'change-scale s',
      'points that come, go, move and count otherwise',
      asking(scale),
      asking({ ...scale, points: [{ code: 'high', value: 3 }, { code: 'low', value: 1 }, { code: 'new' }] }),
    ],
    [
      'change-kind q|edit-text q',
      'a question of another kind, and its words',
      asking(question),
      asking({ id: 'q', kind: 'scale', text: { en: 'How?', fr: 'Qui?' }, hint: question.hint, points }),
    ],
    ['other q', 'a condition', asking(question), asking({ ...question, showIf: { question: 'z', is: 'a' } })],
    [
      'split q',
      'two questions in the place of one',
      asking(question),
      asking({ id: 'q1', replaces: ['q'] }, { id: 'q2', replaces: ['q'] }),
    ],
    ['split q', 'a part that parts', asking(question), asking(question, { id: 'q2', replaces: ['q'] })],
    [
      'merge one',
      'one question in the place of two',
      asking(question, scale),
      asking({ id: 'one', replaces: ['q', 's'] }),
    ],
    ['merge q', 'a question that takes in another', asking(question, scale), asking({ ...question, replaces: ['s'] })],
    [
      'remove-question q|add-question q1',
      'one question in the place of one',
      asking(question),
      asking({ id: 'q1', replaces: ['q'] }),
    ],
  ])('are "%s" for %s', (told, _, a, b) => {
    expect(toldOf(difference(a, b)).toSorted()).toEqual(told === '' ? [] : told.split('|').toSorted())
  })

  test('carry the changes of both languages, and of all that a split needs', () => {
    const reworded = difference(asking(question), asking({ ...question, text: { en: 'Who, then?', fr: 'Qui donc?' } }))
    expect(intentsOf(reworded).map(({ changes }) => changes)).toEqual([reworded])
    const split = difference(asking(question), asking({ id: 'q1', replaces: ['q'] }, { id: 'q2', replaces: ['q'] }))
    expect(intentsOf(split).map(({ changes }) => changes)).toEqual([split])
  })

  test('leave no change out, whatever the documents', () => {
    fc.assert(
      fc.property(anyEdited, ({ ours, theirs }) => {
        const changes = difference(ours, theirs)
        const intents = intentsOf(changes)
        expect(intents.every(({ kind }) => intentKinds.includes(kind))).toBe(true)
        expect(changes.filter((change) => !intents.some((intent) => intent.changes.includes(change)))).toEqual([])
      }),
      { numRuns },
    )
  })
})
