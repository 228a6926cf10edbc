import { sql } from 'kysely'
import type { Database } from './connect.js'
import { migrationFolder, migratorOf } from './migrator.js'

export type SchemaState =
  | { readonly kind: 'current' }
  | { readonly kind: 'behind'; readonly missing: readonly string[] }
  | { readonly kind: 'ahead'; readonly unknown: readonly string[] }

/** Whether the database has exactly the migrations that this program has. Any of the roles may ask. */
export async function findSchemaState(db: Database, folder = migrationFolder): Promise<SchemaState> {
  const wanted = (await migratorOf(db, folder).getMigrations()).map(({ name }) => name)
  const found = await findExecuted(db)
  const unknown = found.filter((name) => !wanted.includes(name))
  if (unknown.length > 0) return { kind: 'ahead', unknown }
  const missing = wanted.filter((name) => !found.includes(name))
  return missing.length > 0 ? { kind: 'behind', missing } : { kind: 'current' }
}

/** The sentence with which the program refuses to start, or undefined when the schema is right. */
export function schemaFault(state: SchemaState): string | undefined {
  switch (state.kind) {
    case 'current':
      return undefined
    case 'behind':
      return (
        `The database lacks ${state.missing.join(', ')}. Run "npm run roundtable -- migrate" with DATABASE_OWNER_URL, ` +
        'or start the program with it.'
      )
    case 'ahead':
      return `The database is newer than this program: it has ${state.unknown.join(', ')}. Start the newer program.`
  }
}

async function findExecuted(db: Database): Promise<readonly string[]> {
  const table = await sql<{ name: string | null }>`select to_regclass('migration')::text as name`.execute(db)
  if (!table.rows[0]?.name) return []
  const executed = await sql<{ name: string }>`select name from migration order by name`.execute(db)
  return executed.rows.map(({ name }) => name)
}
