import { rowField } from '../../questionnaire/field-names.js'
import type { NumberQuestion, Question } from '../../questionnaire/questionnaire.js'
import { bandStarts } from '../../report/band.js'
import { countOf } from '../count.js'
import type { Words } from '../words.js'

/** What an answer to a question is called: the code of an option or point, the start of a band, or a mark such as `.skipped`. */
export function answerLabel(words: Words, question: Question, code: string): string {
  if (code === '.skipped') return words('results:no-answer')
  if (code === '.several') return words('results:several')
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'ranking':
      return question.options.find((option) => option.code === code)?.label[words.locale] ?? code
    case 'scale':
    case 'matrix':
      return question.points.find((point) => point.code === code)?.label[words.locale] ?? code
    case 'number':
      return bandLabel(words, question, Number(code))
    case 'short-text':
    case 'long-text':
      return code
  }
}

function bandLabel(words: Words, question: NumberQuestion, start: number): string {
  const starts = bandStarts(question)
  const next = starts[starts.indexOf(start) + 1]
  const number = (value: number) => countOf(value, words.locale).number
  if (next === undefined) return words('chart:band-last', { from: number(start) })
  return words('chart:band', { from: number(start), to: number(next) })
}

/** The question, and of a matrix the row, that a subject (`question`, `question__row`) stands for. */
export function subjectLabel(words: Words, question: Question, subject: string): string {
  const row =
    question.kind === 'matrix' ? question.rows.find(({ id }) => rowField(question.id, id) === subject) : undefined
  return row ? row.text[words.locale] : question.text[words.locale]
}
