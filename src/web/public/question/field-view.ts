import type { Locale } from '../../../questionnaire/questionnaire.js'
import type { QuestionSlot } from './question-slots.js'

export type Viewing = {
  readonly locale: Locale
  /** Marks the place of what belongs to one respondent. */
  readonly mark: (slot: QuestionSlot) => string
}

export function problemView(at: string, { mark }: Pick<Viewing, 'mark'>) {
  return { noProblem: mark({ kind: 'no-problem', at }), problem: mark({ kind: 'problem', at }) }
}

export function fieldView(field: string, { mark }: Viewing) {
  return { value: mark({ kind: 'value', field }), invalid: mark({ kind: 'invalid', at: field }) }
}
