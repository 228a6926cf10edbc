import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.js'
import type { Json } from '../questionnaire/change.js'
import { chain, type Deed, type Event, type Head, type Link, noHead, readEntry } from './event.js'
import type { ErasureCause } from './erasure.js'
import type { KeptUtterance, Said, Utterance } from './utterance.js'
import { erasure } from './verify.js'

/** Holds everything else that would add to this history until the transaction ends; readers go on. */
export async function lockHistory(trx: Transaction, consultation: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`history ${consultation}`}, 0))`.execute(trx)
}

/** Adds what was done, and what was said in it, at the end of the consultation's history. */
export async function recordDeeds(
  trx: Transaction,
  consultation: string,
  deeds: readonly Deed[],
  utterances: readonly Utterance[] = [],
): Promise<void> {
  if (deeds.length === 0) return
  await lockHistory(trx, consultation)
  const links = chain(consultation, await findHead(trx, consultation), deeds)
  await trx
    .insertInto('event')
    .values(links.map((link) => ({ consultation, ...link })))
    .execute()
  if (utterances.length === 0) return
  await trx
    .insertInto('utterance')
    .values(utterances.map((utterance) => ({ consultation, ...utterance })))
    .execute()
}

/** What happened after the event of that number, oldest first. */
export async function findEvents(db: Database, consultation: string, after = 0): Promise<readonly Event[]> {
  return (await findLinks(db, consultation, after)).map(({ entry }) => readEntry(entry))
}

export async function findLinks(db: Database, consultation: string, after = 0): Promise<readonly Link[]> {
  return db
    .selectFrom('event')
    .select(['number', 'entry', 'hash'])
    .where('consultation', '=', consultation)
    .where('number', '>', after)
    .orderBy('number')
    .execute()
}

/** At most so many links before that number, the last first. */
export async function findLinksBefore(
  db: Database,
  consultation: string,
  { before, count }: { readonly before: number; readonly count: number },
): Promise<readonly Link[]> {
  return db
    .selectFrom('event')
    .select(['number', 'entry', 'hash'])
    .where('consultation', '=', consultation)
    .where('number', '<', before)
    .orderBy('number', 'desc')
    .limit(count)
    .execute()
}

/** The last link; `noHead` when nothing has happened yet. */
export async function findHead(db: Database, consultation: string): Promise<Head> {
  const found = await db
    .selectFrom('event')
    .select(['number', 'hash'])
    .where('consultation', '=', consultation)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? noHead
}

/** The link of that number; throws when there is none. */
export async function findHeadAt(db: Database, consultation: string, number: number): Promise<Head> {
  return db
    .selectFrom('event')
    .select(['number', 'hash'])
    .where('consultation', '=', consultation)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
}

/** The contents of those that are not erased. */
export async function findSaid(db: Database, ids: readonly string[]): Promise<Said> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('utterance')
    .select(['id', 'content'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
  const kept = rows.flatMap(({ id, content }) => (content === null ? [] : [[id, JSON.parse(content) as Json] as const]))
  return new Map(kept)
}

export async function findUtterances(db: Database, consultation: string): Promise<readonly KeptUtterance[]> {
  return db.selectFrom('utterance').select(['id', 'salt', 'content']).where('consultation', '=', consultation).execute()
}

export type Erasure = {
  readonly utterance: string
  readonly because?: ErasureCause
  readonly actor: string
  readonly at: Date
}

/** Forgets what was said, and says that it did. Nothing happens to what is unknown or erased already. */
export async function eraseUtterance(
  trx: Transaction,
  consultation: string,
  { utterance, because, ...by }: Erasure,
): Promise<boolean> {
  await lockHistory(trx, consultation)
  const erased = await trx
    .updateTable('utterance')
    .set({ salt: null, content: null })
    .where('consultation', '=', consultation)
    .where('id', '=', utterance)
    .where('content', 'is not', null)
    .executeTakeFirst()
  if (erased.numUpdatedRows === 0n) return false
  await recordDeeds(trx, consultation, [
    { kind: erasure, ...by, body: { erased: utterance, ...(because && { because }) } },
  ])
  return true
}
