import type { Change } from '../questionnaire/change.js'
import { areDisjoint } from '../questionnaire/disjoint.js'
import type { Bilingual } from '../questionnaire/questionnaire.js'
import { type Acting, type ReviewAct, refused } from './acting.js'
import { accept, type Accepted, changesOf } from './decide.js'
import { foresee } from './foresight.js'
import { retell } from './retell.js'
import type { Draft, Review } from './review.js'

export type AcceptingTogether = { readonly proposals: readonly number[]; readonly reason: Bilingual }

export type AcceptedTogether =
  | { readonly kind: 'accepted'; readonly revisions: readonly number[] }
  /** They touch each other: which comes first would matter. */
  | { readonly kind: 'not-disjoint'; readonly proposals: readonly [number, number] }
  | { readonly kind: 'not-accepted'; readonly proposal: number; readonly why: Exclude<Accepted, { kind: 'accepted' }> }

/** Accepts proposals that leave each other alone, each with a decision and a revision of its own; all of them or none. */
export function acceptTogether({ proposals, reason }: AcceptingTogether): ReviewAct<AcceptedTogether> {
  return {
    needs: (review) => proposals.flatMap((number) => changesOf(review, number)),
    act: (acting) => {
      const touching = touchingPair(acting, proposals)
      if (touching) return refused({ kind: 'not-disjoint', proposals: touching })
      const revisions: number[] = []
      const deeds = []
      let { review } = acting
      for (const proposal of proposals) {
        const { result, deeds: done } = accept({ proposal, reason }).act({ ...acting, review })
        if (result.kind !== 'accepted') return refused({ kind: 'not-accepted', proposal, why: result })
        revisions.push(result.revision)
        deeds.push(...done)
        review = afterDeeds(review, done)
      }
      return { result: { kind: 'accepted', revisions }, deeds }
    },
  }
}

function touchingPair(acting: Acting, proposals: readonly number[]): readonly [number, number] | undefined {
  const { draft } = acting.review
  if (!draft) return undefined
  const changes = proposals.map((number) => foreseenChanges(acting, draft, number))
  for (const [index, ours] of changes.entries()) {
    const other = changes.findIndex((theirs, place) => place > index && !areDisjoint(ours, theirs))
    if (other >= 0) return [proposals[index]!, proposals[other]!]
  }
  return undefined
}

/** Of the draft as it stands; none when the proposal does not fit, which accepting it will say. */
function foreseenChanges({ review, said }: Acting, draft: Draft, number: number): readonly Change[] {
  const proposal = review.proposals.get(number)
  const content = proposal && said.get(proposal.changes.utterance)
  if (!proposal || content === undefined) return []
  const changes = content as unknown as readonly Change[]
  const foresight = foresee(draft, { madeOn: proposal.madeOn, changes })
  return foresight.kind === 'fits' ? foresight.changes : []
}

/** As they will be told once they have their places in the history. */
function afterDeeds(review: Review, deeds: ReturnType<ReturnType<typeof accept>['act']>['deeds']): Review {
  const events = deeds.map(({ at, ...done }, index) => ({
    consultation: review.consultation,
    number: review.event + 1 + index,
    ...done,
    at: at.toISOString(),
    previous: '',
  }))
  return retell(review, events)
}
