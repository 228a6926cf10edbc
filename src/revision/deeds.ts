import type { Mention } from '../history/utterance.js'
import type { Change, JsonObject, NodeName } from '../questionnaire/change.js'
import type { Comparability } from '../questionnaire/comparability-class.js'
import type { Bilingual, Locale } from '../questionnaire/questionnaire.js'
import type { Category } from './category.js'
import type { Cause, Origin, Outcome, Passage } from './review.js'

/** What the events of a review say in their bodies, by their kinds. Nothing here is ever renamed: histories hold it. */
export type Bodies = {
  readonly 'draft-opened': {
    readonly document: JsonObject
    readonly fingerprint: string
    readonly origin: Origin
  }
  readonly 'proposal-made': {
    readonly proposal: number
    readonly madeOn: number
    readonly question?: string
    readonly categories: readonly Category[]
    readonly comparability: Comparability
    readonly changes: Mention
    readonly reason: Mention
  }
  readonly 'proposal-withdrawn': { readonly proposal: number }
  readonly 'stance-taken': {
    readonly proposal: number
    readonly stance: 'support' | 'concern' | 'none'
    readonly reason?: Mention
  }
  readonly 'comment-made': {
    readonly comment: number
    readonly question: string
    readonly locale: Locale
    readonly words: Mention
    readonly passage?: Passage
    readonly replyTo?: number
  }
  readonly 'decision-made': {
    readonly proposal: number
    readonly outcome: Outcome
    readonly reason: Mention
    readonly revision?: number
    readonly supersededBy?: number
  }
  readonly 'revision-made': {
    readonly revision: number
    readonly changes: readonly Change[]
    readonly fingerprint: string
    readonly comparability: Comparability
    readonly because: Cause
  }
  readonly 'obligation-waived': {
    readonly node: NodeName
    readonly attribute: string
    readonly locale: Locale
    readonly revision: number
    readonly reason: Mention
  }
  readonly 'meeting-held': {
    readonly meeting: number
    readonly place: Bilingual
    readonly from: string
    readonly to: string
    readonly present: Mention
  }
  readonly 'publication-requested': { readonly revision: number }
  readonly 'publication-request-withdrawn': { readonly revision: number; readonly reason?: Mention }
  readonly 'version-published': {
    readonly version: number
    readonly revision: number
    readonly fingerprint: string
    readonly requestedBy: string
  }
  readonly 'second-person-required': { readonly required: boolean; readonly reason: Mention }
}

export type DeedKind = keyof Bodies
