import { join } from 'node:path'
import { expect, test } from 'vitest'
import { questionsOf } from '../../src/questionnaire/find-question.js'
import { documentDifference } from '../../src/web/difference/document-difference.js'
import { onlyChangedIn } from '../../src/web/public/changes/only-changed-in.js'
import { readWords } from '../../src/web/words.js'
import { wellsQuestionnaire } from '../support/wells.js'

const words = readWords(join(import.meta.dirname, '../../locales'))
const wells = wellsQuestionnaire()
const question = questionsOf(wells)[0]!
const inFrench = { ...question, text: { ...question.text, fr: 'Autrement dit?' } }
const inBoth = { ...question, text: { en: 'Said otherwise?', fr: 'Autrement dit?' } }

test('a question that was reworded in one language only is said to have changed there alone', () => {
  expect(onlyChangedIn([question], inFrench, words.en)).toBe('fr')
  expect(onlyChangedIn([inFrench], inBoth, words.en)).toBe('en')
})

test('what changed in both languages, in neither, or is new, did not change in one alone', () => {
  for (const before of [[question], [inBoth], []]) expect(onlyChangedIn(before, inBoth, words.en)).toBeUndefined()
})

test('a title that changed in one language only says so beside the other', () => {
  const after = { ...wells, title: { ...wells.title, fr: 'Un autre titre' } }
  const { others } = documentDifference(wells, after, words, 'en')
  expect(others.map(({ tongues }) => tongues.map(({ lang, untouched }) => [lang, untouched]))).toEqual([
    [
      ['en-CA', true],
      ['fr-CA', undefined],
    ],
  ])
})
