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
  readonly written_text: WrittenTextView
  readonly opened_response: OpenedResponseTable
  readonly text_flag: TextFlagTable
  readonly straight_line: StraightLineTable
  readonly grouped_text: GroupedTextTable
  readonly grouped_question: GroupedQuestionTable
  readonly coding_act: CodingActTable
  readonly theme: ThemeTable
  readonly text_coding: TextCodingTable
  readonly redaction: RedactionTable
  readonly campaign_ruling: CampaignRulingTable
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

/** One text of a response: what answers `question`, an id or the name of the words to its option. */
type TextName = { readonly consultation: string; readonly question: string; readonly response: string }

type WrittenTextView = TextName & { readonly language: Locale; readonly words: string }

type OpenedResponseTable = { readonly consultation: string; readonly response: string; readonly examined: number }

/** `place` and `length` count code points. */
type TextFlagTable = TextName & { readonly place: number; readonly length: number; readonly kind: string }

type StraightLineTable = TextName

type GroupedTextTable = TextName & { readonly campaign: string; readonly fingerprint: string }

type GroupedQuestionTable = {
  readonly consultation: string
  readonly question: string
  readonly texts: number
  readonly rules: number
}

/** `content` is what was done, as `src/coding/` reads it; `undoes` is the number of another act. */
type CodingActTable = {
  readonly consultation: string
  readonly number: number
  readonly actor: string
  readonly at: Date
  readonly subject: 'frame' | 'text' | 'redaction' | 'campaign'
  readonly question: string | null
  readonly response: string | null
  readonly coder: string | null
  readonly undoes: number | null
  readonly content: Json<unknown>
}

type ThemeTable = {
  readonly consultation: string
  readonly id: string
  readonly parent: string | null
  readonly place: number
  readonly label: Json<Bilingual>
  readonly description: Json<Bilingual>
  readonly is_retired: boolean
  readonly stands_for: string
}

type TextCodingTable = TextName & {
  readonly coder: string
  readonly themes: readonly string[]
  readonly is_without_theme: boolean
  readonly quoted: number | null
}

type RedactionTable = TextName & {
  readonly act: number
  readonly place: number
  readonly length: number
  readonly reason: string
}

type CampaignRulingTable = {
  readonly consultation: string
  readonly question: string
  readonly fingerprint: string
  readonly is_campaign: boolean
  readonly act: number
}

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
