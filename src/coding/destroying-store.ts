import { sql } from 'kysely'
import type { Day } from '../consultation/consultation.js'
import type { Database, Transaction } from '../database/connect.js'
import { recordDeeds } from '../history/history-store.js'

export type Destroying = { readonly consultation: string; readonly keptUntil: Day; readonly at: Date }

/**
 * Destroys every response of a consultation, mixed, waiting or unfinished, with all that analysts did to their texts, all or
 * nothing, and returns how many were mixed or waiting. What stays leads to nobody: counts by day, the code frame, hashes of
 * receipts, which random ids were released, and what was published. The history tells of it. `db` as the owner.
 */
export async function destroyResponses(db: Database, { consultation, keptUntil, at }: Destroying): Promise<number> {
  const destroyed = await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`mix ${consultation}`}, 0))`.execute(trx)
    const responses = await destroyAnswers(trx, consultation)
    if (responses > 0) {
      const body = { responses, keptUntil }
      await recordDeeds(trx, consultation, [{ kind: 'responses-destroyed', actor: 'program', at, body }])
    }
    return responses
  })
  await overwrite(db)
  return destroyed
}

/**
 * What was told of texts goes with them: notes may repeat what they say. Themes stay, and that something was done to what
 * may be quoted: a published quote that was withdrawn is known by it.
 */
async function destroyAnswers(trx: Transaction, consultation: string): Promise<number> {
  await sql`alter table coding_act disable trigger coding_act_never_changes`.execute(trx)
  await sql`delete from coding_act where consultation = ${consultation} and kind in ('coding', 'campaign')`.execute(trx)
  await sql`
    update coding_act set before = null, after = null
    where consultation = ${consultation} and kind in ('redaction', 'quotation')`.execute(trx)
  await sql`alter table coding_act enable trigger coding_act_never_changes`.execute(trx)
  for (const table of ['coding', 'text_mark', 'text_flag', 'campaign_text', 'text_reading', 'unfinished'] as const) {
    await trx.deleteFrom(table).where('consultation', '=', consultation).execute()
  }
  const { numDeletedRows: waiting } = await trx
    .deleteFrom('inbox')
    .where('consultation', '=', consultation)
    .executeTakeFirstOrThrow()
  const { numDeletedRows: mixed } = await trx
    .deleteFrom('response')
    .where('consultation', '=', consultation)
    .executeTakeFirstOrThrow()
  return Number(waiting + mixed)
}

/**
 * A deleted row stays in its file until the file is written anew, which a transaction that began earlier puts off. Others
 * wait for each table meanwhile.
 */
async function overwrite(db: Database): Promise<void> {
  const tables = ['response', 'open_text', 'inbox', 'unfinished', 'coding_act', 'coding', 'text_mark']
  for (const table of tables) await sql`vacuum (full) ${sql.table(table)}`.execute(db)
}
