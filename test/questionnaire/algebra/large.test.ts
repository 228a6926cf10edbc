import { expect, test } from 'vitest'
import { apply } from '../../../src/questionnaire/apply.js'
import { difference } from '../../../src/questionnaire/difference.js'
import { merge } from '../../../src/questionnaire/merge.js'
import { sketch } from './sketch.js'

test('200 questions of 10 options, reversed and reworded, are a change for each text and a move for all but one', () => {
  const [a, b] = [largeDocument('before'), largeDocument('after')]
  const changes = difference(a, b)
  const moves = changes.filter(({ kind }) => kind === 'move')
  expect(moves).toHaveLength(199 + 200 * 9)
  expect(changes).toHaveLength(moves.length + 2 * (200 + 200 * 10))
  expect(apply(a, changes)).toEqual({ kind: 'applied', document: b })
  expect(merge(a, b, a)).toEqual({ kind: 'merged', document: b })
})

test('reversing siblings moves all but one', () => {
  expect(difference(sketch('abcdefghij'), sketch('jihgfedcba'))).toHaveLength(9)
})

function largeDocument(words: 'before' | 'after') {
  const text = (of: string) => ({ en: `${of} ${words} in English`, fr: `${of} ${words} en français` })
  const inOrder = <Item>(items: readonly Item[]) => (words === 'after' ? items.toReversed() : items)
  const count = (many: number, prefix: string) => Array.from({ length: many }, (_, index) => `${prefix}${index}`)
  const options = inOrder(count(10, 'o').map((code) => ({ code, label: text(code) })))
  const questions = inOrder(count(200, 'q').map((id) => ({ id, kind: 'single', text: text(id), options })))
  return { id: 'large', pages: [{ id: 'p1', questions }] }
}
