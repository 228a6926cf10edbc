import type { ColumnType, Generated } from 'kysely'
import type { Bilingual, Locale } from '../questionnaire/questionnaire.js'

/** What the migrations made. JSON goes in as text and comes out parsed. */
export type Tables = {
  readonly consultation: ConsultationTable
  readonly extension: ExtensionTable
  readonly version: VersionTable
  readonly unfinished: UnfinishedTable
  readonly spent_key: SpentKeyTable
  readonly inbox: InboxTable
  readonly response: ResponseTable
  readonly receipt: ReceiptTable
  readonly participation: ParticipationTable
  readonly event: EventTable
  readonly utterance: UtteranceTable
  readonly reading: ReadingTable
  readonly release: ReleaseTable
  readonly results_step: ResultsStepTable
  readonly person: PersonTable
  readonly session: SessionTable
  readonly credential: CredentialTable
  readonly verification: VerificationTable
  readonly second_factor: SecondFactorTable
  readonly appointment: AppointmentTable
  readonly invitation: InvitationTable
  readonly password_reset: PasswordResetTable
  readonly round_trip: RoundTripTable
  readonly access_token: AccessTokenTable
  readonly mixed_text: MixedTextView
  readonly mixed_straight_line: StraightLineView
  readonly coding_act: CodingActTable
  readonly theme: ThemeTable
  readonly coding: CodingTable
  readonly text_mark: TextMarkTable
  readonly text_reading: TextReadingTable
  readonly text_flag: TextFlagTable
  readonly campaign_text: CampaignTextTable
  readonly mail: MailTable
  readonly notice: NoticeTable
}

/** `YYYY-MM-DD`, in Toronto. */
type Day = string

/** As `responseAnswers` made it. */
type StoredAnswers = Readonly<Record<string, unknown>>

type Json<T> = ColumnType<T, string, string>

type ConsultationTable = {
  readonly id: string
  readonly slug_en: string
  readonly slug_fr: string
  readonly settings: Json<unknown>
  readonly opens_on: Day | null
  readonly closes_on: Day | null
  readonly synthetic: Generated<boolean>
}

type ExtensionTable = {
  /** In the order in which they were announced. */
  readonly number: Generated<number>
  readonly consultation: string
  readonly announced_on: Day
  readonly from_day: Day
  readonly to_day: Day
  readonly notice: Json<Bilingual>
}

type VersionTable = {
  readonly consultation: string
  readonly number: number
  readonly fingerprint: string
  /** Canonical JSON, byte for byte what the fingerprint names. */
  readonly document: string
  readonly published_on: Day
}

type UnfinishedTable = {
  readonly key: Buffer
  readonly consultation: string
  readonly sealed: Buffer
  readonly stamp: Buffer
}

type SpentKeyTable = { readonly key: Buffer; readonly answers_mac: Buffer }

type Submission = {
  readonly id: string
  readonly consultation: string
  readonly version: number
  readonly language: Locale
  readonly notice_version: number
  readonly answers: Json<StoredAnswers>
}

type InboxTable = Submission & { readonly receipt: Buffer }

/** The ISO week of the batch, such as `2026-W48`. */
type ResponseTable = Submission & { readonly received_week: string }

type ReceiptTable = { readonly consultation: string; readonly hash: Buffer }

type ParticipationTable = {
  readonly consultation: string
  readonly day: Day
  readonly begun: Generated<number>
  readonly submitted: Generated<number>
}

type EventTable = {
  readonly consultation: string
  readonly number: number
  /** Canonical JSON, byte for byte what the hash was made of. */
  readonly entry: string
  readonly hash: string
}

/** Without salt and content once it is erased. */
type UtteranceTable = {
  readonly id: string
  readonly consultation: string
  readonly salt: Buffer | null
  readonly content: string | null
}

/** Up to which event someone has read about a question of a draft. */
type ReadingTable = {
  readonly person: string
  readonly consultation: string
  readonly question: string
  readonly event: number
}

/** `tables` and `row_file` are JSON as `src/results/release-store.ts` writes it. */
type ReleaseTable = {
  readonly consultation: string
  readonly number: number
  readonly made_at: Date
  readonly made_by: string
  readonly tables: string
  readonly row_file: string
}

/** `heard` is canonical JSON, of what was saved; `of_step` is the save that was shared or published. */
type ResultsStepTable = {
  readonly consultation: string
  readonly number: number
  readonly kind: 'saved' | 'shared' | 'withdrawn' | 'published'
  readonly made_at: Date
  readonly made_by: string
  readonly heard: string | null
  readonly of_step: number | null
}

