import type { ScaleQuestion, SingleQuestion } from '../questionnaire.js'
import { codesOf } from './codes.js'
import type { Posted } from './posted.js'

/** One code, or none; an empty value is the empty first line of a select. */
export function readSingle(question: SingleQuestion | ScaleQuestion, posted: Posted): string | undefined {
  const value = posted.sole(question, question.id)
  if (value === undefined || value === '') return undefined
  return codesOf(question).has(value) ? value : posted.fault('option-unknown', question)
}
