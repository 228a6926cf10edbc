import type { Config } from '../config.js'
import { openDatabase, type OpenedDatabase } from '../database/open.js'

/** Does something with the configured database, and gives it up again whatever comes of it. */
export async function withDatabase<Result>(
  config: Config,
  use: (database: OpenedDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(config)
  try {
    return await use(database)
  } finally {
    await database.stop()
  }
}
