import type { TextPlace } from '../coding/act.js'
import type { Bilingual, Locale } from '../questionnaire/questionnaire.js'

/**
 * What was heard, as analysts word it: all of a page of results that no program counts. A text that is not written yet is
 * empty; what publishing needs is said by `obstaclesTo`.
 */
export type Heard = {
  /** The number of the release whose numbers are shown. */
  readonly release?: number
  readonly summary: Bilingual
  /** How people were reached, and when. */
  readonly engagement: Bilingual
  readonly participants: Bilingual
  /** In the order of the page. */
  readonly questions: readonly HeardQuestion[]
  readonly themes: readonly HeardTheme[]
  /** "You said, we did." */
  readonly next: readonly Reply[]
  readonly method: Bilingual
  /** Of a later edition: what changed, and why. */
  readonly correction: Bilingual
}

/** One that is not shown keeps what was written about it. */
export type HeardQuestion = { readonly question: string; readonly shown: boolean; readonly remark: Bilingual }

export type Reply = { readonly said: Bilingual; readonly did: Bilingual }

/** A theme of the written answers, with the count that it had when it was taken over. */
export type HeardTheme = {
  readonly theme: string
  /** Nobody is told of it; what was written and chosen for it is kept. */
  readonly untold?: true
  readonly label: Bilingual
  /** Responses in which it was found, and how many of these are of campaigns. */
  readonly responses: number
  readonly ofCampaigns: number
  readonly remark: Bilingual
  readonly quotes: readonly Quote[]
}

/**
 * Words of a respondent whose publication was reviewed, in the language in which they wrote. `from` says which text they
 * are of, and the last act on what may be quoted of it; a sample's are of none.
 */
export type Quote = {
  readonly language: Locale
  readonly text: string
  readonly from?: TextPlace & { readonly act: number }
}

/** What is saved at once, each with a form of its own. */
export const sections = [
  'summary',
  'engagement',
  'participants',
  'questions',
  'themes',
  'next',
  'method',
  'correction',
] as const
export type Section = (typeof sections)[number]

export const proseSections = ['summary', 'engagement', 'participants', 'method', 'correction'] as const
export type ProseSection = (typeof proseSections)[number]

export const unwritten: Bilingual = { en: '', fr: '' }

export function isBegun({ en, fr }: Bilingual): boolean {
  return en !== '' || fr !== ''
}
