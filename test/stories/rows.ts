import { sql } from 'kysely'
import type { Database } from '../../src/database/connect.js'

/** Every row of every table, as text; two equal results mean that nothing was written between them. */
export async function everyRow(db: Database): Promise<readonly string[]> {
  const found: string[] = []
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(db)
  for (const { name: table } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t order by 1`.execute(db)
    found.push(...rows.map(({ row }) => `${table} ${row}`))
  }
  return found
}

/** How many responses of a consultation count, mixed already or not. */
export async function countResponses(db: Database, consultation: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from inbox where consultation = ${consultation})
      + (select count(*) from response where consultation = ${consultation}) as count`.execute(db)
  return Number(rows[0]!.count)
}

export async function countUnfinished(db: Database, consultation: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from unfinished where consultation = ${consultation}`.execute(db)
  return Number(rows[0]!.count)
}
