import type { LongTextQuestion, ShortTextQuestion } from '../questionnaire.js'
import type { Posted } from './posted.js'
import { readWords } from './words.js'

/** Words of at most `maxLength` code points. */
export function readText(question: ShortTextQuestion | LongTextQuestion, posted: Posted): string | undefined {
  return readWords(question, question.id, question.maxLength, posted)
}
