import { sql } from 'kysely'
import type { Day } from '../consultation/consultation.js'
import type { Database } from '../database/connect.js'
import type { Locale } from '../questionnaire/questionnaire.js'

/** A submission as it is written: nothing in it leads back to the token, and `key` does not stay beside the rest. */
export type SubmissionRow = {
  /** `spentKey`. */
  readonly key: Buffer
  readonly answersMac: Buffer
  readonly id: string
  readonly consultation: string
  readonly version: number
  readonly language: Locale
  readonly noticeVersion: number
  /** JSON text. */
  readonly answers: string
  /** `receiptHash`. */
  readonly receipt: Buffer
  /** Counts as submitted on this day. */
  readonly day: Day
}

/** Fresh: this row was written. Else the MAC of the answers that were written under its key before. */
export type Entry = { readonly kind: 'fresh' } | { readonly kind: 'spent'; readonly answersMac: Buffer }

/**
 * Writes those whose key is new, with their inbox row and their count, in one statement, hence all or nothing. Of several
 * with one key the first counts.
 */
export async function insertSubmissions(db: Database, rows: readonly SubmissionRow[]): Promise<readonly Entry[]> {
  const keys = rows.map(({ key }) => hex(key))
  const firsts = new Map(rows.map((row, index) => [keys[index]!, row] as const).toReversed())
  const fresh = await insertFresh(db, [...firsts.values()])
  const macs = await findAnswersMacs(
    db,
    [...firsts].flatMap(([key, row]) => (fresh.has(key) ? [] : [row.key])),
  )
  return rows.map((row, index) => {
    const key = keys[index]!
    const first = firsts.get(key)!
    if (!fresh.has(key)) return { kind: 'spent', answersMac: macs.get(key)! }
    return first === row ? { kind: 'fresh' } : { kind: 'spent', answersMac: first.answersMac }
  })
}

/** The MAC of the answers written under this spent key, or undefined when it is not spent. */
export async function findAnswersMac(db: Database, key: Buffer): Promise<Buffer | undefined> {
  return (await findAnswersMacs(db, [key])).get(hex(key))
}

/**
 * In the order of their keys, so that two processes with the same ones do not lock each other out. The answers travel as
 * one JSON array: as an array of texts every quotation mark in them would be escaped once more, a third of the work.
 */
async function insertFresh(db: Database, rows: readonly SubmissionRow[]): Promise<ReadonlySet<string>> {
  const column = <Name extends keyof SubmissionRow>(name: Name) => rows.map((row) => row[name])
  const { rows: fresh } = await sql<{ key: Buffer }>`
    with given as (
      select * from rows from (
        unnest(${column('key')}::bytea[]), unnest(${column('answersMac')}::bytea[]), unnest(${column('id')}::uuid[]),
        unnest(${column('consultation')}::text[]), unnest(${column('version')}::integer[]),
        unnest(${column('language')}::text[]), unnest(${column('noticeVersion')}::integer[]),
        jsonb_array_elements(${`[${column('answers').join(',')}]`}::jsonb), unnest(${column('receipt')}::bytea[]),
        unnest(${column('day')}::date[])
      ) as given (key, answers_mac, id, consultation, version, language, notice_version, answers, receipt, day)
    ), fresh as (
      insert into spent_key (key, answers_mac) select key, answers_mac from given order by key
      on conflict do nothing returning key
    ), received as (
      insert into inbox (id, consultation, version, language, notice_version, answers, receipt)
      select id, consultation, version, language, notice_version, answers, receipt from given join fresh using (key)
    ), counted as (
      insert into participation as total (consultation, day, submitted)
      select consultation, day, count(*) from given join fresh using (key) group by 1, 2 order by 1, 2
      on conflict (consultation, day) do update set submitted = total.submitted + excluded.submitted
    )
    select key from fresh`.execute(db)
  return new Set(fresh.map(({ key }) => hex(key)))
}

async function findAnswersMacs(db: Database, keys: readonly Buffer[]): Promise<ReadonlyMap<string, Buffer>> {
  if (keys.length === 0) return new Map()
  const found = await db
    .selectFrom('spent_key')
    .select(['key', 'answers_mac'])
    .where(sql<boolean>`key = any(${keys}::bytea[])`)
    .execute()
  return new Map(found.map(({ key, answers_mac }) => [hex(key), answers_mac]))
}

function hex(key: Buffer): string {
  return key.toString('hex')
}
