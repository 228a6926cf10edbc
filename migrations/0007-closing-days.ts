import { sql, type Kysely } from 'kysely'

/** A closing day moves on when a consultation is extended and back when it closes early, to the same day more than once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table extension drop constraint extension_pkey`.execute(db)
  await sql`alter table extension drop constraint extension_check`.execute(db)
  await sql`alter table extension add column number integer generated always as identity primary key`.execute(db)
  await sql`alter table extension add check (from_day <> to_day)`.execute(db)
  await sql`create index extension_consultation on extension (consultation)`.execute(db)
}
