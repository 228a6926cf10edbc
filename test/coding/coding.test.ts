import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOf } from '../../src/coding/agreement.js'
import { codesOf, type CodingAct, codingDeed, codingOf, contradicts } from '../../src/coding/coding.js'

const act = (number: number, added: readonly string[], removed: readonly string[] = []): CodingAct => ({
  number,
  deed: { kind: 'text-coded', added, removed },
})

describe('the codes of one text', () => {
  test('come to what was added and not taken away since', () => {
    const acts = [act(1, ['t2', 't1']), act(2, ['t3'], ['t2'])]
    expect(codingOf(acts).themes).toEqual(['t1', 't3'])
    expect(codingOf([...acts, { number: 3, undoes: 2 }]).themes).toEqual(['t1', 't2'])
    expect(codingOf([...acts, { number: 3, undoes: 1 }]).themes).toEqual(['t3'])
  })

  test('two forms of one analyst at once lose nothing', () => {
    const [first, second] = [codingDeed([], ['t1']), codingDeed([], ['t2'])]
    expect(
      codingOf([
        { number: 1, deed: first },
        { number: 2, deed: second },
      ]).themes,
    ).toEqual(['t1', 't2'])
  })

  test('“no theme” gives way to a theme', () => {
    expect(codingOf([act(1, ['.none'])]).isWithoutTheme).toBe(true)
    expect(codingOf([act(1, ['.none']), act(2, ['t1'])])).toMatchObject({ themes: ['t1'], isWithoutTheme: false })
    expect(contradicts(['.none', 't1'])).toBe(true)
    expect(contradicts(['.none', '.quote'])).toBe(false)
  })

  test('what a form sends unchanged is no act', () => {
    expect(codingDeed(['t1', '.quote'], ['.quote', 't1'])).toBeUndefined()
  })

  const codes = fc.uniqueArray(fc.constantFrom('t1', 't2', 't3', 't4', '.quote'))
  test('from any codes a form leads to any others', () => {
    fc.assert(
      fc.property(codes, codes, (shown, sent) => {
        const acts = [
          { number: 1, deed: codingDeed([], shown) },
          { number: 2, deed: codingDeed(shown, sent) },
        ]
        expect(codesOf(codingOf(acts)).toSorted()).toEqual(sent.toSorted())
      }),
    )
  })
})

describe('agreement of two coders', () => {
  test('is as Cohen has it', () => {
    // Of 50 proposals two readers grant 20 together and refuse 15: kappa 0.4.
    const found = agreementOf({ both: 20, firstAlone: 5, secondAlone: 10, neither: 15 })
    expect(found?.share).toBeCloseTo(0.7, 10)
    expect(found?.kappa).toBeCloseTo(0.4, 10)
  })

  test('without texts there is none, and where chance does all there is no kappa', () => {
    expect(agreementOf({ both: 0, firstAlone: 0, secondAlone: 0, neither: 0 })).toBeUndefined()
    expect(agreementOf({ both: 0, firstAlone: 0, secondAlone: 0, neither: 9 })).toEqual({ share: 1, kappa: undefined })
  })

  const count = fc.nat(1000)
  test('stays within its bounds, is 1 for those who agree, and does not ask who comes first', () => {
    fc.assert(
      fc.property(count, count, count, count, (both, firstAlone, secondAlone, neither) => {
        const found = agreementOf({ both, firstAlone, secondAlone, neither })
        const mirrored = agreementOf({ both, firstAlone: secondAlone, secondAlone: firstAlone, neither })
        if (!found || !mirrored) return
        expect(found.share).toBeGreaterThanOrEqual(0)
        expect(found.share).toBeLessThanOrEqual(1)
        if (found.kappa === undefined) return
        expect(found.kappa).toBeGreaterThanOrEqual(-1 - 1e-9)
        expect(found.kappa).toBeLessThanOrEqual(found.share + 1e-9)
        expect(mirrored.kappa).toBeCloseTo(found.kappa, 9)
        expect(firstAlone + secondAlone > 0 || Math.abs(found.kappa - 1) < 1e-9).toBe(true)
      }),
    )
  })
})
