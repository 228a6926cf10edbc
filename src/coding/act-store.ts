import { type ExpressionBuilder, sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.js'
import type { Tables } from '../database/tables.js'
import type { Act, Acting, Deed } from './act.js'
import { standing } from './standing.js'

/** Holds everything else that analysts do in this consultation until the transaction ends; readers go on. */
export async function lockCoding(trx: Transaction, consultation: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`coding ${consultation}`}, 0))`.execute(trx)
}

export type NewAct = Omit<Act, 'number' | 'actor' | 'at'>

/** Adds an act at the end, under the lock, and returns its number. */
export async function addAct(trx: Transaction, { consultation, by, at }: Acting, act: NewAct): Promise<number> {
  const { last } = await trx
    .selectFrom('coding_act')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('consultation', '=', consultation)
    .executeTakeFirstOrThrow()
  const number = (last ?? 0) + 1
  const { subject, question, response, coder, undoes, deed } = act
  await trx
    .insertInto('coding_act')
    .values({
      consultation,
      number,
      actor: by,
      at,
      subject,
      question: question ?? null,
      response: response ?? null,
      coder: coder ?? null,
      undoes: undoes ?? null,
      content: JSON.stringify(deed ?? {}),
    })
    .execute()
  return number
}

/** Which acts: of one subject, and of one text, one coder or one question where told. */
export type ActFilter = {
  readonly [name in 'subject' | 'question' | 'response' | 'coder']?: Act[name] | undefined
}

/** In order. */
export async function findActs(db: Database, consultation: string, filter: ActFilter): Promise<readonly Act[]> {
  const rows = await actsIn(db, consultation).where(matching(filter)).orderBy('number').execute()
  return rows.map(actOf)
}

export async function findAct(db: Database, consultation: string, number: number): Promise<Act | undefined> {
  const row = await actsIn(db, consultation).where('number', '=', number).executeTakeFirst()
  return row && actOf(row)
}

export type ListedAct = Act & { readonly isUndone: boolean; readonly undone?: Act }

/** The latest, newest first, with what those that undo undid. */
export async function findLatestActs(
  db: Database,
  consultation: string,
  { filter = {}, count }: { readonly filter?: ActFilter; readonly count: number },
): Promise<readonly ListedAct[]> {
  const latest = await actsIn(db, consultation).where(matching(filter)).orderBy('number', 'desc').limit(count).execute()
  const oldest = latest.at(-1)?.number ?? 0
  const undoings = await actsIn(db, consultation).where('undoes', 'is not', null).where('number', '>', oldest).execute()
  const undone = latest.flatMap(({ undoes }) => undoes ?? [])
  const targets = undone.length === 0 ? [] : await actsIn(db, consultation).where('number', 'in', undone).execute()
  const acts = [...latest, ...undoings].map(actOf).toSorted((a, b) => a.number - b.number)
  const stands = standing(acts.filter(({ number }, index) => acts[index - 1]?.number !== number))
  return latest.map((row) => {
    const act = actOf(row)
    const target = targets.find(({ number }) => number === act.undoes)
    return { ...act, isUndone: !stands.has(act.number), ...(target && { undone: actOf(target) }) }
  })
}

function actsIn(db: Database, consultation: string) {
  return db
    .selectFrom('coding_act')
    .select(['number', 'actor', 'at', 'subject', 'question', 'response', 'coder', 'undoes', 'content'])
    .where('consultation', '=', consultation)
}

function matching(filter: ActFilter) {
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
  return (builder: ExpressionBuilder<Tables, 'coding_act'>) => builder.and(given)
}

type Row = Awaited<ReturnType<ReturnType<typeof actsIn>['executeTakeFirstOrThrow']>>

function actOf({ number, actor, at, subject, question, response, coder, undoes, content }: Row): Act {
  return {
    number,
    actor,
    at,
    subject,
    ...(question !== null && { question }),
    ...(response !== null && { response }),
    ...(coder !== null && { coder }),
    ...(undoes === null ? { deed: content as Deed } : { undoes }),
  }
}
