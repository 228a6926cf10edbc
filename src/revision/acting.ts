import type { Deed } from '../history/event.js'
import type { Said, Utter } from '../history/utterance.js'
import type { JsonObject } from '../questionnaire/change.js'
import type { Bodies, DeedKind } from './deeds.js'
import type { Review } from './review.js'

/** Who acts, when, on what, as one transaction sees it. */
export type Acting = {
  readonly review: Review
  readonly by: string
  readonly at: Date
  /** What was said in the utterances that the act asked for. */
  readonly said: Said
  readonly utter: Utter
  /** Number of the last published version; 0 before the first. */
  readonly lastVersion: number
  /** Whether the consultation has an opening and a closing day. */
  readonly hasDates: boolean
}

/** What an act comes to: nothing is done when there are no deeds. */
export type Outcome<Result> = {
  readonly result: Result
  readonly deeds: readonly Deed[]
  /** Published with the deeds. */
  readonly version?: JsonObject
}

/** An act on a review: pure, so that whoever runs it may try it first. */
export type ReviewAct<Result> = {
  /** Ids of the utterances that it must know. */
  readonly needs?: (review: Review) => readonly string[]
  readonly act: (acting: Acting) => Outcome<Result>
}

export function refused<Result>(result: Result): Outcome<Result> {
  return { result, deeds: [] }
}

export function deed<Kind extends DeedKind>({ by, at }: Acting, kind: Kind, body: Bodies[Kind]): Deed {
  return { kind, actor: by, at, body }
}
