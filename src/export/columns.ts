import { questionsOf } from '../questionnaire/find-question.js'
import { rowField, specifyField } from '../questionnaire/field-names.js'
import { specifyingOption } from '../questionnaire/kind/specify.js'
import type {
  MatrixQuestion,
  MultipleQuestion,
  Question,
  Questionnaire,
  RankingQuestion,
  ScaleQuestion,
  SingleQuestion,
} from '../questionnaire/questionnaire.js'

/** What stands before the questions in every row. */
export const leadingColumns = ['response_id', 'consultation', 'version', 'language', 'received_week'] as const

/** One column of the extract: what it shows of one question. */
export type Column = { readonly name: string; readonly question: Question } & (
  | { readonly kind: 'code'; readonly question: SingleQuestion | ScaleQuestion }
  | { readonly kind: 'chosen'; readonly question: MultipleQuestion; readonly option: string }
  | { readonly kind: 'row'; readonly question: MatrixQuestion; readonly row: string }
  | { readonly kind: 'rank'; readonly question: RankingQuestion; readonly option: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'text' }
  | { readonly kind: 'words'; readonly question: SingleQuestion | MultipleQuestion }
)

/** The columns of one version, in the order of its document. */
export function columnsOf(questionnaire: Questionnaire): readonly Column[] {
  return questionsOf(questionnaire).flatMap((question) => [...answerColumns(question), ...wordsColumns(question)])
}

function answerColumns(question: Question): readonly Column[] {
  switch (question.kind) {
    case 'single':
    case 'scale':
      return [{ kind: 'code', name: question.id, question }]
    case 'multiple':
      return question.options.map(({ code }) => ({ kind: 'chosen', ...optionOf(question, code) }))
    case 'matrix':
      return question.rows.map(({ id }) => ({ kind: 'row', name: rowField(question.id, id), question, row: id }))
    case 'ranking':
      return question.options.map(({ code }) => ({ kind: 'rank', ...optionOf(question, code) }))
    case 'number':
      return [{ kind: 'number', name: question.id, question }]
    case 'short-text':
    case 'long-text':
      return [{ kind: 'text', name: question.id, question }]
  }
}

function optionOf<Asked extends Question>(question: Asked, option: string) {
  return { name: `${question.id}__${option}`, question, option }
}

function wordsColumns(question: Question): readonly Column[] {
  const asksForWords = (question.kind === 'single' || question.kind === 'multiple') && specifyingOption(question)
  return asksForWords ? [{ kind: 'words', name: specifyField(question.id), question }] : []
}
