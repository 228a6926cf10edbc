import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Bilingual, Question } from '../../src/questionnaire/questionnaire.js'
import { partlyOffered } from '../../src/report/partly-offered.js'
import { withOffered } from '../../src/web/chart/offered-note.js'
import { readWords } from '../../src/web/words.js'
import { wellsQuestionnaire } from '../support/wells.js'

const words = readWords(join(import.meta.dirname, '../../locales'))
const both = (en: string, fr: string): Bilingual => ({ en, fr })
const option = (code: string) => ({ code, label: both(code.toUpperCase(), code) })

function version(number: number, question: Question) {
  const questionnaire = wellsQuestionnaire()
  return { number, questionnaire: { ...questionnaire, pages: [{ ...questionnaire.pages[0]!, questions: [question] }] } }
}
const choice = (...codes: readonly string[]): Question => ({
  id: 'water',
  kind: 'multiple',
  text: both('From where?', 'D’où?'),
  options: codes.map(option),
})

test('what came or went with a version is told by the versions that offered it', () => {
  const versions = [
    version(1, choice('rain', 'well')),
    version(2, choice('well', 'tap')),
    version(3, choice('well', 'tap')),
  ]
  expect(partlyOffered(versions, 'water')).toEqual([
    { versions: [1], labels: [both('RAIN', 'rain')] },
    { versions: [2, 3], labels: [both('TAP', 'tap')] },
  ])
  expect(withOffered(words.en, 'Of the 9 people who answered', partlyOffered(versions, 'water'))).toBe(
    'Of the 9 people who answered. Offered in version 1 only: RAIN. Offered in versions 2, 3 only: TAP',
  )
  expect(withOffered(words.fr, 'Sur 9', partlyOffered(versions, 'water'))).toContain(
    'Offert dans les versions 2, 3 seulement\u00a0: tap',
  )
})

test('a version that does not ask the question, and other words for the same choice, are nothing to tell', () => {
  const reworded = {
    ...choice('rain'),
    options: [{ code: 'rain', label: both('From the sky', 'Du ciel') }],
  } as Question
  const other = { ...choice('x'), id: 'other' } as Question
  expect(partlyOffered([version(1, choice('rain')), version(2, other), version(3, reworded)], 'water')).toEqual([])
  expect(withOffered(words.en, 'Of nobody', [])).toBe('Of nobody')
})

test('rows and points of a matrix are told apart', () => {
  const matrix = (rows: readonly string[], points: readonly string[]): Question => ({
    id: 'water',
    kind: 'matrix',
    text: both('How good?', 'Est-elle bonne?'),
    rows: rows.map((id) => ({ id, text: both(id, id) })),
    points: points.map(option),
  })
  const versions = [
    version(1, matrix(['well'], ['bad', 'good'])),
    version(2, matrix(['well', 'good'], ['bad', 'good'])),
  ]
  expect(partlyOffered(versions, 'water')).toEqual([{ versions: [2], labels: [both('good', 'good')] }])
})
