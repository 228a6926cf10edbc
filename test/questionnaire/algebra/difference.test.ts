import { describe, expect, test } from 'vitest'
import { apply } from '../../../src/questionnaire/apply.js'
import type { Change, Json, JsonObject, NodeName } from '../../../src/questionnaire/change.js'
import { difference } from '../../../src/questionnaire/difference.js'
import { areDisjoint } from '../../../src/questionnaire/disjoint.js'
import { invert } from '../../../src/questionnaire/invert.js'
import { applied, sketch, sketchOf } from './sketch.js'

const q: NodeName = { kind: 'question', id: 'q' }
const page = (id: string): NodeName => ({ kind: 'page', id })

/** A document of one question with these members. */
function asking(members: JsonObject): JsonObject {
  return { pages: [{ id: 'p1', questions: [{ id: 'q', ...members }] }] }
}

function moves(changes: readonly Change[]): readonly string[] {
  return changes.map((change) =>
    change.kind === 'move' ? `${'id' in change.node && change.node.id} after ${change.to.after ?? ''}` : change.kind,
  )
}

describe('difference', () => {
  test('one word changed in one language is one set', () => {
    const changes = difference(
      asking({ text: { en: 'Who?', fr: 'Qui?' } }),
      asking({ text: { fr: 'Qui?', en: 'Whom?' } }),
    )
    expect(changes).toEqual([{ kind: 'set', node: q, attribute: 'text', locale: 'en', from: 'Who?', to: 'Whom?' }])
  })

  test('a question reworded and moved to another page is one question', () => {
    const a = {
      pages: [
        { id: 'p1', questions: [{ id: 'q', required: true }] },
        { id: 'p2', questions: [] },
      ],
    }
    const b = {
      pages: [
        { id: 'p1', questions: [] },
        { id: 'p2', questions: [{ id: 'q' }] },
      ],
    }
    expect(difference(a, b)).toEqual([
      {
        kind: 'move',
        node: q,
        from: { parent: page('p1'), list: 'questions' },
        to: { parent: page('p2'), list: 'questions' },
      },
      { kind: 'set', node: q, attribute: 'required', from: true },
    ])
  })

  test('a page replaced while its question moves to the new one: insert, move, remove', () => {
    const [a, b] = [sketch('q', ['old']), sketch('q', ['new'])]
    const changes = difference(a, b)
    expect(changes.map(({ kind }) => kind)).toEqual(['insert', 'move', 'remove'])
    expect(applied(a, changes)).toEqual(b)
    expect(applied(b, invert(changes))).toEqual(a)
  })

  test.each([
    ['abc', 'acb', ['c after a']],
    ['ab', 'ba', ['b after ']],
    ['abcd', 'badc', ['b after ', 'd after a']],
    ['abc', 'bca', ['a after c']],
    ['abcde', 'edcba', ['e after ', 'd after e', 'c after d', 'b after c']],
  ])('of siblings %s that become %s, those stay that stand earliest', (before, after, expected) => {
    expect(moves(difference(sketch(before), sketch(after)))).toEqual(expected)
  })

  test('an option that goes to another question is another option', () => {
    const option = { code: 'yes', label: { en: 'Yes' } }
    const a = {
      pages: [
        {
          id: 'p1',
          questions: [
            { id: 'q', options: [option] },
            { id: 'r', options: [] },
          ],
        },
      ],
    }
    const b = {
      pages: [
        {
          id: 'p1',
          questions: [
            { id: 'q', options: [] },
            { id: 'r', options: [option] },
          ],
        },
      ],
    }
    expect(difference(a, b).map(({ kind }) => kind)).toEqual(['remove', 'insert'])
  })

  test('a page and a question may trade ids', () => {
    const [a, b] = [sketch('q', ['x']), sketch('x', ['q'])]
    expect(applied(a, difference(a, b))).toEqual(b)
  })

  test('a list is set to [] before its first insert, and goes when it is empty', () => {
    const [without, withRow] = [asking({}), asking({ rows: [{ id: 'r' }] })]
    expect(difference(without, withRow)).toEqual([
      { kind: 'set', node: q, attribute: 'rows', to: [] },
      { kind: 'insert', place: { parent: q, list: 'rows' }, content: { id: 'r' } },
    ])
    expect(difference(withRow, without)).toEqual([
      { kind: 'remove', place: { parent: q, list: 'rows' }, content: { id: 'r' } },
      { kind: 'set', node: q, attribute: 'rows', from: [] },
    ])
  })

  test.each<[value: Json | undefined]>([[undefined], [null], [''], [[]], [{}], [{ en: null }], [{ en: '', fr: [] }]])(
    'absent, null, "" and [] are four different things: %j',
    (value) => {
      for (const name of ['hint', 'options', 'constructor', '__proto__', 'place', 'from']) {
        for (const other of [undefined, null, '', [], { fr: 'x' }]) {
          const [a, b] = [value, other].map((each) =>
            asking(each === undefined ? {} : Object.fromEntries([[name, each]])),
          )
          const changes = difference(a as JsonObject, b as JsonObject)
          expect(changes.length > 0).toBe(JSON.stringify(value) !== JSON.stringify(other))
          expect(Object.entries(questionOf(applied(a as JsonObject, changes)))).toEqual(
            Object.entries(questionOf(b as JsonObject)),
          )
        }
      }
    },
  )

  test('refuses a document that has one id twice', () => {
    expect(() => difference(sketch('a|a'), sketch('a'))).toThrow(TypeError)
  })

  function questionOf(document: JsonObject): JsonObject {
    return (document.pages as readonly { questions: readonly JsonObject[] }[])[0]?.questions[0] as JsonObject
  }
})

