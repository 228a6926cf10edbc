import { sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { TextPlace } from './act.js'

/** An act on what may be quoted of a text: it hid or showed words, or marked, approved or withdrew the quotation. */
export type QuotingAct = TextPlace & { readonly number: number; readonly at: Date }

const kinds = sql`kind in ('redaction', 'quotation')`

/** All of a consultation, the first first. As the app: no text is read. */
export async function findQuotingActs(db: Database, consultation: string): Promise<readonly QuotingAct[]> {
  const { rows } = await sql<QuotingAct>`
    select number, at, subject ->> 'question' as question, subject ->> 'response' as response
    from coding_act where consultation = ${consultation} and ${kinds} order by number`.execute(db)
  return rows
}

/** The number of the last of them, 0 before the first. What was quoted reads the same for as long as it stays. */
export async function findLastQuoting(db: Database, consultation: string): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select max(number) as last from coding_act where consultation = ${consultation} and ${kinds}`.execute(db)
  return rows[0]?.last ?? 0
}
