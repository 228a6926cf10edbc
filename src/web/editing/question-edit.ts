import type { Fields } from '../../questionnaire/answers.js'
import type { Locale, Point, Question } from '../../questionnaire/questionnaire.js'
import { nothingTyped, readable, readTypedText, type TypedText, typedText } from './typed-text.js'

export const kinds = [
  'single',
  'multiple',
  'ranking',
  'scale',
  'matrix',
  'short-text',
  'long-text',
  'number',
] as const satisfies readonly Question['kind'][]

export const textAttributes = ['text', 'hint', 'factTitle', 'factText'] as const
type TextAttribute = (typeof textAttributes)[number]

const limitAttributes = ['min', 'max', 'maxLength'] as const
export type LimitAttribute = (typeof limitAttributes)[number]

/** A question as a form holds it: everything as it was typed. */
export type QuestionEdit = {
  readonly kind: Question['kind']
  readonly texts: { readonly [A in TextAttribute]: TypedText }
  readonly limits: { readonly [A in LimitAttribute]: string }
  readonly required: boolean
  readonly choices: readonly MemberEdit[]
  readonly rows: readonly MemberEdit[]
}

/** An option, point or row; without an id while it is new. */
export type MemberEdit = TypedText & PointEdit & { readonly id: string; readonly isGone: boolean }

/** What a point has beside its words: what it counts as, and whether it stands apart from the scale. */
export type PointEdit = { readonly value: string; readonly isApart: boolean }

const noPoint: PointEdit = { value: '', isApart: false }

const memberLists = ['choices', 'rows'] as const
export type MemberList = (typeof memberLists)[number]

export function emptyEdit(kind: Question['kind'] = 'single'): QuestionEdit {
  return {
    kind,
    texts: { text: nothingTyped, hint: nothingTyped, factTitle: nothingTyped, factText: nothingTyped },
    limits: { min: '', max: '', maxLength: '' },
    required: false,
    choices: [newMember(), newMember()],
    rows: [],
  }
}

export function editOf(question: Question): QuestionEdit {
  const limit = (attribute: LimitAttribute) => {
    const value = (question as { readonly [A in LimitAttribute]?: number })[attribute]
    return value === undefined ? '' : String(value)
  }
  return {
    kind: question.kind,
    texts: {
      text: typedText(question.text),
      hint: typedText(question.hint),
      factTitle: typedText(question.factTitle),
      factText: typedText(question.factText),
    },
    limits: { min: limit('min'), max: limit('max'), maxLength: limit('maxLength') },
    required: question.required ?? false,
    choices:
      'options' in question
        ? question.options.map(({ code, label }) => memberEdit(code, label))
        : 'points' in question
          ? question.points.map(({ code, label, ...point }) => memberEdit(code, label, pointEdit(point)))
          : [],
    rows: 'rows' in question ? question.rows.map(({ id, text }) => memberEdit(id, text)) : [],
  }
}

/** What a form posted of a question, as its fields are named below `prefix`. */
export function readEdit(body: Fields, prefix: string): QuestionEdit {
  const field = (name: string) => readable(body.get(`${prefix}.${name}`)?.[0] ?? '')
  const both = (name: string) => readTypedText(body, `${prefix}.${name}`)
  const members = (list: MemberList) => {
    const found: MemberEdit[] = []
    for (let index = 0; body.has(`${prefix}.${list}.${index}.en`); index++) {
      const name = `${list}.${index}`
      found.push({
        ...both(name),
        id: field(`${name}.id`),
        isGone: field(`${name}.gone`) !== '',
        value: field(`${name}.value`),
        isApart: field(`${name}.apart`) !== '',
      })
    }
    return found
  }
  return {
    kind: kinds.find((kind) => kind === field('kind')) ?? 'single',
    texts: { text: both('text'), hint: both('hint'), factTitle: both('factTitle'), factText: both('factText') },
    limits: { min: field('min'), max: field('max'), maxLength: field('maxLength') },
    required: field('required') !== '',
    choices: members('choices'),
    rows: members('rows'),
  }
}

/** What a button of the form does to a list of members: one more at the end, or one a step up or down. */
type Press =
  | { readonly kind: 'add'; readonly list: MemberList }
  | { readonly kind: 'up' | 'down'; readonly list: MemberList; readonly index: number }

/** Reads what a button below `prefix` says, such as `add:q0.choices` and `up:q0.rows.2`. */
export function readPress(go: string, prefix: string): Press | undefined {
  const [, kind, name, list, index] = /^(add|up|down):(q\d+)\.(choices|rows)(?:\.(\d{1,3}))?$/.exec(go) ?? []
  if (name !== prefix) return undefined
  if (kind === 'add') return { kind, list: list as MemberList }
  return index === undefined
    ? undefined
    : { kind: kind as 'up' | 'down', list: list as MemberList, index: Number(index) }
}

export function press(edit: QuestionEdit, pressed: Press): QuestionEdit {
  const members = edit[pressed.list]
  if (pressed.kind === 'add') return { ...edit, [pressed.list]: [...members, newMember()] }
  const goal = pressed.kind === 'up' ? pressed.index - 1 : pressed.index + 1
  const [moving, other] = [members[pressed.index], members[goal]]
  if (!moving || !other) return edit
  return { ...edit, [pressed.list]: members.with(pressed.index, other).with(goal, moving) }
}

export function hasChoices(kind: Question['kind']): boolean {
  return ['single', 'multiple', 'ranking', 'scale', 'matrix'].includes(kind)
}

/** Whether the answers offered are points of a scale. */
export function hasPoints(kind: Question['kind']): boolean {
  return kind === 'scale' || kind === 'matrix'
}

/** Which limits a question of that kind can have. */
export function limitsOf(kind: Question['kind']): readonly LimitAttribute[] {
  switch (kind) {
    case 'multiple':
    case 'number':
      return ['min', 'max']
    case 'ranking':
      return ['max']
    case 'short-text':
    case 'long-text':
      return ['maxLength']
    case 'single':
    case 'scale':
    case 'matrix':
      return []
  }
}

function newMember(): MemberEdit {
  return memberEdit('', {})
}

function memberEdit(id: string, words: { readonly [L in Locale]?: string }, point = noPoint): MemberEdit {
  return { id, ...typedText(words), isGone: false, ...point }
}

function pointEdit({ value, offScale = false }: Omit<Point, 'code' | 'label'>): PointEdit {
  return { value: value === undefined ? '' : String(value), isApart: offScale }
}
