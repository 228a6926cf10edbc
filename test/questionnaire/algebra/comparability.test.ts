import { describe, expect, test } from 'vitest'
import { idAttribute, type NodeKind } from '../../../src/questionnaire/algebra/node-kind.js'
import { comparabilityOfValue } from '../../../src/questionnaire/algebra/value-comparability.js'
import type { JsonObject } from '../../../src/questionnaire/change.js'
import { comparabilityOf } from '../../../src/questionnaire/comparability.js'
import type { Comparability } from '../../../src/questionnaire/comparability-class.js'
import { difference } from '../../../src/questionnaire/difference.js'
import { editDistance } from '../../../src/questionnaire/edit-distance.js'
import { questionnaireSchema } from '../../../src/questionnaire/schema.js'

const options = [{ code: 'yes', label: { en: 'Yes' } }, { code: 'no' }]
const question = { id: 'q', kind: 'single', text: { en: 'Who should decide?' }, hint: { en: 'One' }, options }
const points = [{ code: 'low' }, { code: 'high' }]

function asking(...questions: readonly JsonObject[]): JsonObject {
  return { pages: [{ id: 'p1', title: { en: 'First' }, questions }] }
}

function comparabilityBetween(a: JsonObject, b: JsonObject, declared?: 'typo' | 'meaning'): Comparability {
  return comparabilityOf(a, difference(a, b), declared)
}

describe('the comparability of a change', () => {
  const scale = { id: 's', kind: 'scale', points }
  const bands = {
    id: 'age',
    options: [
      { code: 'a', from: 0, to: 9 },
      { code: 'b', from: 10 },
    ],
  }
  const conditional = { id: 'c', showIf: { all: [{ question: 'q', is: 'yes' }] } }

  test.each<[Comparability, sentence: string, a: JsonObject, b: JsonObject]>([
    ['none', 'nothing', asking(question), asking(question)],
    ['none', 'a hint', asking(question), asking({ ...question, hint: { en: 'Only one' } })],
    ['none', 'a page title', asking(question), { pages: [{ id: 'p1', title: { en: 'New' }, questions: [question] }] }],
    ['none', 'a new question', asking(question), asking(question, scale)],
    [
      'none',
      'the order of options without order',
      asking(question),
      asking({ ...question, options: options.toReversed() }),
    ],
    ['none', 'the order of questions', asking(question, scale), asking(scale, question)],
    ['wording', 'a text', asking(question), asking({ ...question, text: { en: 'Who decides?' } })],
    [
      'wording',
      'a language added',
      asking(question),
      asking({ ...question, text: { en: 'Who should decide?', fr: 'Qui?' } }),
    ],
    [
      'wording',
      'a label',
      asking(question),
      asking({ ...question, options: [{ code: 'yes', label: { en: 'Y' } }, { code: 'no' }] }),
    ],
    ['options', 'an option added', asking(question), asking({ ...question, options: [...options, { code: 'maybe' }] })],
    ['options', 'an option removed', asking(question), asking({ ...question, options: options.slice(1) })],
    ['options', 'the order of points', asking(scale), asking({ ...scale, points: points.toReversed() })],
    ['options', 'the order of bands', asking(bands), asking({ ...bands, options: bands.options.toReversed() })],
    [
      'options',
      'an exclusive option',
      asking(question),
      asking({ ...question, options: [{ ...options[0], exclusive: true }, { code: 'no' }] as JsonObject[] }),
    ],
    ['reach', 'a required answer', asking(question), asking({ ...question, required: true })],
    ['reach', 'a condition', asking(question, { id: 'c' }), asking(question, conditional)],
    [
      'reach',
      'the place of a question that a condition looks at',
      asking(scale, question, conditional),
      asking(question, scale, conditional),
    ],
    ['meaning', 'a kind', asking(question), asking({ ...question, kind: 'multiple', hint: { en: 'Any' } })],
    [
      'meaning',
      'a value on a scale',
      asking(scale),
      asking({ ...scale, points: [{ code: 'low', value: 1 }, { code: 'high' }] }),
    ],
    [
      'meaning',
      'a split',
      asking(question),
      asking({ ...question, id: 'q1', replaces: ['q'] }, { ...question, id: 'q2', replaces: ['q'] }),
    ],
    ['meaning', 'something unheard of', asking(question), asking({ ...question, constructor: null })],
  ])('is %s for %s', (expected, _, a, b) => {
    expect(comparabilityBetween(a, b)).toBe(expected)
  })

  test('is none for a typo that an editor declares, and wording for more than three characters', () => {
    const reworded = (en: string) => asking({ ...question, text: { en } })
    expect(comparabilityBetween(reworded('Who shuold decide?'), reworded('Who should decide?'))).toBe('wording')
    expect(comparabilityBetween(reworded('Who shuold decide?'), reworded('Who should decide?'), 'typo')).toBe('none')
    expect(comparabilityBetween(reworded('Who may decide?'), reworded('Who should decide?'), 'typo')).toBe('wording')
    expect(comparabilityBetween(asking({ ...question, required: true }), asking(question), 'typo')).toBe('reach')
  })

  test('is meaning when an editor says so', () => {
    expect(comparabilityBetween(asking(question), asking({ ...question, hint: { en: 'x' } }), 'meaning')).toBe(
      'meaning',
    )
  })
})

test('every member that the format has is in a class, or is taken for a change of meaning on purpose', () => {
  const worst = membersOfFormat().filter(([kind, member]) => comparabilityOfValue(kind, member) === 'meaning')
  expect(worst.map((each) => each.join(' ')).toSorted()).toEqual([
    'option from',
    'option to',
    'point offScale',
    'point value',
    'question kind',
    'question replaces',
    'question unit',
    'questionnaire schema',
  ])
})

/** Each with the kind of its node; ids name nodes and are never set. */
function membersOfFormat(): readonly (readonly [NodeKind, string])[] {
  const { properties, $defs } = questionnaireSchema
  const kinds = $defs.question.properties.kind.enum as readonly (keyof typeof $defs)[]
  const shapes: readonly (readonly [NodeKind, object])[] = [
    ['questionnaire', properties],
    ['helpResource', $defs.helpResource.properties],
    ['page', $defs.page.properties],
    ...kinds.map((kind) => ['question', ($defs[kind] as { readonly properties: object }).properties] as const),
    ['option', $defs.bandOption.properties],
    ['point', $defs.point.properties],
    ['row', $defs.row.properties],
  ]
  const members = shapes.flatMap(([kind, shape]) => Object.keys(shape).map((member) => [kind, member] as const))
  const isSet = ([kind, member]: readonly [NodeKind, string]) => member !== idAttribute(kind)
  return [...new Map(members.filter(isSet).map((each) => [each.join(' '), each])).values()]
}

test.each([
  ['', '', 0],
  ['abc', '', 3],
  ['kitten', 'sitting', 3],
  ['\u{1f600}', '\u{1f601}', 1],
])('from %j to %j there are %d edits', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance)
  expect(editDistance(b, a)).toBe(distance)
})
