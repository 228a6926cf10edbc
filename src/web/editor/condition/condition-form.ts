import type { Fields } from '../../../questionnaire/answers.js'
import { findQuestion } from '../../../questionnaire/find-question.js'
import type { Question, Questionnaire } from '../../../questionnaire/questionnaire.js'
import { readable } from '../../editing/typed-text.js'
import { type Look, lookOf } from './look.js'
import { choicesIn, findSource, looks, looksAt } from './source.js'

/** To whom a question is shown: `kept` is a condition that the form has no fields for. */
export const showings = ['everyone', 'some', 'kept'] as const
type Showing = (typeof showings)[number]

/** What a form is about: when a question of a document is shown. */
export type ConditionDrafting = { readonly document: Questionnaire; readonly question: Question }

/** What the form holds, as it was typed. */
export type ConditionForm = Look & {
  readonly shown: Showing
  /** The question whose answers the form offers; another one may have been chosen since. */
  readonly of: string
}

const nothingLooked: Look = { question: '', by: 'any', codes: [], number: '' }

/** The form as it is first opened. */
export function openConditionForm({ document, question }: ConditionDrafting): ConditionForm {
  const { showIf } = question
  if (!showIf) return { shown: 'everyone', of: '', ...nothingLooked }
  const look = lookOf(showIf, findSource(document, question, showIf))
  return look ? { shown: 'some', of: look.question, ...look } : { shown: 'kept', of: '', ...nothingLooked }
}

/** The form as it was posted. Answers to one question say nothing of another. */
export function readConditionForm({ document, question }: ConditionDrafting, body: Fields): ConditionForm {
  const field = (name: string) => readable(body.get(name)?.[0] ?? '')
  const asked = field('question')
  const isSame = field('of') === asked
  const source = looksAt(document, question).find(({ id }) => id === asked)
  const by = looks.find((each) => each === field('by')) ?? 'any'
  return {
    shown: field('go') === 'show' ? 'some' : (showings.find((each) => each === field('shown')) ?? 'everyone'),
    of: field('go') === 'show' ? asked : field('of'),
    question: asked,
    by: source && !source.looks.includes(by) ? source.looks[0]! : by,
    codes: isSame ? inOrder(findQuestion(document, asked), body.get('answer') ?? []) : [],
    number: isSame ? field('number') : '',
  }
}

/** As the question has them; what it does not have comes last. */
function inOrder(source: Question | undefined, codes: readonly string[]): readonly string[] {
  const known = source ? choicesIn(source).map(({ code }) => code) : []
  return [...known.filter((code) => codes.includes(code)), ...codes.filter((code) => !known.includes(code))]
}