/** `id` is random text, and all that anything outside the accounts holds of a person. */
type PersonTable = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly two_factor_enabled: Generated<boolean>
  readonly mail_wish: Generated<'each' | 'daily' | 'weekly' | 'never'>
  readonly disabled_at: Date | null
  readonly updated_at: Generated<Date>
}

type SessionTable = {
  readonly id: string
  readonly person: string
  readonly token: string
  readonly expires_at: Date
  readonly ip_address: string | null
  readonly user_agent: string | null
  readonly created_at: Generated<Date>
  /** When something was last asked of it, to a few minutes. */
  readonly updated_at: Generated<Date>
}

/** A way to sign in: a password (`provider` is `credential`), or someone known to an identity provider. */
type CredentialTable = {
  readonly id: string
  readonly person: string
  readonly provider: string
  readonly subject: string
  readonly password: string | null
  readonly updated_at: Generated<Date>
}

type VerificationTable = { readonly id: string; readonly identifier: string; readonly expires_at: Date }

type SecondFactorTable = {
  readonly id: string
  readonly person: string
  readonly verified: boolean
  readonly spent_code: string | null
  readonly spent_at: Date | null
}

type AppointedRole = 'member' | 'editor' | 'analyst' | 'administrator'

type AppointmentTable = {
  readonly person: string
  readonly consultation: string | null
  readonly role: AppointedRole
  readonly title: Json<Bilingual>
  readonly named: Generated<boolean>
}

type InvitationTable = {
  readonly token_hash: Buffer
  readonly id: Generated<string>
  readonly email: string
  readonly consultation: string | null
  readonly role: AppointedRole
  readonly title: Json<Bilingual>
  readonly invited_by: string | null
  readonly expires_at: Date
  readonly created_at: Generated<Date>
}

type PasswordResetTable = { readonly token_hash: Buffer; readonly person: string; readonly expires_at: Date }

type RoundTripTable = { readonly key: Buffer; readonly sealed: Buffer; readonly expires_at: Date }

type AccessTokenTable = {
  readonly id: string
  readonly token_hash: Buffer
  readonly consultation: string
  readonly person: string
  readonly label: string
  readonly made_at: Date
  readonly expires_at: Date
  readonly revoked_at: Date | null
}

/** One text that somebody wrote: `question` is the name under which it stands in the answers. */
type OpenText = { readonly consultation: string; readonly question: string; readonly response: string }

/** To be read with the analyst's rights. */
type MixedTextView = OpenText & {
  readonly version: number
  readonly language: Locale
  readonly text: string
  readonly search: string
}

/** `question` is a matrix on every row of which the response has the same point. */
type StraightLineView = OpenText

type CodingActTable = {
  readonly number: Generated<number>
  readonly consultation: string
  readonly kind: 'theme' | 'coding' | 'redaction' | 'quotation' | 'campaign'
  readonly subject: Json<Readonly<Record<string, string>>>
  readonly before: Json<unknown> | null
  readonly after: Json<unknown> | null
  readonly undoes: number | null
  readonly by: string
  readonly at: Date
}

type ThemeTable = {
  readonly consultation: string
  readonly id: string
  readonly value: Json<unknown>
  /** Itself, or what it was merged into in the end. */
  readonly counted_as: string
  /** The last that changed it. */
  readonly act: number
}

/** Without themes it was read, and nothing applies. */
type CodingTable = OpenText & { readonly coder: string; readonly themes: string[] }

type TextMarkTable = OpenText & {
  readonly kind: 'redaction' | 'quotation' | 'campaign'
  readonly value: Json<unknown>
}

type TextReadingTable = {
  readonly consultation: string
  /** How many there were. */
  readonly texts: number
  readonly by: string
  readonly at: Date
}

type TextFlagTable = OpenText & { readonly kinds: string[] }

type CampaignTextTable = OpenText & { readonly campaign: number; readonly identical: boolean }

type MailTable = {
  readonly id: Generated<number>
  readonly recipient: string
  readonly subject: string
  readonly body: string | null
  readonly tries: Generated<number>
  readonly due_at: Generated<Date>
  readonly sent_at: Date | null
  readonly fault: string | null
}

type NoticeTable = {
  readonly id: Generated<number>
  readonly person: string
  readonly words: Json<Bilingual>
  readonly path: Json<Bilingual>
  readonly created_at: Generated<Date>
}
