import type { CodingDeed } from './coding.js'
import type { FrameDeed } from './frame.js'
import type { RedactionReason } from './reason.js'
import type { Span } from './span.js'

/** One text of one response: what answers `question`, an id or the name of the words to its option. */
export type TextName = { readonly question: string; readonly response: string }

export type RedactionDeed = {
  readonly kind: 'text-redacted'
  readonly spans: readonly Span[]
  readonly reason: RedactionReason
  /** Where the reason stands in words, if it does. */
  readonly utterance?: string
}

export type CampaignDeed = {
  readonly kind: 'campaign-ruled'
  readonly fingerprint: string
  readonly isCampaign: boolean
}

export type Deed = FrameDeed | CodingDeed | RedactionDeed | CampaignDeed

/** What an analyst did: a deed, or undoing an earlier act. */
export type Act = {
  readonly number: number
  readonly actor: string
  readonly at: Date
  readonly subject: 'frame' | 'text' | 'redaction' | 'campaign'
  readonly question?: string
  readonly response?: string
  /** Whose codes of the text it is about. */
  readonly coder?: string
  readonly undoes?: number
  readonly deed?: Deed
}

/** Who acts where, and when. */
export type Acting = { readonly consultation: string; readonly by: string; readonly at: Date }
