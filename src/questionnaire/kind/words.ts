/// <reference lib="es2024.string" />
import type { Question } from '../questionnaire.js'
import type { Posted } from './posted.js'

/**
 * What was typed, with CRLF as LF and otherwise byte for byte; undefined when it is white space only. NUL and lone
 * surrogates are refused, because no database or file could keep them as they are. `limit` counts code points.
 */
export function readWords(question: Question, field: string, limit: number, posted: Posted): string | undefined {
  const typed = readReadable(question, field, posted)
  if (typed === undefined) return undefined
  const words = typed.includes('\r') ? typed.replaceAll('\r\n', '\n') : typed
  if (words.trim() === '') return undefined
  if (words.length <= limit) return words
  const length = codePoints(words)
  if (length <= limit) return words
  return posted.fault('too-long', question, field, { length, limit, over: length - limit })
}

/** The one value of a field, or undefined; holding a character that nothing can keep, it is at fault. */
export function readReadable(question: Question, field: string, posted: Posted): string | undefined {
  const typed = posted.sole(question, field)
  if (typed === undefined) return undefined
  if (typed.isWellFormed() && !typed.includes('\0')) return typed
  return posted.fault('unreadable-character', question, field)
}

/** Of a well-formed text: its code units, less the second half of each surrogate pair. */
function codePoints(text: string): number {
  return text.length - (text.match(/[\udc00-\udfff]/g)?.length ?? 0)
}
