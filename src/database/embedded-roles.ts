import pg from 'pg'

/** The database and the two lesser roles, made where they are missing. Needs the start lock. */
export async function prepareRoles(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    for (const role of ['roundtable_app', 'roundtable_analyst']) {
      const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
      if (found.rowCount === 0) await client.query(`create role ${pg.escapeIdentifier(role)} login`)
    }
    const found = await client.query(`select 1 from pg_database where datname = 'roundtable'`)
    if (found.rowCount === 0) await client.query('create database roundtable')
  } finally {
    await client.end()
  }
}
