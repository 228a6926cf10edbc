import type { NodeName } from '../../questionnaire/change.js'
import type { Locale, Question } from '../../questionnaire/questionnaire.js'
import { instructionOf } from '../instruction.js'
import { localesFrom, type Words } from '../words.js'
import { alignedMembers, type Aligned } from './aligned-members.js'
import { comparedWords, isChanged, type WordsView } from './words-view.js'

/** One text of a question, in one language; `undefined` where there is none. */
export type Text = {
  readonly node: NodeName
  readonly attribute: string
  readonly locale: Locale
  readonly before: string | undefined
  readonly after: string | undefined
}

/** How a text is shown: compared with what it was, or with the passages that comments are about. */
export type Wording = (text: Text) => WordsView

export const comparing: Wording = ({ before, after }) => comparedWords(before, after)

/** A question as it was and as it is; one of them is missing when it comes or goes. */
type Pair = { readonly before?: Question | undefined; readonly after?: Question | undefined }

type AllWords = { readonly [L in Locale]: Words }

/** For `components/question-twins`: a question in both languages, side by side. */
export function questionTwins(pair: Pair, words: AllWords, { locale, wording }: { locale: Locale; wording: Wording }) {
  const tongues = localesFrom(locale).map((tongue) => tongueView(pair, { tongue, words: words[tongue], wording }))
  const isAnyChanged = tongues.some(({ isTouched }) => isTouched)
  return {
    twins: tongues.map(({ isTouched, ...tongue }) => ({
      ...tongue,
      label: words[locale](`difference:${tongue.locale}`),
      ...(isAnyChanged && !isTouched ? { untouched: true } : {}),
    })),
  }
}

type Tongue = { readonly tongue: Locale; readonly words: Words; readonly wording: Wording }

const parts = ['hint', 'factTitle', 'factText'] as const

function tongueView({ before, after }: Pair, telling: Tongue) {
  const { tongue, words, wording } = telling
  const question = (after ?? before)!
  const node = { kind: 'question', id: question.id } as const
  const textOf = (attribute: 'text' | (typeof parts)[number]) => {
    const text = { before: before?.[attribute]?.[tongue], after: after?.[attribute]?.[tongue] }
    return text.before === undefined && text.after === undefined
      ? undefined
      : wording({ node, attribute, locale: tongue, ...text })
  }
  const text = textOf('text')
  const others = parts.flatMap((attribute) => textOf(attribute) ?? [])
  const instruction = comparedWords(
    before && instructionOf(before, words, tongue),
    after && instructionOf(after, words, tongue),
  )
  const rows = alignedMembers(rowsOf(before), rowsOf(after)).map((row) => memberView(row, 'text', telling, question.id))
  const choices = alignedMembers(choicesOf(before), choicesOf(after)).flatMap((choice) => [
    memberView(choice, 'label', telling, question.id),
    ...specifyView(choice, telling, question.id),
  ])
  const shown = [...(text ? [text] : []), ...others, ...rows, ...choices]
  return {
    locale: tongue,
    lang: `${tongue}-CA`,
    ...(text ? { text } : {}),
    others,
    instruction,
    rows,
    choices,
    isTouched: shown.some(isChanged),
  }
}

type Member = {
  readonly kind: 'row' | 'option' | 'point'
  readonly id: string
  readonly words: { readonly [L in Locale]?: string }
  readonly specify?: { readonly [L in Locale]?: string } | undefined
}

function rowsOf(question: Question | undefined): readonly Member[] {
  return question && 'rows' in question ? question.rows.map(({ id, text }) => ({ kind: 'row', id, words: text })) : []
}

function choicesOf(question: Question | undefined): readonly Member[] {
  if (question && 'options' in question) {
    return question.options.map(({ code, label, specify }) => ({ kind: 'option', id: code, words: label, specify }))
  }
  return question && 'points' in question
    ? question.points.map(({ code, label }) => ({ kind: 'point', id: code, words: label }))
    : []
}

function memberView(
  { before, after, isMoved }: Aligned<Member>,
  attribute: 'text' | 'label',
  { tongue, wording }: Tongue,
  question: string,
) {
  const { kind, id } = (after ?? before)!
  const words = { before: before?.words[tongue], after: after?.words[tongue] }
  const view = wording({ node: { kind, question, id }, attribute, locale: tongue, ...words })
  return { ...view, ...(isMoved ? { moved: true } : {}) }
}

/** What the box of an option asks for, under the option. */
function specifyView({ before, after }: Aligned<Member>, { tongue, wording }: Tongue, question: string) {
  const words = { before: before?.specify?.[tongue], after: after?.specify?.[tongue] }
  if (words.before === undefined && words.after === undefined) return []
  const { kind, id } = (after ?? before)!
  return [
    { ...wording({ node: { kind, question, id }, attribute: 'specify', locale: tongue, ...words }), specify: true },
  ]
}
