import type { Question } from '../../questionnaire/questionnaire.js'
import { problemView } from '../staff/entry-field.js'
import type { Problems } from '../staff/faults.js'
import type { Words } from '../words.js'
import type { EditFault } from './edited-question.js'
import { placesView } from './place.js'
import {
  hasChoices,
  hasPoints,
  kinds,
  limitsOf,
  type MemberEdit,
  type MemberList,
  type QuestionEdit,
  textAttributes,
} from './question-edit.js'
import { type Telling, twinFields } from './twin-fields.js'
import type { Drafting, WorkForm } from './work.js'

/** For `components/work-form`. */
export function workView(drafting: Drafting, { edits, place }: WorkForm, telling: Telling) {
  const { document, work, questions } = drafting
  const { words, locale } = telling
  const hasPlace = work === 'move' || work === 'new'
  return {
    work,
    edits: edits.map((edit, index) => ({
      ...editView(edit, `q${index}`, telling),
      ...(edits.length > 1 ? { legend: words('editing:question-of', { number: index + 1, count: edits.length }) } : {}),
    })),
    ...(hasPlace
      ? {
          places: placesView(
            document,
            { moving: work === 'move' ? questions[0] : undefined, chosen: place },
            { words, locale },
          ),
        }
      : {}),
  }
}

/** Sentences for what is amiss, by the fields of the form. */
export function problemsOfEdit(faults: readonly EditFault[], words: Words): Problems {
  return Object.fromEntries(faults.map(({ field, code }) => [field, words(`editing:${code}`)]))
}

function editView(edit: QuestionEdit, prefix: string, telling: Telling) {
  const { words } = telling
  return {
    prefix,
    kind: `${prefix}.kind`,
    kindProblem: problemView(telling.problems[`${prefix}.kind`]),
    kinds: kinds.map((kind) => ({
      value: kind,
      label: words(`difference:kind-${kind}`),
      selected: kind === edit.kind ? ' selected' : '',
    })),
    texts: textAttributes.map((attribute) => ({
      label: words(
        `editing:${attribute === 'text' ? 'text' : attribute === 'hint' ? 'hint' : attribute === 'factTitle' ? 'fact-title' : 'fact-text'}`,
      ),
      rows: attribute === 'text' || attribute === 'factText' ? 3 : 2,
      extra: attribute !== 'text' && edit.texts[attribute].en === '' && edit.texts[attribute].fr === '',
      ...twinFields(`${prefix}.${attribute}`, edit.texts[attribute], telling),
    })),
    required: { name: `${prefix}.required`, checked: edit.required ? ' checked' : '' },
    limits: limitsOf(edit.kind).map((attribute) => ({
      name: `${prefix}.${attribute}`,
      label: words(`editing:${limitWord(edit.kind, attribute)}`),
      value: edit.limits[attribute],
      ...problemView(telling.problems[`${prefix}.${attribute}`]),
    })),
    ...(edit.kind === 'matrix' ? { rows: membersView(edit.rows, 'rows', prefix, telling) } : {}),
    ...(hasChoices(edit.kind) ? { choices: choicesView(edit, prefix, telling) } : {}),
    hidden: hiddenMembers(edit, prefix),
  }
}

function limitWord(kind: Question['kind'], attribute: 'min' | 'max' | 'maxLength'): string {
  if (attribute === 'maxLength') return 'max-length'
  if (kind === 'number') return attribute === 'min' ? 'least-number' : 'greatest-number'
  return attribute === 'min' ? 'least-choices' : 'most-choices'
}

/** Points of a scale have more than words. */
function choicesView({ kind, choices }: QuestionEdit, prefix: string, telling: Telling) {
  const { words, problems } = telling
  const { items, ...list } = membersView(choices, 'choices', prefix, telling)
  if (!hasPoints(kind)) return { ...list, items }
  return {
    ...list,
    hint: words('editing:points-hint'),
    items: items.map((item, index) => {
      const { value, isApart } = choices[index]!
      const name = `${item.name}.value`
      return { ...item, point: { name, value, apart: isApart ? ' checked' : '', ...problemView(problems[name]) } }
    }),
  }
}

function membersView(members: readonly MemberEdit[], list: MemberList, prefix: string, telling: Telling) {
  const { words } = telling
  const label = list === 'rows' ? 'row' : 'choice'
  return {
    add: `add:${prefix}.${list}`,
    items: members.map((member, index) => {
      const name = `${prefix}.${list}.${index}`
      return {
        name,
        id: member.id,
        label: words(`editing:${label}`, { number: index + 1 }),
        gone: member.isGone ? ' checked' : '',
        up: index > 0 ? `up:${name}` : undefined,
        down: index < members.length - 1 ? `down:${name}` : undefined,
        ...twinFields(name, member, telling),
      }
    }),
  }
}

/** What a kind does not show is not forgotten: another kind may be chosen again. */
function hiddenMembers(edit: QuestionEdit, prefix: string) {
  const unseen = (['choices', 'rows'] as const).filter((list) =>
    list === 'rows' ? edit.kind !== 'matrix' : !hasChoices(edit.kind),
  )
  const members = unseen.flatMap((list) =>
    edit[list].flatMap(({ id, en, fr, isGone }, index) => {
      const name = `${prefix}.${list}.${index}`
      return [
        { name: `${name}.id`, value: id },
        { name: `${name}.en`, value: en },
        { name: `${name}.fr`, value: fr },
        ...(isGone ? [{ name: `${name}.gone`, value: 'on' }] : []),
      ]
    }),
  )
  return [...members, ...(hasPoints(edit.kind) ? [] : hiddenPoints(edit, prefix))]
}

function hiddenPoints({ choices }: QuestionEdit, prefix: string) {
  return choices.flatMap(({ value, isApart }, index) => {
    const name = `${prefix}.choices.${index}`
    return [
      ...(value === '' ? [] : [{ name: `${name}.value`, value }]),
      ...(isApart ? [{ name: `${name}.apart`, value: 'on' }] : []),
    ]
  })
}