describe('apply', () => {
  const rewording: Change = { kind: 'set', node: q, attribute: 'text', locale: 'en', from: 'Who?', to: 'Whom?' }
  const place = { parent: page('p1'), list: 'questions' }

  test.each<[sentence: string, document: JsonObject, change: Change, stands: object]>([
    ['other words', asking({ text: { en: 'Which?' } }), rewording, { kind: 'value', value: 'Which?' }],
    ['no words', asking({ text: { fr: 'Qui?' } }), rewording, { kind: 'value' }],
    ['no text', asking({ text: null }), rewording, { kind: 'value', value: null }],
    ['no such question', sketch('a'), rewording, { kind: 'nothing', node: q }],
    ['an id', asking({}), { kind: 'set', node: q, attribute: 'id', from: 'q', to: 'r' }, { kind: 'impossible' }],
    ['a whole text', asking({}), { kind: 'set', node: q, attribute: 'hint', to: { en: 'x' } }, { kind: 'impossible' }],
    [
      'a whole list',
      asking({}),
      { kind: 'set', node: q, attribute: 'rows', to: [{ id: 'r' }] },
      { kind: 'impossible' },
    ],
    [
      'a list with members',
      asking({ rows: [{ id: 'r' }] }),
      { kind: 'set', node: q, attribute: 'rows', from: [], to: null },
      { kind: 'value', value: [{ id: 'r' }] },
    ],
    [
      'an id that is taken on another page',
      sketch('a|b'),
      { kind: 'insert', place, content: { id: 'b' } },
      { kind: 'node', place: { parent: page('p2'), list: 'questions' }, content: { id: 'b' } },
    ],
    [
      'an id that is taken inside what is inserted',
      sketch('a'),
      {
        kind: 'insert',
        place: { parent: { kind: 'questionnaire' }, list: 'pages' },
        content: { id: 'p2', questions: [{ id: 'a' }] },
      },
      { kind: 'node', place, content: { id: 'a' } },
    ],
    [
      'no neighbour',
      sketch('ab'),
      { kind: 'insert', place: { ...place, after: 'c' }, content: { id: 'x' } },
      { kind: 'list', ids: ['a', 'b'] },
    ],
    ['no list', { pages: [{ id: 'p1' }] }, { kind: 'insert', place, content: { id: 'x' } }, { kind: 'value' }],
    ['no page', {}, { kind: 'insert', place, content: { id: 'x' } }, { kind: 'nothing', node: page('p1') }],
    ['a node without an id', sketch(''), { kind: 'insert', place, content: {} }, { kind: 'impossible' }],
    [
      'a node that now holds more',
      asking({ required: true }),
      { kind: 'remove', place, content: { id: 'q' } },
      { kind: 'node', place, content: { id: 'q', required: true } },
    ],
    [
      'a node that stands elsewhere',
      sketch('ba'),
      { kind: 'remove', place, content: { id: 'a' } },
      { kind: 'node', place: { ...place, after: 'b' }, content: { id: 'a' } },
    ],
    [
      'a neighbour that is the node itself',
      sketch('ab'),
      { kind: 'move', node: { kind: 'question', id: 'a' }, from: place, to: { ...place, after: 'a' } },
      { kind: 'list', ids: ['b'] },
    ],
    [
      'an option into another question',
      asking({ options: [{ code: 'yes' }] }),
      {
        kind: 'move',
        node: { kind: 'option', question: 'q', id: 'yes' },
        from: { parent: q, list: 'options' },
        to: { parent: { kind: 'question', id: 'r' }, list: 'options' },
      },
      { kind: 'impossible' },
    ],
    [
      'what only every object has',
      asking({}),
      { kind: 'set', node: q, attribute: 'constructor', from: null },
      { kind: 'value' },
    ],
  ])('refuses what does not fit, and says what stands: %s', (_, document, change, stands) => {
    expect(apply(document, [change])).toEqual({ kind: 'does-not-fit', index: 0, change, stands })
  })

  test('names the first change that does not fit', () => {
    const first: Change = { kind: 'set', node: q, attribute: 'required', to: true }
    expect(apply(asking({}), [first, first])).toMatchObject({ kind: 'does-not-fit', index: 1, stands: { value: true } })
  })
})

test('two inserts into one list are not disjoint: in turn they give nm or mn', () => {
  const [m, n] = ['m', 'n'].map((id) => difference(sketch(''), sketch(id))) as [readonly Change[], readonly Change[]]
  expect(areDisjoint(m, n)).toBe(false)
  expect([sketchOf(applied(sketch('m'), n)), sketchOf(applied(sketch('n'), m))]).toEqual(['nm', 'mn'])
})
