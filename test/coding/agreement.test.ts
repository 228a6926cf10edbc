import { assert, nat, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { agreementOf } from '../../src/coding/agreement.js'

test('Cohen’s kappa of the textbook: 50 proposals, 20 and 15 alike', () => {
  const { share, kappa } = agreementOf({ both: 20, onlyFirst: 5, onlySecond: 10, neither: 15 })
  expect([share, kappa]).toEqual([0.7, expect.closeTo(0.4, 10)])
})

test('without texts nothing is told, and without doubt no kappa', () => {
  expect(agreementOf({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 })).toEqual({
    texts: 0,
    share: undefined,
    kappa: undefined,
  })
  expect(agreementOf({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 9 }).kappa).toBeUndefined()
})

test('whoever is first, agreement is the same, and kappa is between -1 and 1', () => {
  const some = record({ both: nat(50), onlyFirst: nat(50), onlySecond: nat(50), neither: nat(50) })
  assert(
    property(some, (used) => {
      const { share, kappa } = agreementOf(used)
      expect(agreementOf({ ...used, onlyFirst: used.onlySecond, onlySecond: used.onlyFirst }).share).toBe(share)
      expect(Math.abs(kappa ?? 0)).toBeLessThanOrEqual(1.000001)
    }),
  )
})
