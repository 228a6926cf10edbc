import { readMember } from '../questionnaire/algebra/tree.js'
import type { Change, JsonObject, NodeName } from '../questionnaire/change.js'
import { comparabilityOf } from '../questionnaire/comparability.js'
import type { Comparability } from '../questionnaire/comparability-class.js'
import { difference } from '../questionnaire/difference.js'
import { questionsOf } from '../questionnaire/find-question.js'
import type { Questionnaire } from '../questionnaire/questionnaire.js'
import { documentAt, type Draft, type Publication } from './review.js'

/** What the next version would change of a published one. */
export type Upcoming = {
  readonly comparability: Comparability
  /** Those of the draft in its order, then those that it no longer asks. */
  readonly questions: readonly UpcomingQuestion[]
  /** How many changes are to pages, to help, or to the whole. */
  readonly others: number
}

export type UpcomingQuestion = {
  readonly id: string
  readonly kind: 'new' | 'changed' | 'removed'
  readonly comparability: Comparability
}

export function upcomingOf(draft: Draft, { revision }: Publication): Upcoming {
  const before = documentAt(draft, revision)
  const changes = difference(before, draft.document)
  const [old, now] = [idsIn(before), idsIn(draft.document)]
  const touching = (id: string) => changes.filter((change) => questionTouchedBy(change) === id)
  const classed = (id: string) => comparabilityOf(before, touching(id))
  return {
    comparability: comparabilityOf(before, changes),
    questions: [
      ...now
        .filter((id) => !old.includes(id) || touching(id).length > 0)
        .map((id) => ({ id, kind: old.includes(id) ? 'changed' : 'new', comparability: classed(id) }) as const),
      ...old
        .filter((id) => !now.includes(id))
        .map((id) => ({ id, kind: 'removed', comparability: classed(id) }) as const),
    ],
    others: changes.filter((change) => questionTouchedBy(change) === undefined).length,
  }
}

function idsIn(document: JsonObject): readonly string[] {
  return questionsOf(document as unknown as Questionnaire).map(({ id }) => id)
}

function questionTouchedBy(change: Change): string | undefined {
  const node = nodeOf(change)
  if (node?.kind === 'question') return node.id
  return node && 'question' in node ? node.question : undefined
}

function nodeOf(change: Change): NodeName | undefined {
  if ('node' in change) return change.node
  return readMember(change.place.parent, change.place.list, change.content)?.name
}
