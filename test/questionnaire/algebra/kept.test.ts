import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptInOrder } from '../../../src/questionnaire/algebra/kept.js'
import { numRuns } from './documents.js'

test('of the longest common subsequences, that is kept which stands earliest', () => {
  const anyLists = fc.tuple(fc.uniqueArray(fc.nat(8), { maxLength: 8 }), fc.uniqueArray(fc.nat(8), { maxLength: 8 }))
  fc.assert(
    fc.property(anyLists, ([before, after]) => {
      expect([...keptInOrder(before, after)]).toEqual(earliestOf(before, after))
    }),
    { numRuns },
  )
})

/** By trying all: subsequences of `before` from the front, so that of equal length the earliest is met first. */
function earliestOf([first, ...others]: readonly number[], after: readonly number[]): readonly number[] {
  if (first === undefined) return []
  const at = after.indexOf(first)
  const without = earliestOf(others, after)
  if (at === -1) return without
  const withFirst = [first, ...earliestOf(others, after.slice(at + 1))]
  return withFirst.length >= without.length ? withFirst : without
}
