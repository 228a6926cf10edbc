import { questionsOf } from '../questionnaire/find-question.js'
import type { Page, Question, Questionnaire } from '../questionnaire/questionnaire.js'
import { questionsTouched } from '../questionnaire/touched.js'
import { type Category, categories } from './category.js'
import {
  type Draft,
  documentAt,
  type Proposal,
  type Review,
  type Revision,
  standingOf,
  type Standing,
} from './review.js'

/** How the roundtable shaped a version: its questions before and after, and what was not changed. */
export type Shaping = {
  readonly first: Questionnaire
  readonly last: Questionnaire
  /** Those that something changed, in the order of the version. */
  readonly questions: readonly ShapedQuestion[]
  /** Revisions that changed no question: titles, order, what goes with the whole. */
  readonly others: readonly Revision[]
  readonly proposals: readonly Proposal[]
  /** Accepted proposals by the first reason given for them, most first; those without any are left out. */
  readonly counts: readonly { readonly category: Category; readonly count: number }[]
  readonly notChanged: readonly Proposal[]
}

export type ShapedQuestion = {
  readonly page: Page
  /** Place among the questions of the version, from 1. */
  readonly ordinal: number
  /** As it was, or the questions that it comes from; none for a new one. */
  readonly before: readonly Question[]
  readonly after: Question
  /** Oldest first. */
  readonly revisions: readonly Revision[]
}

const unchanging: readonly Standing[] = ['declined', 'deferred', 'superseded']

/** Of the draft as the given revision left it. */
export function shapingOf({ proposals }: Pick<Review, 'proposals'>, draft: Draft, revision: number): Shaping {
  const first = draft.first as unknown as Questionnaire
  const last = documentAt(draft, revision) as unknown as Questionnaire
  const revisions = draft.revisions.slice(1, revision + 1)
  const questions = shapedQuestions(first, last, revisions)
  const shown = new Set(questions.flatMap((question) => question.revisions))
  const all = [...proposals.values()]
  return {
    first,
    last,
    questions,
    others: revisions.filter((each) => !shown.has(each)),
    proposals: all.filter((proposal) => standingOf(proposal) !== 'withdrawn'),
    counts: countsOf(all.filter(isAccepted)),
    notChanged: all.filter((proposal) => unchanging.includes(standingOf(proposal))),
  }
}

export function isAccepted(proposal: Proposal): boolean {
  const standing = standingOf(proposal)
  return standing === 'accepted' || standing === 'accepted-modified'
}

function shapedQuestions(
  first: Questionnaire,
  last: Questionnaire,
  revisions: readonly Revision[],
): readonly ShapedQuestion[] {
  const old = new Map(questionsOf(first).map((question) => [question.id, question]))
  const pages = last.pages.flatMap((page) => page.questions.map((after) => ({ page, after })))
  return pages.flatMap(({ page, after }, index) => {
    const ids = [after.id, ...(after.replaces ?? [])]
    const touching = revisions.filter(({ changes }) => changes.flatMap(questionsTouched).some((id) => ids.includes(id)))
    if (touching.length === 0) return []
    const before = (old.has(after.id) ? [after.id] : (after.replaces ?? [])).flatMap((id) => old.get(id) ?? [])
    return [{ page, ordinal: index + 1, before, after, revisions: touching }]
  })
}

function countsOf(accepted: readonly Proposal[]): Shaping['counts'] {
  return categories
    .map((category) => ({ category, count: accepted.filter((proposal) => proposal.categories[0] === category).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
}
