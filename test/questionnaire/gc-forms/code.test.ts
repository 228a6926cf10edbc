import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesFor } from '../../../src/questionnaire/gc-forms/codes.js'
import { numRuns } from '../algebra/documents.js'

const labels = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ maxLength: 90 }),
    fc.constantFrom('Yes', 'yes', 'Yes!', 'No', 'No 2', '1', 'other text', 'é', '\u{1f600}', ''),
  ),
  { maxLength: 12 },
)

function codesOf(...english: readonly string[]): readonly string[] {
  return codesFor(english.map((en) => ({ en })))
}

describe('the code of a choice', () => {
  test.each([
    ['Yes', 'yes'],
    ['Trap / Pot', 'trap_pot'],
    ['Île-du-Prince-Édouard', 'ile_du_prince_edouard'],
    ['18 to 24', 'choice_18_to_24'],
    ['< 18', 'less_than_18'],
    ['C++ & C#', 'c_plus_plus_and_c_number'],
    ['Other text', 'choice_other_text'],
    ['__proto__', 'proto'],
    ['constructor', 'constructor'],
  ])('of %s is %s', (label, code) => {
    expect(codesOf(label)).toEqual([code])
  })

  test('tells long labels apart that begin alike, and labels without letters', () => {
    const long = 'Implement tree planting projects from beginning to end, including monitoring'
    const codes = codesOf(`${long} health`, `${long} growth`, '\u{1f600}', '\u{1f601}')
    expect(new Set(codes).size).toBe(4)
    expect(codes[0]).toMatch(/^implement_tree_planting_projects_from_be_[0-9a-f]{6}$/)
  })

  test('is of the French words only where there are no English ones', () => {
    expect(codesFor([{ en: 'Yes', fr: 'Oui' }, { fr: 'Non' }])).toEqual(['yes', 'non'])
  })

  test('has a number where an earlier label comes to the same, and never the code of another', () => {
    expect(codesOf('Yes', 'Yes!', 'Yes 2', 'YES')).toEqual(['yes', 'yes_3', 'yes_2', 'yes_4'])
  })

  test('is fit to be a code, and of one choice alone', () => {
    fc.assert(
      fc.property(labels, (english) => {
        const codes = codesOf(...english)
        expect(codes.filter((code) => !/^[a-z][a-z0-9_]{0,59}$/.test(code) || code.includes('__'))).toEqual([])
        expect(new Set(codes).size).toBe(codes.length)
        expect(codes).not.toContain('other_text')
      }),
      { numRuns },
    )
  })

  test('stays when other choices come, go or move', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(labels, { maxLength: 1 }),
        labels,
        fc.string({ minLength: 1 }),
        ([some = []], others, label) => {
          const [alone] = codesOf(label)
          const isOther = (each: string) => !codesOf(each)[0]?.startsWith(alone as string)
          const [before, after] = [some.filter(isOther), others.filter(isOther)]
          expect(codesOf(...before, label, ...after)[before.length]).toBe(alone)
        },
      ),
      { numRuns },
    )
  })
})
