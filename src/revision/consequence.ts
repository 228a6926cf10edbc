import type { Change } from '../questionnaire/change.js'
import { keyOf } from '../questionnaire/algebra/node-kind.js'
import { areDisjoint } from '../questionnaire/disjoint.js'
import { merge } from '../questionnaire/merge.js'
import { questionsTouched } from '../questionnaire/touched.js'
import type { Foresight } from './foresight.js'
import { type Obligation, obligationsOf } from './obligation.js'
import type { Draft, Review, Revision } from './review.js'

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

/** Whether accepting one of two proposals leaves no place for the other as it stands. */
export function isAtOdds({ document }: Draft, ours: Fitting, theirs: Fitting): boolean {
  if (areDisjoint(ours.changes, theirs.changes)) return false
  return merge(document, ours.document, theirs.document).kind === 'conflict'
}

/** Ids of the questions that were there before and that these changes touch: answers to them are held already. */
export function questionsAffected(changes: readonly Change[]): readonly string[] {
  const isNew = (change: Change) => change.kind === 'insert' && change.place.parent.kind !== 'question'
  return [...new Set(changes.flatMap((change) => (isNew(change) ? [] : questionsTouched(change))))]
}
