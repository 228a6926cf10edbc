import type { Json } from '../questionnaire/change.js'

/** Which text: `question` is the name under which it stands in the answers of the response. */
export type TextPlace = { readonly question: string; readonly response: string }

/** What an act is about. Each subject has one value at a time, or none. */
export type Subject =
  | { readonly kind: 'theme'; readonly theme: string }
  /** The themes of one text as one analyst sees them. */
  | ({ readonly kind: 'coding'; readonly coder: string } & TextPlace)
  | ({ readonly kind: 'redaction' } & TextPlace)
  | ({ readonly kind: 'quotation' } & TextPlace)
  /** The verdict on the group that this text is of. */
  | ({ readonly kind: 'campaign' } & TextPlace)

export type ActKind = Subject['kind']

/** One act of an analyst as it is kept. */
export type Act = {
  readonly number: number
  readonly subject: Subject
  readonly before: Json | undefined
  readonly after: Json | undefined
  /** The act that this one takes back. */
  readonly undoes: number | undefined
  readonly by: string
  readonly at: Date
}

/** Whose quotation, and who else found that it can be public. */
export type Quotation = { readonly markedBy: string; readonly approvedBy?: string }

export type Verdict = 'confirmed' | 'dismissed'
