import type { Bilingual } from '../questionnaire/questionnaire.js'

/** A calendar day in Toronto, `YYYY-MM-DD`: days compare as text. */
export type Day = string

export type Audience = 'open' | 'invited' | 'members'

/**
 * Where a consultation stands, in the codes of the federal consultation registry: P planned, O open, CA closed and being
 * analysed, CN closed without a report, CR closed with a report, NF not going forward.
 */
export type Status = 'P' | 'O' | 'CA' | 'CN' | 'CR' | 'NF'

/** What a consultation is, apart from its questionnaire and its dates. */
export type Settings = {
  readonly audience: Audience
  /** Offers "Leave quickly" on every page of the questionnaire. */
  readonly sensitive: boolean
  /** Where "Leave quickly" goes: an https address that says nothing of the subject. */
  readonly leaveTo?: Bilingual
  /** K: responses stay in the inbox until a random choice out of 2K can leave. */
  readonly mixingThreshold: number
  /** The day on which it was made known that there will be one; until then nothing of it shows before its first version. */
  readonly announcedOn?: Day
  readonly outcome?: 'CN' | 'CR' | 'NF'
  /** Where a report outside is, once the outcome is CR: an https address. */
  readonly report?: Bilingual
  /** What was heard, once it is published here; the outcome is CR from then on. */
  readonly results?: PublishedResults
  /** Why it does not go forward, once the outcome is NF. */
  readonly cancellation?: Cancellation
  readonly ledBy: Bilingual
  readonly profile: Profile
  readonly privacyNotice: PrivacyNotice
  /** What people were told before, oldest first: responses name the notice by its number. */
  readonly earlierNotices?: readonly PrivacyNotice[]
  readonly contact: Contact
}

export type Profile = {
  readonly title: Bilingual
  readonly summary: Bilingual
  readonly objectives: readonly Bilingual[]
  readonly scope?: Bilingual
  readonly who: Bilingual
  readonly what: Bilingual
  readonly where: Bilingual
  readonly why: Bilingual
  /** What answering takes. */
  readonly minutes: number
  readonly otherWays: readonly Bilingual[]
  readonly related: readonly { readonly label: Bilingual; readonly address: Bilingual }[]
}

export type PrivacyNotice = {
  readonly number: number
  readonly date: Day
  readonly paragraphs: readonly Bilingual[]
  /** The last day on which responses, and copies of them, are kept. */
  readonly keptUntil?: Day
}

export type Contact = {
  readonly name: Bilingual
  readonly email: string
  readonly telephone?: string
  readonly address?: Bilingual
}

/** Editions of what was heard count from 1; a later one corrects the one before. */
export type PublishedResults = { readonly edition: number; readonly publishedOn: Day }

/** What is said to the public when a consultation does not go forward. */
export type Cancellation = { readonly announcedOn: Day; readonly reason: Bilingual }

/** The closing day moved, with what the public is told: to a later day, or an earlier one when a consultation closes early. */
export type Extension = {
  readonly announcedOn: Day
  readonly from: Day
  readonly to: Day
  readonly notice: Bilingual
}

export type Consultation = Settings & {
  readonly id: string
  readonly slug: Bilingual
  /** First and last day on which responses are received; both absent while dates are unset. */
  readonly opensOn?: Day
  readonly closesOn?: Day
  /** In the order in which they were announced. */
  readonly extensions: readonly Extension[]
  /** Holds responses that the program made up. Whatever shows or carries them away says so. */
  readonly synthetic: boolean
}

/** A consultation as it begins. */
export type NewConsultation = Omit<Consultation, 'extensions' | 'synthetic'>
