import { sql } from 'kysely'
import type { Database } from '../database/connect.js'

/** Up to which event of the history someone has read about each question of a draft; nothing of one never read. */
export type Reading = ReadonlyMap<string, number>

export async function findReading(db: Database, person: string, consultation: string): Promise<Reading> {
  const rows = await db
    .selectFrom('reading')
    .select(['question', 'event'])
    .where('person', '=', person)
    .where('consultation', '=', consultation)
    .execute()
  return new Map(rows.map(({ question, event }) => [question, event]))
}

type Reader = { readonly person: string; readonly consultation: string }

/** Says that someone has read what there is about these questions, up to that event. It never goes back. */
export async function markRead(
  db: Database,
  { person, consultation }: Reader,
  { questions, event }: { readonly questions: readonly string[]; readonly event: number },
): Promise<void> {
  if (questions.length === 0 || event < 1) return
  await db
    .insertInto('reading')
    .values(questions.map((question) => ({ person, consultation, question, event })))
    .onConflict((conflict) =>
      conflict
        .columns(['person', 'consultation', 'question'])
        .doUpdateSet({ event: sql`greatest(reading.event, excluded.event)` }),
    )
    .execute()
}
