import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Migrator, type Kysely, type Migration } from 'kysely'

/** Beside `src/`, and beside `dist/src/` once compiled. */
export const migrationFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

export function migratorOf<T>(db: Kysely<T>, folder: string): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: () => readMigrations(folder) },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  })
}

/** `0001-consultations.ts`, or `.js` once compiled, becomes the migration `0001-consultations`. */
async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}-.*(?<!\.d)\.[jt]s$/.test(file)).toSorted()
  const entries = files.map(async (file) => {
    const migration = (await import(pathToFileURL(join(folder, file)).href)) as Migration
    return [file.replace(/\.[jt]s$/, ''), migration] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}
