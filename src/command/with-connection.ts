import { connect, type ConnectOptions, type Database } from '../database/connect.js'

/** Does something by connections of its own, and closes them whatever comes of it. */
export async function withConnection<Result>(
  url: string,
  options: ConnectOptions,
  use: (db: Database) => Promise<Result>,
): Promise<Result> {
  const db = connect(url, options)
  try {
    return await use(db)
  } finally {
    await db.destroy()
  }
}
