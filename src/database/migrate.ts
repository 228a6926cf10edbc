import { sql, type Kysely } from 'kysely'
import { connect } from './connect.js'
import { grantRoles, roleOf } from './grants.js'
import { migrationFolder, migratorOf } from './migrator.js'

export type MigrateOptions = {
  readonly ownerUrl: string
  /** Whose roles are granted what they may; absent or the owner's own: nothing to grant. */
  readonly appUrl?: string | undefined
  readonly analystUrl?: string | undefined
  readonly folder?: string
}

// Any number that no other program on the same database uses: "roundtab" in ASCII, cut to what an advisory lock takes.
const lockKey = '8245937404367564130'

/**
 * Brings the schema up to date, all or nothing, and the roles' grants with it. Several processes may call at once: they
 * take turns. Returns the names of the migrations it ran; throws the first that failed.
 */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  const lock = connect(options.ownerUrl, { max: 1, queryTimeout: 0, connectionTimeout: 5000 })
  const db = connect(options.ownerUrl, { max: 2, queryTimeout: 0, connectionTimeout: 5000 })
  try {
    return await lock.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(${lockKey}::bigint)`.execute(connection)
      try {
        const done = await runMigrations(db, options.folder ?? migrationFolder)
        await grantRoles(db, {
          owner: await roleOf(options.ownerUrl),
          app: options.appUrl && (await roleOf(options.appUrl)),
          analyst: options.analystUrl && (await roleOf(options.analystUrl)),
        })
        return done
      } finally {
        await sql`select pg_advisory_unlock(${lockKey}::bigint)`.execute(connection)
      }
    })
  } finally {
    await Promise.all([lock.destroy(), db.destroy()])
  }
}

async function runMigrations<T>(db: Kysely<T>, folder: string): Promise<readonly string[]> {
  const { error, results = [] } = await migratorOf(db, folder).migrateToLatest()
  if (error) throw error
  return results.filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName)
}
