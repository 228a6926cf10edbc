import type { Bilingual, Locale, Page, Question } from './questionnaire.js'
import { remembered } from './remembered.js'

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'\-\u2011]*/gu
const wordsAMinute = 200
const secondsAChoice = 7
const secondsInWords = 45

type Counts = { readonly [L in Locale]: number }

/** The words of a page without its questions: title and introduction. */
export const wordsOfPage: (page: Page) => Counts = remembered((page) => countWords([page.title, page.introduction]))

/** Everything that a question shows: its text, hint, fact box, options, rows and points, unit. */
export const wordsOfQuestion: (question: Question) => Counts = remembered((question) =>
  countWords([question.text, question.hint, question.factTitle, question.factText, ...choices(question)]),
)

/**
 * An estimate of the minutes that questions take: words ÷ 200 for reading, and 7 s for each choice (a single, multiple,
 * scale, number or ranking, and each row of a matrix) or 45 s for each text. Rounded to a tenth.
 */
export function minutesFor(words: number, questions: readonly Question[]): number {
  const seconds = questions.reduce((sum, question) => sum + secondsToAnswer(question), 0)
  return Math.round((words / wordsAMinute + seconds / 60) * 10) / 10
}

function secondsToAnswer(question: Question): number {
  if (question.kind === 'short-text' || question.kind === 'long-text') return secondsInWords
  return question.kind === 'matrix' ? question.rows.length * secondsAChoice : secondsAChoice
}

function choices(question: Question): readonly (Bilingual | undefined)[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'ranking':
      return question.options.flatMap((option) => [option.label, option.specify])
    case 'scale':
      return question.points.map((point) => point.label)
    case 'matrix':
      return [...question.rows.map((row) => row.text), ...question.points.map((point) => point.label)]
    case 'number':
      return [question.unit]
    case 'short-text':
    case 'long-text':
      return []
  }
}

function countWords(texts: readonly (Bilingual | undefined)[]): Counts {
  return { en: countIn(texts, 'en'), fr: countIn(texts, 'fr') }
}

/** Runs of letters and digits; marks within a word, such as apostrophes and hyphens, do not part it. */
function countIn(texts: readonly (Bilingual | undefined)[], locale: Locale): number {
  return texts.reduce((sum, text) => sum + (text?.[locale].match(word)?.length ?? 0), 0)
}
