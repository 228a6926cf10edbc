import type { Fields } from '../../../questionnaire/answers.js'
import { escapeHtml } from '../../slots.js'

/** Where, in a prepared question, what belongs to one respondent goes. */
export type QuestionSlot =
  | { readonly kind: 'checked' | 'selected'; readonly field: string; readonly value: string }
  | { readonly kind: 'value'; readonly field: string }
  /** `at` is a question, or the field of a row, a rank or specified words. */
  | { readonly kind: 'at-fault' | 'invalid' | 'no-problem' | 'problem'; readonly at: string }

export type Filling = {
  readonly fields: Fields
  /** The sentences to show, by question and by field. */
  readonly problems: ReadonlyMap<string, string>
}

/** What each slot holds when nothing is filled in. */
export function blankOf({ kind }: QuestionSlot): string {
  return kind === 'invalid' ? 'false' : kind === 'no-problem' ? ' hidden' : ''
}

/** HTML for a slot, or undefined where it stays blank. */
export function valueOf(slot: QuestionSlot, { fields, problems }: Filling): string | undefined {
  switch (slot.kind) {
    case 'checked':
    case 'selected':
      return fields.get(slot.field)?.includes(slot.value) ? ` ${slot.kind}` : undefined
    case 'value': {
      const value = fields.get(slot.field)?.[0]
      return value === undefined || value === '' ? undefined : escapeHtml(value)
    }
    case 'at-fault':
      return problems.has(slot.at) ? ' at-fault' : undefined
    case 'invalid':
      return problems.has(slot.at) ? 'true' : undefined
    case 'no-problem':
      return problems.has(slot.at) ? '' : undefined
    case 'problem': {
      const problem = problems.get(slot.at)
      return problem && escapeHtml(problem)
    }
  }
}
