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
}

type ExtensionTable = {
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
