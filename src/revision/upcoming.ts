import type { JsonObject } from '../questionnaire/change.js'
import { comparabilityOf } from '../questionnaire/comparability.js'
import type { Comparability } from '../questionnaire/comparability-class.js'
import { difference } from '../questionnaire/difference.js'
import { questionsOf } from '../questionnaire/find-question.js'
import type { Questionnaire } from '../questionnaire/questionnaire.js'
import { questionsTouched, touchesBeside } from '../questionnaire/touched.js'
import { documentAt, type Draft, type Publication } from './review.js'

/** What the next version would change of a published one. */
type Upcoming = {
  readonly comparability: Comparability
  /** Those of the draft in its order, then those that it no longer asks. */
  readonly questions: readonly UpcomingQuestion[]
  /** How many changes are to pages, to help, or to the whole. */
  readonly others: number
}

type UpcomingQuestion = {
  readonly id: string
  readonly kind: 'new' | 'changed' | 'removed'
  readonly comparability: Comparability
}

export function upcomingOf(draft: Draft, { revision }: Publication): Upcoming {
  const before = documentAt(draft, revision)
  const changes = difference(before, draft.document)
  const [old, now] = [idsIn(before), idsIn(draft.document)]
  const touching = (id: string) => changes.filter((change) => questionsTouched(change).includes(id))
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
    others: changes.filter(touchesBeside).length,
  }
}

function idsIn(document: JsonObject): readonly string[] {
  return questionsOf(document as unknown as Questionnaire).map(({ id }) => id)
}
