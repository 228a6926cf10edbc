import { questionsOf } from '../questionnaire/find-question.js'
import type { Point, Question, Questionnaire } from '../questionnaire/questionnaire.js'
import type { ResponseAnswers } from '../questionnaire/response-answers.js'

/** Rows that a matrix must have for one point on all of them to be worth a look, and answers that several must have together. */
export const fewestRows = 4
export const fewestTogether = 8

/** Under which a line through several questions is kept: no question has it for an id. */
export const together = ''

/**
 * Where a response runs in a straight line: the ids of matrices of 4 rows or more, all answered, with one and the same point;
 * and `together` when two or more matrices and scales, 8 answers or more and all of them, have the same place on their scale.
 */
export function straightLines(questionnaire: Questionnaire, answers: ResponseAnswers): readonly string[] {
  const lines = questionsOf(questionnaire).flatMap((question) => lineOf(question, answers) ?? [])
  const straight = lines.filter(({ places, rows }) => rows >= fewestRows && isOne(places)).map(({ id }) => id)
  const all = lines.flatMap(({ places }) => places)
  return lines.length >= 2 && all.length >= fewestTogether && isOne(all) ? [...straight, together] : straight
}

type Line = { readonly id: string; readonly rows: number; readonly places: readonly number[] }

/** Where the answers of a matrix or a scale stand on it, from 0; undefined for other kinds, and where an answer is missing. */
function lineOf(question: Question, answers: ResponseAnswers): Line | undefined {
  const stored = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
  switch (question.kind) {
    case 'scale': {
      const places = typeof stored === 'string' ? placesOn(question.points, [stored]) : undefined
      return places && { id: question.id, rows: 1, places }
    }
    case 'matrix': {
      if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return undefined
      const given = stored as { readonly [row: string]: string }
      const places = placesOn(
        question.points,
        question.rows.map(({ id }) => (Object.hasOwn(given, id) ? given[id]! : '')),
      )
      return places && { id: question.id, rows: question.rows.length, places }
    }
    case 'single':
    case 'multiple':
    case 'ranking':
    case 'number':
    case 'short-text':
    case 'long-text':
      return undefined
  }
}

function placesOn(points: readonly Point[], codes: readonly string[]): readonly number[] | undefined {
  const places = codes.map((code) => points.findIndex((point) => point.code === code))
  return places.includes(-1) ? undefined : places
}

function isOne(places: readonly number[]): boolean {
  return new Set(places).size === 1
}
