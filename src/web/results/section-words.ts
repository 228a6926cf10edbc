import type { Locale } from '../../questionnaire/questionnaire.js'
import type { Words } from '../words.js'

/** The language that a field such as `summary-fr` is written in. */
export function languageOfField(words: Words, field: string): string {
  const side = field.slice(-2) as Locale
  return words(side === 'en' ? 'twin:english' : 'twin:french')
}
