import type { Page, Question, Questionnaire } from './questionnaire.js'
import { remembered } from './remembered.js'

/** The form field of one row of a matrix. */
export function rowField(question: string, row: string): string {
  return `${question}__${row}`
}

/** The form field of one rank of a ranking; ranks count from 1. */
export function rankField(question: string, rank: number): string {
  return `${question}__${rank}`
}

/** The form field, and the name in answers, of the words to an option that asks for them. */
export function specifyField(question: string): string {
  return `${question}__other_text`
}

/** The names a form gives to the fields of one question, in the order in which they stand. */
export const fieldNames: (question: Question) => readonly string[] = remembered((question) => {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return question.options.some((option) => option.specify)
        ? [question.id, specifyField(question.id)]
        : [question.id]
    case 'matrix':
      return question.rows.map((row) => rowField(question.id, row.id))
    case 'ranking':
      return Array.from({ length: question.max }, (_, index) => rankField(question.id, index + 1))
    case 'scale':
    case 'short-text':
    case 'long-text':
    case 'number':
      return [question.id]
  }
})

/** Every field name of a page: a form of it may post these and no others. */
export const pageFieldNames: (page: Page) => ReadonlySet<string> = remembered(
  (page) => new Set(page.questions.flatMap((question) => fieldNames(question))),
)

/** Every field name of a form that holds all pages. */
export const allFieldNames: (questionnaire: Questionnaire) => ReadonlySet<string> = remembered(
  ({ pages }) => new Set(pages.flatMap((page) => [...pageFieldNames(page)])),
)
