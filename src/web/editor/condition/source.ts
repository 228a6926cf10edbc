import { comparisonsOf } from '../../../questionnaire/condition.js'
import { findPageOfQuestion, questionsOf } from '../../../questionnaire/find-question.js'
import type { Condition, Option, Point, Question, Questionnaire } from '../../../questionnaire/questionnaire.js'

/** What a form can ask of an answer. */
export const looks = ['any', 'none', 'answered', 'unanswered', 'at-least', 'at-most'] as const
export type LookBy = (typeof looks)[number]

/** A question that another can look at, and what can be asked of its answer. */
export type Source = { readonly id: string; readonly question: Question; readonly looks: readonly LookBy[] }

/** Every question that this one's condition can look at, in their order. */
export function looksAt(document: Questionnaire, { id }: Question): readonly Source[] {
  const all = questionsOf(document)
  const earlier = all.slice(
    0,
    all.findIndex((question) => question.id === id),
  )
  const page = findPageOfQuestion(document, id)
  return earlier.flatMap((question) => {
    const possible = looksFor(question)
    // Within a page a style sheet shows questions, which can tell one chosen option and nothing else.
    const allowed = page?.questions.includes(question) ? possible.filter((by) => by === 'any') : possible
    return allowed.length > 0 ? [{ id: question.id, question, looks: allowed }] : []
  })
}

function looksFor(question: Question): readonly LookBy[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'ranking':
      return ['any', 'none', 'answered', 'unanswered']
    case 'scale':
      return question.points.some(({ value }) => value !== undefined)
        ? looks
        : ['any', 'none', 'answered', 'unanswered']
    case 'number':
      return ['at-least', 'at-most', 'answered', 'unanswered']
    case 'matrix':
    case 'short-text':
    case 'long-text':
      return ['answered', 'unanswered']
  }
}

/** What an answer is chosen from; nothing where a form cannot ask for one. */
export function choicesIn(question: Question): readonly (Option | Point)[] {
  if (question.kind === 'matrix') return []
  return 'options' in question ? question.options : 'points' in question ? question.points : []
}

/** The one question that the condition looks at, where it can. */
export function findSource(document: Questionnaire, question: Question, condition: Condition): Source | undefined {
  const ids = new Set(comparisonsOf(condition).map((comparison) => comparison.question))
  return ids.size === 1 ? looksAt(document, question).find(({ id }) => ids.has(id)) : undefined
}
