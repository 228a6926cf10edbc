import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../src/questionnaire/change.js'
import { merge } from '../../../src/questionnaire/merge.js'
import { mergedSketch, sketch } from './sketch.js'

const q = { kind: 'question', id: 'q' }
const page = (id: string) => ({ kind: 'page', id })

const absent = undefined

function asking(members: JsonObject): JsonObject {
  return { pages: [{ id: 'p1', questions: [{ id: 'q', ...members }] }] }
}

describe('merge of orders', () => {
  test.each<[base: string, ours: string, theirs: string, result: string]>([
    ['', 'm', 'n', 'mn'],
    ['', 'n', 'm', 'mn'],
    ['a', 'ba', 'ca', 'bca'],
    ['ab', 'b', 'xab', 'xb'],
    ['ab', 'b', 'axb', 'xb'],
    ['abc', 'acb', 'abc', 'acb'],
    ['abc', 'acb', 'bca', 'conflict: place of a, place of c'],
    ['abc', 'bac', 'acb', 'bac'],
    ['abcd', 'bacd', 'abdc', 'bdac'],
    ['ab', 'ba', 'ba', 'ba'],
    ['abc', 'cab', 'bac', 'bca'],
    ['ab', 'axb', 'axb', 'axb'],
    ['ab', 'xab', 'axb', 'conflict: node of x'],
    ['a|', '|a', 'a|', '|a'],
    ['a||', '|a|', '||a', 'conflict: place of a'],
    ['|', 'x|', '|x', 'conflict: node of x'],
    ['ab', 'a', 'b', ''],
    ['ab', 'b', 'ba', 'b'],
    ['ab', 'a', 'ba', 'conflict: node of b'],
  ])('%j, ours %j, theirs %j: %j', (base, ours, theirs, result) => {
    expect(mergedSketch(sketch(base), sketch(ours), sketch(theirs))).toBe(result)
    expect(mergedSketch(sketch(base), sketch(theirs), sketch(ours))).toBe(result)
  })
})

describe('merge of values', () => {
  const words = { en: 'Who?', fr: 'Qui?' }

  test('takes each language from the side that changed it', () => {
    const merged = merge(
      asking({ text: words }),
      asking({ text: { ...words, en: 'Whom?' } }),
      asking({ text: { ...words, fr: 'Qui ça?' } }),
    )
    expect(merged).toEqual({ kind: 'merged', document: asking({ text: { en: 'Whom?', fr: 'Qui ça?' } }) })
  })

  test('names what both changed differently, with what all three say', () => {
    const [ours, theirs] = [{ ...words, en: 'Whom?' }, { fr: 'Qui?' }]
    expect(merge(asking({ text: words }), asking({ text: ours }), asking({ text: theirs }))).toEqual({
      kind: 'conflict',
      conflicts: [{ fact: 'value', node: q, attribute: 'text', locale: 'en', base: 'Who?', ours: 'Whom?' }],
    })
  })

  test.each<[base: Json | undefined, ours: Json | undefined, theirs: Json | undefined, conflict: object]>([
    [absent, null, { en: 'x' }, { ours: null, theirs: { en: 'x' } }],
    [{ en: 'x' }, null, { en: 'y' }, { base: { en: 'x' }, ours: null, theirs: { en: 'y' } }],
    [absent, null, '', { ours: null, theirs: '' }],
    [absent, [], null, { ours: [], theirs: null }],
    [null, absent, '', { base: null, theirs: '' }],
    [
      { en: 'x' },
      { en: 'x', de: 'y' },
      { en: 'x', fr: 'z' },
      { base: { en: 'x' }, ours: { en: 'x', de: 'y' }, theirs: { en: 'x', fr: 'z' } },
    ],
  ])('a hint %j against %j and %j is one conflict', (base, ours, theirs, conflict) => {
    const [a, b, c] = [base, ours, theirs].map((hint) => asking(hint === undefined ? {} : { hint })) as [
      JsonObject,
      JsonObject,
      JsonObject,
    ]
    expect(merge(a, b, c)).toEqual({
      kind: 'conflict',
      conflicts: [{ fact: 'value', node: q, attribute: 'hint', ...conflict }],
    })
  })

  test('null on one side and nothing changed on the other is null', () => {
    expect(merge(asking({ hint: words }), asking({ hint: null }), asking({ hint: words }))).toEqual({
      kind: 'merged',
      document: asking({ hint: null }),
    })
  })

  test('a list that one side takes away and the other fills is a conflict', () => {
    expect(merge(asking({ rows: [] }), asking({}), asking({ rows: [{ id: 'r' }] }))).toEqual({
      kind: 'conflict',
      conflicts: [{ fact: 'value', node: q, attribute: 'rows', base: [], theirs: [] }],
    })
  })
})

