import { parseNumber } from '../format-number.js'
import type { NumberQuestion } from '../questionnaire.js'
import type { Posted } from './posted.js'
import { readReadable } from './words.js'

/** The number that was typed in the page's language, exactly, or a fault. */
export function readNumber(question: NumberQuestion, posted: Posted): number | undefined {
  const typed = readReadable(question, question.id, posted)?.trim()
  if (typed === undefined || typed === '') return undefined
  const number = parseNumber(typed, posted.locale)
  if (number === undefined) return posted.fault('not-a-number', question)
  const { min, max } = question
  if (min !== undefined && number < min) return posted.fault('below', question, question.id, { min })
  if (max !== undefined && number > max) return posted.fault('above', question, question.id, { max })
  if (question.whole && !Number.isInteger(number)) return posted.fault('not-whole', question)
  return number
}
