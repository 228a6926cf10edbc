import { expect, test } from 'vitest'
import { harmonise } from '../../src/export/harmonised.js'
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { firstSprings, secondSprings } from './springs.js'

const first =
  'taste,use,use__other_text,who__farmers,who__others,who__other_text,state__path,state__basin,needs__roof,needs__bench,needs__lamp'
const second =
  'taste,who__farmers,who__hikers,who__others,who__other_text,state__path,state__basin,depth,needs__roof,needs__bench,needs__lamp,remarks'
const together = second.replace('taste', 'taste,use,use__other_text')

function columnNames(versions: readonly Questionnaire[]): readonly string[] {
  return harmonise(versions.map((questionnaire, index) => ({ number: index + 1, questionnaire }))).map(
    ({ name }) => name,
  )
}

test.each([
  ['one version has its own', [firstSprings], first],
  ['so has the other', [secondSprings], second],
  ['the newest sets the order, and what was dropped stands where it stood', [firstSprings, secondSprings], together],
])('columns: %s', (_, versions, expected) => {
  const names = columnNames(versions)
  expect(new Set(names).size).toBe(names.length)
  expect(names.join(',')).toBe(expected)
})

test('a first column that was dropped stays first', () => {
  const [page] = firstSprings.pages
  const withoutFirst = { ...firstSprings, pages: [{ ...page!, questions: page!.questions.slice(1) }] }
  expect(columnNames([firstSprings, withoutFirst]).join(',')).toBe(first)
})