describe('merge of removals', () => {
  test.for<[sentence: string, base: string, ours: string, theirs: string, result: string]>([
    ['untouched: it goes', 'a|b', 'a', 'ca|b', 'ca'],
    ['something is put in: a conflict on the page', 'a|b', 'a', 'a|bc', 'conflict: node of p2'],
    ['something is moved in: a conflict on the page, once', 'a|b', 'a', '|ab', 'conflict: node of p2'],
    ['reordered: a conflict on the page', 'a|bc', 'a', 'a|cb', 'conflict: node of p2'],
    ['something moved out: a conflict on it and on the page', 'a|bc', 'a', 'ab|c', 'conflict: node of b, node of p2'],
    ['moved out by the one that removes: it stays', 'a|bc', 'ab', 'a|bc', 'ab'],
    ['both remove a part: it goes', 'a|bc', 'a', 'a|c', 'a'],
  ])('of a page, which the other side has %s', ([, base, ours, theirs, result]) => {
    expect(mergedSketch(sketch(base), sketch(ours), sketch(theirs))).toBe(result)
    expect(mergedSketch(sketch(base), sketch(theirs), sketch(ours))).toBe(result)
  })

  test('carries the whole node of each side that has it', () => {
    const base = asking({ required: true })
    expect(merge(base, sketch(''), asking({ required: false }))).toEqual({
      kind: 'conflict',
      conflicts: [{ fact: 'node', node: q, base: { id: 'q', required: true }, theirs: { id: 'q', required: false } }],
    })
  })

  test('a page replaced while the other side rewords its question: the question moves and is reworded', () => {
    const page = (id: string, required: boolean) => ({ pages: [{ id, questions: [{ id: 'q', required }] }] })
    expect(merge(page('old', false), page('new', false), page('old', true))).toEqual({
      kind: 'merged',
      document: page('new', true),
    })
  })

  test('the first item removed while the other side inserts before it', () => {
    expect(mergedSketch(sketch('abc'), sketch('bc'), sketch('xabc'))).toBe('xbc')
    expect(mergedSketch(sketch('abc'), sketch('bc'), sketch('axbc'))).toBe('xbc')
  })
})

describe('merge of what both brought', () => {
  test('the same in the same place is one', () => {
    expect(mergedSketch(sketch('a'), sketch('ax'), sketch('ax'))).toBe('ax')
  })

  test('pages that differ in a question are one conflict, on the page', () => {
    const base = { pages: [] }
    const withPage = (required: boolean) => ({ pages: [{ id: 'p1', questions: [{ id: 'q', required }] }] })
    expect(merge(base, withPage(true), withPage(false))).toMatchObject({
      kind: 'conflict',
      conflicts: [{ fact: 'node', node: page('p1') }],
    })
  })

  test('one question, in a new page on one side and an old one on the other, is one conflict', () => {
    expect(mergedSketch(sketch('a'), sketch('ax'), sketch('a|x'))).toBe('conflict: node of x')
  })

  test('ids that every object has a member for are ids like others', () => {
    for (const id of ['constructor', '__proto__', 'toString']) {
      const base: JsonObject = { pages: [{ id: '__proto__', questions: [] }] }
      const withOne: JsonObject = { pages: [{ id: '__proto__', questions: [{ id }] }] }
      expect(merge(base, withOne, base)).toEqual({ kind: 'merged', document: withOne })
      expect(merge(withOne, base, withOne)).toEqual({ kind: 'merged', document: base })
    }
  })
})

test('conflicts are sorted by node, attribute and language', () => {
  const [base, ours, theirs] = ['x', 'y', 'z'].map((each) =>
    asking({ text: { en: each, fr: each }, hint: { fr: each }, kind: each }),
  )
  const merged = merge(base as JsonObject, ours as JsonObject, theirs as JsonObject)
  expect(
    merged.kind === 'conflict' &&
      merged.conflicts.map((each) => each.fact === 'value' && [each.attribute, each.locale]),
  ).toEqual([
    ['hint', 'fr'],
    ['kind', undefined],
    ['text', 'en'],
    ['text', 'fr'],
  ])
})
