import { expect, test } from 'vitest'
import { straightLines, together } from '../../src/coding/straight-line.js'
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js'

const both = (words: string) => ({ en: words, fr: `${words} (fr)` })
const points = ['low', 'middle', 'high'].map((code) => ({ code, label: both(code) }))
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `r${index}`, text: both(`${index}`) }))
const matrix = (id: string, count: number) => ({
  id,
  kind: 'matrix' as const,
  text: both(id),
  rows: rows(count),
  points,
})
const questionnaire: Questionnaire = {
  schema: 'x',
  id: 'lines',
  title: both('Lines'),
  pages: [
    {
      id: 'p1',
      title: both('Page'),
      questions: [
        matrix('m1', 4),
        matrix('m2', 3),
        {
          id: 's1',
          kind: 'scale',
          text: both('s1'),
          points: points.map((each) => ({ ...each, code: `x_${each.code}` })),
        },
      ],
    },
  ],
}
const same = (count: number, code: string) => Object.fromEntries(rows(count).map(({ id }) => [id, code]))

test('a matrix of four rows with one point on all of them is a straight line', () => {
  expect(straightLines(questionnaire, { m1: same(4, 'low'), m2: null, s1: false })).toEqual(['m1'])
})

test('a row that differs or is missing, and a matrix of three rows, are none', () => {
  expect(straightLines(questionnaire, { m1: { ...same(4, 'low'), r2: 'high' } })).toEqual([])
  expect(straightLines(questionnaire, { m1: same(3, 'low') })).toEqual([])
  expect(straightLines(questionnaire, { m2: same(3, 'low') })).toEqual([])
})

test('the same place on every scale of a response is a line of its own, whatever its code there', () => {
  const lined = { m1: same(4, 'high'), m2: same(3, 'high'), s1: 'x_high' }
  expect(straightLines(questionnaire, lined)).toEqual(['m1', together])
  expect(straightLines(questionnaire, { ...lined, s1: 'x_low' })).toEqual(['m1'])
  expect(straightLines(questionnaire, { ...lined, s1: null })).toEqual(['m1'])
})

test('a code that the scale does not have makes no line', () => {
  expect(straightLines(questionnaire, { m1: same(4, 'toString') })).toEqual([])
})
