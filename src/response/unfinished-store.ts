import { sql } from 'kysely'
import type { Day } from '../consultation/consultation.js'
import { dayAfter } from '../consultation/toronto.js'
import type { Database, Transaction } from '../database/connect.js'
import type { Sealed } from './unfinished.js'

/** `key` is `unfinishedKey`. Counts as begun on `day`; a copy of what was counted already has none. */
export type Beginning = Sealed & { readonly key: Buffer; readonly consultation: string; readonly day?: Day }

/** `expected` is the stamp that was read. */
export type Replacement = Sealed & { readonly key: Buffer; readonly expected: Buffer }

/** For each key what is kept under it, or undefined. */
export async function findUnfinished(db: Database, keys: readonly Buffer[]): Promise<readonly (Sealed | undefined)[]> {
  const rows = await db
    .selectFrom('unfinished')
    .select(['key', 'sealed', 'stamp'])
    .where(sql<boolean>`key = any(${keys}::bytea[])`)
    .execute()
  const found = new Map(rows.map(({ key, sealed, stamp }) => [key.toString('hex'), { sealed, stamp }]))
  return keys.map((key) => found.get(key.toString('hex')))
}

/** Keeps and counts what is new. For each: whether it began; if not, something is already kept under its key. */
export async function beginUnfinished(db: Database, beginnings: readonly Beginning[]): Promise<readonly boolean[]> {
  const { rows } = await sql<{ stamp: Buffer }>`
    with given as (
      select * from unnest(
        ${beginnings.map(({ key }) => key)}::bytea[], ${beginnings.map(({ consultation }) => consultation)}::text[],
        ${beginnings.map(({ day }) => day ?? null)}::date[], ${beginnings.map(({ sealed }) => sealed)}::bytea[],
        ${beginnings.map(({ stamp }) => stamp)}::bytea[]
      ) as given (key, consultation, day, sealed, stamp)
    ), begun as (
      insert into unfinished (key, consultation, sealed, stamp)
      select key, consultation, sealed, stamp from given order by key
      on conflict do nothing returning stamp
    ), counted as (
      insert into participation as total (consultation, day, begun)
      select consultation, day, count(*) from given join begun using (stamp) where day is not null group by 1, 2 order by 1, 2
      on conflict (consultation, day) do update set begun = total.begun + excluded.begun
    )
    select stamp from begun`.execute(db)
  return beginnings.map(({ stamp }) => rows.some((row) => row.stamp.equals(stamp)))
}

/** For each: whether it was replaced; if not, it is gone or another save was first. */
export async function replaceUnfinished(
  db: Database,
  replacements: readonly Replacement[],
): Promise<readonly boolean[]> {
  const { rows } = await sql<{ stamp: Buffer }>`
    update unfinished set sealed = given.sealed, stamp = given.stamp
    from unnest(
      ${replacements.map(({ key }) => key)}::bytea[], ${replacements.map(({ expected }) => expected)}::bytea[],
      ${replacements.map(({ sealed }) => sealed)}::bytea[], ${replacements.map(({ stamp }) => stamp)}::bytea[]
    ) as given (key, expected, sealed, stamp)
    where unfinished.key = given.key and unfinished.stamp = given.expected
    returning given.stamp`.execute(db)
  return replacements.map(({ stamp }) => rows.some((row) => row.stamp.equals(stamp)))
}

export async function forgetUnfinished(db: Database, key: Buffer): Promise<void> {
  await db.deleteFrom('unfinished').where('key', '=', key).execute()
}

/** Days after closing during which an unfinished response can still be read and copied. */
const keptAfterClosing = 30

/** Deletes what belongs to consultations that closed more than 30 days ago, and returns how many. */
export async function purgeUnfinished(trx: Transaction, today: Day): Promise<number> {
  const purged = await trx
    .deleteFrom('unfinished')
    .using('consultation')
    .whereRef('unfinished.consultation', '=', 'consultation.id')
    .where('consultation.closes_on', '<', dayAfter(today, -keptAfterClosing))
    .executeTakeFirst()
  return Number(purged.numDeletedRows)
}
