import type { JsonObject } from '../../questionnaire/change.js'
import type { Question } from '../../questionnaire/questionnaire.js'
import { decimalOf, isDecimal } from './decimal.js'
import { flagOf, listsOf, staying, withoutAbsent } from './edited-members.js'
import {
  hasChoices,
  hasPoints,
  type LimitAttribute,
  limitsOf,
  type MemberList,
  type QuestionEdit,
  textAttributes,
} from './question-edit.js'
import { isBlank, textOf } from './typed-text.js'

/** What is to be looked at before a form is a question: the field, below the prefix of its question, and why. */
export type EditFault = { readonly field: string; readonly code: EditFaultCode }
type EditFaultCode =
  | 'words-missing'
  | 'label-missing'
  | 'choices-too-few'
  | 'rows-missing'
  | 'limit-unfit'
  | 'value-unfit'

type EditedQuestion =
  | { readonly kind: 'question'; readonly question: JsonObject }
  | { readonly kind: 'faults'; readonly faults: readonly EditFault[] }

/** The question that a form makes of `original`, or a new one of that id. What the form does not show stays. */
export function editedQuestion(original: Question | undefined, edit: QuestionEdit, id: string): EditedQuestion {
  const faults = faultsIn(edit)
  if (faults.length > 0) return { kind: 'faults', faults }
  const { showIf, sensitive, identifying, showHelp, replaces } = (original ?? {}) as Partial<Question>
  const lasting = { showIf, sensitive, identifying, showHelp, replaces }
  const kept = original?.kind === edit.kind ? original : withoutAbsent(lasting)
  const question = {
    ...(kept as unknown as JsonObject),
    id,
    kind: edit.kind,
    ...textsOf(original, edit),
    ...limitValues(edit),
    required: flagOf(original?.required, edit.required),
    ...listsOf(original, edit),
  }
  return { kind: 'question', question: withoutAbsent(question) }
}

function faultsIn(edit: QuestionEdit): readonly EditFault[] {
  const { kind, texts, limits } = edit
  const faults: EditFault[] = []
  if (isBlank(texts.text)) faults.push({ field: 'text.en', code: 'words-missing' })
  for (const attribute of limitsOf(kind)) {
    if (!limitFits(kind, attribute, limits[attribute])) faults.push({ field: attribute, code: 'limit-unfit' })
  }
  if (hasChoices(kind)) faults.push(...memberFaults(edit, 'choices', 2, 'choices-too-few'))
  if (hasPoints(kind)) faults.push(...valueFaults(edit))
  if (kind === 'matrix') faults.push(...memberFaults(edit, 'rows', 1, 'rows-missing'))
  return faults
}

function memberFaults(edit: QuestionEdit, list: MemberList, least: number, tooFew: EditFaultCode) {
  const blank = edit[list].flatMap((member, index): readonly EditFault[] =>
    (member.id !== '' || member.value.trim() !== '') && !member.isGone && isBlank(member)
      ? [{ field: `${list}.${index}.en`, code: 'label-missing' }]
      : [],
  )
  const isShort = blank.length === 0 && staying(edit[list]).length < least
  return isShort ? [{ field: edit[list].length > 0 ? `${list}.0.en` : 'kind', code: tooFew }] : blank
}

function valueFaults({ choices }: QuestionEdit): readonly EditFault[] {
  return choices.flatMap(({ value, isGone }, index) =>
    isGone || value.trim() === '' || isDecimal(value) ? [] : [{ field: `choices.${index}.value`, code: 'value-unfit' }],
  )
}

function limitFits(kind: Question['kind'], attribute: LimitAttribute, typed: string): boolean {
  const limit = typed.trim()
  if (limit === '') return true
  if (kind === 'number') return isDecimal(limit)
  return /^\d{1,5}$/.test(limit) && (attribute === 'min' || Number(limit) > 0)
}

function textsOf(original: Question | undefined, { texts }: QuestionEdit) {
  return Object.fromEntries(
    textAttributes.map((attribute) => [attribute, textOf(original?.[attribute], texts[attribute])]),
  )
}

function limitValues({ kind, limits }: QuestionEdit): { readonly [name: string]: number | undefined } {
  const usual: { readonly [name: string]: number } =
    kind === 'ranking' ? { max: 3 } : kind === 'short-text' ? { maxLength: 200 } : { maxLength: 1000 }
  return Object.fromEntries(
    limitsOf(kind).map((attribute) => {
      const typed = limits[attribute]
      return [attribute, typed.trim() === '' ? usual[attribute] : decimalOf(typed)]
    }),
  )
}
