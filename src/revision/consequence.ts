import type { Change } from '../questionnaire/change.js'
import { keyOf } from '../questionnaire/algebra/node-kind.js'
import { apply } from '../questionnaire/apply.js'
import { areDisjoint } from '../questionnaire/disjoint.js'
import { merge } from '../questionnaire/merge.js'
import { questionsTouched } from '../questionnaire/touched.js'
import type { Foresight } from './foresight.js'
import { type Obligation, obligationsOf } from './obligation.js'
import type { Draft, Review, Revision } from './review.js'
import { isRewording, rewordDifferently } from './rewording.js'

type Fitting = Extract<Foresight, { kind: 'fits' }>

/** The texts that would be owed once these changes are made, and are not yet. */
export function obligationsOpened({ draft, waivers }: Review, { changes, document }: Fitting): readonly Obligation[] {
  if (!draft) return []
  const owed = new Set(obligationsOf({ draft, waivers }).map(keyOfObligation))
  const next: Revision = { ...draft.revisions.at(-1)!, number: draft.revisions.length, changes }
  const after: Draft = { ...draft, document, revisions: [...draft.revisions, next] }
  return obligationsOf({ draft: after, waivers }).filter((obligation) => !owed.has(keyOfObligation(obligation)))
}

function keyOfObligation({ node, attribute, locale }: Obligation): string {
  return JSON.stringify([keyOf(node), attribute, locale])
}

/** Whether making one of two lists of changes of the draft leaves no place for the other as it stands. */
export function areAtOdds({ document }: Draft, ours: readonly Change[], theirs: readonly Change[]): boolean {
  if (areDisjoint(ours, theirs)) return false
  if (ours.every(isRewording) && theirs.every(isRewording)) return rewordDifferently(ours, theirs)
  const [mine, other] = [apply(document, ours), apply(document, theirs)]
  if (mine.kind !== 'applied' || other.kind !== 'applied') return true
  return merge(document, mine.document, other.document).kind === 'conflict'
}

/** Ids of the questions that were there before and that these changes touch: answers to them are held already. */
export function questionsAffected(changes: readonly Change[]): readonly string[] {
  const isNew = (change: Change) => change.kind === 'insert' && change.place.parent.kind !== 'question'
  return [...new Set(changes.flatMap((change) => (isNew(change) ? [] : questionsTouched(change))))]
}
