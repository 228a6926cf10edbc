import { fieldNames } from '../field-names.js'
import type { MatrixQuestion } from '../questionnaire.js'
import { codesOf } from './codes.js'
import type { Posted } from './posted.js'

/** Row id → code, of the rows that are answered; undefined when none is. A required matrix requires every row. */
export function readMatrix(question: MatrixQuestion, posted: Posted): { readonly [row: string]: string } | undefined {
  const known = codesOf(question)
  const names = fieldNames(question)
  const answer: Record<string, string> = {}
  let answered = false
  question.rows.forEach((row, index) => {
    const field = names[index] as string
    const before = posted.faults.length
    const value = posted.sole(question, field)
    if (posted.faults.length > before) return
    if (value === undefined || value === '') {
      if (question.required) posted.fault('answer-required', question, field, { row: row.id })
    } else if (known.has(value)) {
      answer[row.id] = value
      answered = true
    } else {
      posted.fault('option-unknown', question, field)
    }
  })
  return answered ? answer : undefined
}
