import { join } from 'node:path'
import { sql } from 'kysely'
import { connect } from './connect.js'
import { startEmbedded } from './embedded.js'
import { migrate } from './migrate.js'
import { findSchemaState, schemaFault } from './schema.js'

export type DatabaseChoice = {
  readonly databaseUrl?: string
  readonly databaseOwnerUrl?: string
  readonly databaseAnalystUrl?: string
  /** Where the embedded one keeps its data. */
  readonly dataDir: string
}

export type OpenedDatabase = {
  /** Absent where the program was not trusted with it: what needs it is then done elsewhere. */
  readonly ownerUrl?: string
  readonly appUrl: string
  readonly analystUrl: string
  /** Every connection must be closed first. */
  stop(): Promise<void>
}

/** The database that was chosen, or else the embedded one, started. Its schema may be of any age: see `prepareSchema`. */
export async function openDatabase(choice: DatabaseChoice): Promise<OpenedDatabase> {
  const { databaseUrl, databaseOwnerUrl, databaseAnalystUrl, dataDir } = choice
  if (!databaseUrl) return startEmbedded(join(dataDir, 'database'))
  const { mayMakeTables } = await inspect(databaseUrl)
  // One address for everything is the simplest set-up there is; an app role that owns nothing must not try to migrate.
  const ownerUrl = databaseOwnerUrl ?? (mayMakeTables ? databaseUrl : undefined)
  return {
    ...(ownerUrl !== undefined && { ownerUrl }),
    appUrl: databaseUrl,
    analystUrl: databaseAnalystUrl ?? databaseUrl,
    stop: async () => undefined,
  }
}

/** Migrates as the owner; without one, throws the sentence that says why the program cannot work with this schema. */
export async function prepareSchema(database: OpenedDatabase): Promise<readonly string[]> {
  const { ownerUrl, appUrl, analystUrl } = database
  if (ownerUrl !== undefined) return migrate({ ownerUrl, appUrl, analystUrl })
  const db = connect(appUrl, { max: 1 })
  try {
    const fault = schemaFault(await findSchemaState(db))
    if (fault) throw new Error(fault)
    return []
  } finally {
    await db.destroy()
  }
}

type Server = { readonly version: number; readonly encoding: string; readonly mayMakeTables: boolean }

/** Throws a sentence when the server is one that the program cannot use. */
async function inspect(url: string): Promise<Server> {
  const db = connect(url, { max: 1 })
  try {
    const found = await sql<Server>`
      select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
        has_schema_privilege(current_user, 'public', 'create') as "mayMakeTables"`.execute(db)
    const server = found.rows[0]!
    const fault = serverFault(server)
    if (fault) throw new Error(fault)
    return server
  } finally {
    await db.destroy()
  }
}

const oldest = 15

export function serverFault({ version, encoding }: Pick<Server, 'version' | 'encoding'>): string | undefined {
  const major = Math.floor(version / 10_000)
  if (major < oldest) return `DATABASE_URL names PostgreSQL ${major}: version ${oldest} or newer is needed.`
  if (encoding !== 'UTF8') return `DATABASE_URL names a database in ${encoding}: one in UTF8 is needed.`
  return undefined
}
