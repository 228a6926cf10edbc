import type { Answer } from '../questionnaire/answers.js'
import { rankField, rowField } from '../questionnaire/field-names.js'
import type { Question } from '../questionnaire/questionnaire.js'
import { remembered } from '../questionnaire/remembered.js'
import { bandOf, bandStarts } from './band.js'

/** What is stored for one question (`ResponseAnswers`); undefined in a response to a version that does not ask it. */
export type Stored = Answer | null | false | undefined

/** How a response stands to a question. No id and no code begins with a full stop, as in the marks of the extract. */
export const states = ['.answered', '.skipped', '.n', '.v'] as const
export type State = (typeof states)[number]

/**
 * Where answers to a question can fall, in the order of the document: the codes of options and points, `row__code` of a
 * matrix, `code__rank` of a ranking (ranks from 1), the starts of the bands of a number. None of a text.
 */
export const placesIn: (question: Question) => readonly string[] = remembered((question) => {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return question.options.map(({ code }) => code)
    case 'scale':
      return question.points.map(({ code }) => code)
    case 'matrix':
      return question.rows.flatMap(({ id }) => question.points.map(({ code }) => rowField(id, code)))
    case 'ranking': {
      const ranks = Array.from({ length: question.max }, (_, index) => index + 1)
      return question.options.flatMap(({ code }) => ranks.map((rank) => rankField(code, rank)))
    }
    case 'number':
      return bandStarts(question).map(String)
    case 'short-text':
    case 'long-text':
      return []
  }
})

/** `.n`: not shown by a condition; `.v`: not asked in that version. */
export function stateOf(stored: Stored): State {
  if (stored === undefined) return '.v'
  if (stored === false) return '.n'
  return stored === null ? '.skipped' : '.answered'
}

/** Where one answer falls: several places for a multiple, a matrix or a ranking. An answer of another shape falls nowhere. */
export function placesOf(question: Question, stored: Stored): readonly string[] {
  if (stored === undefined || stored === null || stored === false) return []
  switch (question.kind) {
    case 'single':
    case 'scale':
      return typeof stored === 'string' ? [stored] : []
    case 'multiple':
      return isList(stored) ? stored : []
    case 'matrix':
      return isRows(stored) ? Object.entries(stored).map(([row, code]) => rowField(row, code)) : []
    case 'ranking':
      return isList(stored) ? stored.map((code, index) => rankField(code, index + 1)) : []
    case 'number':
      return typeof stored === 'number' ? [String(bandOf(question, stored))] : []
    case 'short-text':
    case 'long-text':
      return []
  }
}

function isList(answer: Answer): answer is readonly string[] {
  return Array.isArray(answer)
}

function isRows(answer: Answer): answer is { readonly [row: string]: string } {
  return typeof answer === 'object' && !Array.isArray(answer)
}
