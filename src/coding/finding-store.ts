import { sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { TextPlace } from './act.js'
import type { FlagKind } from './flags.js'

export type ReadText = TextPlace & { readonly text: string }

/** Texts after a place, in the order of responses and questions. For the analyst. */
export async function findTextsAfter(
  db: Database,
  consultation: string,
  { after, limit }: { readonly after: TextPlace | undefined; readonly limit: number },
): Promise<readonly ReadText[]> {
  const beyond = after ? sql`(response, question) > (${after.response}::uuid, ${after.question})` : sql`true`
  const { rows } = await sql<ReadText>`
    select response, question, text from mixed_text where consultation = ${consultation} and ${beyond}
    order by response, question limit ${limit}`.execute(db)
  return rows
}

export type Findings = {
  readonly texts: number
  readonly flags: readonly (TextPlace & { readonly kinds: readonly FlagKind[] })[]
  readonly groups: readonly (readonly (TextPlace & { readonly identical: boolean })[])[]
}

/** Keeps what a reading found, in place of what the last one did. */
export async function putFindings(
  db: Database,
  { consultation, by, at }: { readonly consultation: string; readonly by: string; readonly at: Date },
  { texts, flags, groups }: Findings,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`reading ${consultation}`}, 0))`.execute(trx)
    await trx.deleteFrom('text_flag').where('consultation', '=', consultation).execute()
    await trx.deleteFrom('campaign_text').where('consultation', '=', consultation).execute()
    const flagged = flags.map(({ question, response, kinds }) => ({ question, response, kinds }))
    for (const part of parts(flagged)) {
      await sql`
        insert into text_flag (consultation, question, response, kinds)
        select ${consultation}, question, response, kinds
        from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as found (question text, response uuid, kinds text[])`.execute(
        trx,
      )
    }
    const members = groups.flatMap((group, place) => group.map((member) => ({ ...member, campaign: place + 1 })))
    for (const part of parts(members)) {
      await sql`
        insert into campaign_text (consultation, question, response, campaign, identical)
        select ${consultation}, question, response, campaign, identical
        from jsonb_to_recordset(${JSON.stringify(part)}::jsonb)
          as found (question text, response uuid, campaign integer, identical boolean)`.execute(trx)
    }
    const reading = { consultation, texts, by, at }
    await trx
      .insertInto('text_reading')
      .values(reading)
      .onConflict((conflict) => conflict.column('consultation').doUpdateSet({ texts, by, at }))
      .execute()
  })
}

const atOnce = 2000

function* parts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += atOnce) yield all.slice(at, at + atOnce)
}

export type Reading = { readonly texts: number; readonly by: string; readonly at: Date }

/** The last; undefined when nobody has asked yet. */
export async function findReading(db: Database, consultation: string): Promise<Reading | undefined> {
  return db
    .selectFrom('text_reading')
    .select(['texts', 'by', 'at'])
    .where('consultation', '=', consultation)
    .executeTakeFirst()
}

export async function countAllTexts(db: Database, consultation: string): Promise<number> {
  const { rows } = await sql<{ texts: number }>`
    select count(*)::integer as texts from mixed_text where consultation = ${consultation}`.execute(db)
  return rows[0]!.texts
}
