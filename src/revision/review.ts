import type { Mention } from '../history/utterance.js'
import { apply } from '../questionnaire/apply.js'
import type { Change, JsonObject, NodeName } from '../questionnaire/change.js'
import type { Comparability } from '../questionnaire/comparability-class.js'
import type { Bilingual, Locale } from '../questionnaire/questionnaire.js'
import type { Category } from './category.js'

/**
 * The review of a consultation's draft as its history tells it: nothing in it is kept anywhere else. What people said in
 * their own words is in the utterances that the mentions name.
 */
export type Review = {
  readonly consultation: string
  /** Number of the last event that it knows of. */
  readonly event: number
  readonly draft: Draft | undefined
  /** By their numbers, from 1. */
  readonly proposals: ReadonlyMap<number, Proposal>
  readonly comments: ReadonlyMap<number, Comment>
  readonly waivers: readonly Waiver[]
  readonly meetings: readonly Meeting[]
  readonly publications: readonly Publication[]
  /** Asked for, and of the draft as it is. */
  readonly publicationRequest: PublicationRequest | undefined
  /** The last request, when it was turned back and nothing has come of it since. */
  readonly turnedBack: TurnedBack | undefined
  /** Whether publishing takes a second person. */
  readonly takesTwo: boolean
}

/** The one questionnaire being worked on: its first document, and what has been done to it since. */
export type Draft = {
  readonly first: JsonObject
  /** The first, number 0, has no changes. */
  readonly revisions: readonly Revision[]
  /** After the last revision. */
  readonly document: JsonObject
}

export type Act = { readonly by: string; readonly at: string; readonly event: number }

export type Revision = Act & {
  readonly number: number
  readonly changes: readonly Change[]
  /** Of the document after it. */
  readonly fingerprint: string
  readonly comparability: Comparability
  readonly because: Cause
}

/** Why a revision was made. */
export type Cause =
  | { readonly kind: 'opening'; readonly origin: Origin }
  | { readonly kind: 'decision'; readonly proposal: number }
  | { readonly kind: 'direct'; readonly reason: Mention }
  | { readonly kind: 'reversion'; readonly version: number; readonly reason: Mention }

/** What a draft began as. */
export type Origin = 'new' | 'copy' | 'import' | 'version'

/** Its `by` is its author. */
export type Proposal = Act & {
  readonly number: number
  /** The revision that its changes are of. */
  readonly madeOn: number
  /** The question it stands beside; none for one about the whole. */
  readonly question: string | undefined
  readonly categories: readonly Category[]
  readonly comparability: Comparability
  readonly changes: Mention
  readonly reason: Mention
  readonly withdrawn: Act | undefined
  /** The present one of each person. */
  readonly stances: ReadonlyMap<string, Stance>
  /** Oldest first: what was deferred is decided again. */
  readonly decisions: readonly Decision[]
}

export type Stance = Act & { readonly kind: 'support' | 'concern'; readonly reason: Mention | undefined }

export const outcomes = ['accepted', 'accepted-modified', 'declined', 'deferred', 'superseded'] as const
export type Outcome = (typeof outcomes)[number]

export type Decision = Act & {
  readonly outcome: Outcome
  readonly reason: Mention
  /** The revision it made. */
  readonly revision: number | undefined
  /** The proposal that covers it. */
  readonly supersededBy: number | undefined
}

export type Comment = Act & {
  readonly number: number
  readonly question: string
  readonly passage: Passage | undefined
  readonly replyTo: number | undefined
  readonly locale: Locale
  readonly words: Mention
}

/** Words of the draft that a comment is about, as they stood when it was made: a W3C text quote and position. */
export type Passage = {
  readonly node: NodeName
  readonly attribute: string
  readonly locale: Locale
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  /** In UTF-16 code units. */
  readonly start: number
}

/** A text whose twin in the other language changed, and which stays as it is. */
export type Waiver = Act & {
  readonly node: NodeName
  readonly attribute: string
  readonly locale: Locale
  /** It answers for what revisions up to this one opened. */
  readonly revision: number
  readonly reason: Mention
}

export type Meeting = Act & {
  readonly number: number
  readonly place: Bilingual
  /** Days, `YYYY-MM-DD`. */
  readonly from: string
  readonly to: string
  readonly present: Mention
}

export type PublicationRequest = Act & { readonly revision: number }

export type TurnedBack = Act & { readonly revision: number; readonly reason: Mention }

export type Publication = Act & {
  readonly version: number
  readonly revision: number
  readonly fingerprint: string
  /** Who asked for it: another person, where publishing takes two. */
  readonly requestedBy: string
}

export function emptyReview(consultation: string): Review {
  return {
    consultation,
    event: 0,
    draft: undefined,
    proposals: new Map(),
    comments: new Map(),
    waivers: [],
    meetings: [],
    publications: [],
    publicationRequest: undefined,
    turnedBack: undefined,
    takesTwo: true,
  }
}

/** Where a proposal stands. A deferred one waits to be decided again. */
export type Standing = 'open' | 'withdrawn' | Outcome

export function standingOf({ withdrawn, decisions }: Proposal): Standing {
  return withdrawn ? 'withdrawn' : (decisions.at(-1)?.outcome ?? 'open')
}

/** Whether an editor may still decide about it. */
export function isUndecided(proposal: Proposal): boolean {
  const standing = standingOf(proposal)
  return standing === 'open' || standing === 'deferred'
}

/** The draft as that revision left it; throws a RangeError when there is none. */
export function documentAt({ first, revisions, document }: Draft, revision: number): JsonObject {
  if (revision === revisions.length - 1) return document
  if (!(revision >= 0 && revision < revisions.length)) throw new RangeError(`There is no revision ${revision}`)
  const applied = apply(
    first,
    revisions.slice(0, revision + 1).flatMap(({ changes }) => changes),
  )
  if (applied.kind === 'applied') return applied.document
  throw new Error(`The revisions up to ${revision} do not follow from one another`)
}
