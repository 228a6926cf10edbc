import { isDeepStrictEqual } from 'node:util'
import { type Locale, locales, type Question } from '../../../questionnaire/questionnaire.js'
import type { Words } from '../../words.js'
import { wordedQuestionView } from '../question/worded-question-view.js'

/** The one language in which a question reads otherwise than before; undefined where both or neither do. */
export function onlyChangedIn(before: readonly Question[], after: Question, words: Words): Locale | undefined {
  const changed = locales.filter((locale) => {
    const read = (question: Question) => wordedQuestionView(question, words, locale)
    return !isDeepStrictEqual(before.map(read), [read(after)])
  })
  return changed.length === 1 ? changed[0] : undefined
}
