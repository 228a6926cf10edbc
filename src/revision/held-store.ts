import { sql } from 'kysely'
import type { Database } from '../database/connect.js'

/** How many mixed responses of a version hold an answer to one of some questions. */
type Held = { readonly version: number; readonly answered: number }

export async function findHeld(
  db: Database,
  consultation: string,
  questions: readonly string[],
): Promise<readonly Held[]> {
  const { rows } = await sql<Held>`
    select version, answered from held(${consultation}, ${[...questions]}::text[])`.execute(db)
  return rows
}
