import type { Json, JsonObject } from '../../questionnaire/change.js'
import type { Option, Point, Question } from '../../questionnaire/questionnaire.js'
import { decimalOf } from './decimal.js'
import { newCode } from './new-code.js'
import type { MemberEdit, QuestionEdit } from './question-edit.js'
import { isBlank, textOf } from './typed-text.js'

/** What a question offers and asks about, as the form has it. */
export function listsOf(original: Question | undefined, edit: QuestionEdit): { readonly [list: string]: Json } {
  switch (edit.kind) {
    case 'single':
      return { options: choicesOf(original, edit, ['exclusive', 'specify', 'from', 'to']) }
    case 'multiple':
      return { options: choicesOf(original, edit, ['exclusive', 'specify']) }
    case 'ranking':
      return { options: choicesOf(original, edit, ['exclusive']) }
    case 'scale':
      return { points: pointsOf(original, edit) }
    case 'matrix':
      return { rows: rowsOf(original, edit), points: pointsOf(original, edit) }
    case 'short-text':
    case 'long-text':
    case 'number':
      return {}
  }
}

/** Of a question that becomes another kind, options keep what that kind allows them. */
function choicesOf(original: Question | undefined, { kind, choices }: QuestionEdit, allowed: readonly string[]): Json {
  const old = oldChoices(original)
  const isSameKind = original?.kind === kind
  return membersOf(choices, (member, taken) => {
    const known = old.find(({ code }) => code === member.id)
    const rest = Object.entries(known ?? {}).filter(([name]) => isSameKind || allowed.includes(name))
    return { ...Object.fromEntries(rest), code: idOf(member, taken), label: textOf(known?.label, member)! }
  })
}

/** What was not touched of a point stays as it is. */
function pointsOf(original: Question | undefined, { choices }: QuestionEdit): Json {
  const old = oldChoices(original)
  return membersOf(choices, (member, taken) => {
    const known = old.find(({ code }) => code === member.id)
    const { value, offScale } = (known ?? {}) as Partial<Point>
    return withoutAbsent({
      code: idOf(member, taken),
      label: textOf(known?.label, member)!,
      value: valueOf(value, member.value),
      offScale: flagOf(offScale, member.isApart),
    })
  })
}

function oldChoices(original: Question | undefined): readonly (Option | Point)[] {
  if (!original) return []
  return 'options' in original ? original.options : 'points' in original ? original.points : []
}

function valueOf(original: number | undefined, typed: string): number | undefined {
  if (original !== undefined && String(original) === typed) return original
  return typed.trim() === '' ? undefined : decimalOf(typed)
}

function rowsOf(original: Question | undefined, { rows }: QuestionEdit): Json {
  const old = original && 'rows' in original ? original.rows : []
  return membersOf(rows, (member, taken) => {
    const known = old.find(({ id }) => id === member.id)
    return { id: idOf(member, taken), text: textOf(known?.text, member)! }
  })
}

function membersOf(
  members: readonly MemberEdit[],
  make: (member: MemberEdit, taken: Set<string>) => JsonObject,
): readonly JsonObject[] {
  const taken = new Set(members.map(({ id }) => id))
  return staying(members).map((member) => make(member, taken))
}

function idOf(member: MemberEdit, taken: Set<string>): string {
  if (member.id !== '') return member.id
  const code = newCode(member.en.trim() || member.fr, taken)
  taken.add(code)
  return code
}

/** Lines left blank were only offered. */
export function staying(members: readonly MemberEdit[]): readonly MemberEdit[] {
  return members.filter((member) => !member.isGone && (member.id !== '' || !isBlank(member)))
}

/** Absent means no, and a flag that says so stays. */
export function flagOf(original: boolean | undefined, typed: boolean): boolean | undefined {
  return typed === (original ?? false) ? original : typed || undefined
}

export function withoutAbsent(members: { readonly [name: string]: unknown }): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as JsonObject
}
