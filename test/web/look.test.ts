import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findQuestion, questionsOf } from '../../src/questionnaire/find-question.js'
import type { Condition, Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { conditionOf, lookOf } from '../../src/web/editor/condition/look.js'
import { findSource, looksAt } from '../../src/web/editor/condition/source.js'

const crv = JSON.parse(readFileSync('questionnaires/crv/questionnaire.json', 'utf8')) as Questionnaire
const last = questionsOf(crv).at(-1)!
const read = (condition: Condition) => lookOf(condition, findSource(crv, last, condition))

test.for<Condition>([
  { question: 'b1', is: 'a_little' },
  { question: 'b1', atLeast: 3 },
  { question: 'b1', atMost: 2.5 },
  {
    any: [
      { question: 'c1', includes: 'isolation' },
      { question: 'c1', includes: 'other' },
    ],
  },
  { not: { question: 'g1', answered: true } },
  {
    not: {
      any: [
        { question: 'b1', is: 'a_little' },
        { question: 'b1', is: 'well' },
      ],
    },
  },
  { question: 'h1', answered: true },
])('a form says %o as it stands', (condition) => {
  const look = read(condition)!
  expect(conditionOf(look, findQuestion(crv, look.question))).toEqual(condition)
})

test('none of several is read however it is put', () => {
  const parts = [{ not: { question: 'b1', is: 'well' } }, { not: { question: 'b1', is: 'a_little' } }] as const
  expect(read({ all: parts })).toMatchObject({ by: 'none', codes: ['a_little', 'well'] })
  expect(read({ not: { all: parts } })).toMatchObject({ by: 'any', codes: ['a_little', 'well'] })
})

describe('a form does not say', () => {
  test.for<Condition>([
    {
      all: [
        { question: 'c1', includes: 'isolation' },
        { question: 'c1', includes: 'other' },
      ],
    },
    {
      any: [
        { question: 'b1', is: 'a_little' },
        { question: 'a1', answered: true },
      ],
    },
    {
      all: [
        { question: 'b1', atLeast: 2 },
        { question: 'b1', atMost: 3 },
      ],
    },
    { not: { question: 'b1', atLeast: 2 } },
    { question: 'b1', is: 'nowhere' },
    { question: 'c1', is: 'isolation' },
    { question: 'n1', atLeast: 2 },
    { question: 'gone', answered: true },
    { question: last.id, answered: true },
  ])('%o', (condition) => {
    expect(read(condition)).toBeUndefined()
  })
})

test('a question looks at those before it, and on its own page at one answer alone', () => {
  const looks = looksAt(crv, findQuestion(crv, 'b2a')!).map(({ id, looks: asked }) => [id, asked.length])
  expect(looks).toEqual([
    ['a1', 4],
    ['a2', 4],
    ['b1', 1],
  ])
})
