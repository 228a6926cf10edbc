import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/questionnaire/change.js'
import { newProblems } from '../../src/questionnaire/new-problems.js'
import { spring } from '../stories/spring.js'

const asDocument = (document: object) => document as unknown as JsonObject
const [water, words] = spring.pages as [(typeof spring.pages)[0], (typeof spring.pages)[0]]
const untranslated = { ...words, questions: words.questions.map((each) => ({ ...each, text: { en: 'A?', fr: 'A?' } })) }
const before = { ...spring, pages: [water, untranslated] }
const codes = (after: object) => newProblems(asDocument(before), asDocument(after)).map(({ code }) => code)

test('what was wrong already is not new where it stands elsewhere', () => {
  expect(codes({ ...before, pages: [untranslated, water] })).toEqual([])
  const [first, ...rest] = untranslated.questions
  const moved = [
    { ...water, questions: [...water.questions, first] },
    { ...untranslated, questions: rest },
  ]
  expect(codes({ ...before, pages: moved })).toEqual([])
})

test('the same fault of another part is new', () => {
  const title = { en: 'B', fr: 'B' }
  expect(codes({ ...before, pages: [{ ...water, title }, untranslated] })).toEqual(['same-in-both-languages'])
})
