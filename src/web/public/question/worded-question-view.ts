import type { Locale, Question } from '../../../questionnaire/questionnaire.js'
import type { Words } from '../../words.js'
import { instructionOf } from '../../instruction.js'

/** The words of a question as it stands, to read beside what it was: no fields. */
export function wordedQuestionView(question: Question, words: Words, locale: Locale) {
  return {
    text: question.text[locale],
    ...(question.hint ? { hint: question.hint[locale] } : {}),
    ...(question.factText ? { fact: question.factText[locale] } : {}),
    instruction: instructionOf(question, words, locale),
    ...('rows' in question ? { rows: question.rows.map(({ text }) => text[locale]) } : {}),
    ...(choicesOf(question).length > 0 ? { choices: choicesOf(question).map(({ label }) => label[locale]) } : {}),
  }
}

function choicesOf(question: Question) {
  if ('options' in question) return question.options
  return 'points' in question ? question.points : []
}
