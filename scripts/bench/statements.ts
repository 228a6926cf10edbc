import pg from 'pg'

/** Runs statements one after the other, and gives the rows of the last. */
export async function runStatements<Row extends object>(
  url: string,
  statements: readonly string[],
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let rows: readonly Row[] = []
    for (const statement of statements) rows = (await client.query<Row>(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}
