import type { Readable } from 'node:stream'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { hangUp } from './hang-up.js'

export type CopyOut = {
  readonly url: string
  /** `COPY (…) TO STDOUT …`. COPY takes no parameters: write values with `literal`. */
  readonly sql: string
  /** Statements run first in the same session, such as `set local` or `begin isolation level repeatable read`. */
  readonly before?: readonly string[]
}

/**
 * The bytes of a COPY as PostgreSQL sends them, at the reader's pace, over a connection of its own. A stream that its
 * reader destroys ends the query; an error of the server destroys the stream.
 */
export async function copyOut({ url, sql, before = [] }: CopyOut): Promise<Readable> {
  const client = await openReader(url, before)
  const stream = client.query(to(sql))
  stream.on('error', () => stream.destroy())
  stream.once('close', () => hangUp(client))
  return stream
}

/** A connection of its own, on which these statements were run. */
export async function openReader(url: string, before: readonly string[]): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000, keepAlive: true })
  client.on('error', () => undefined)
  await client.connect()
  try {
    // A reader who has left is noticed during a long sort too, not only at the next row.
    await client.query(`set client_connection_check_interval = '1s'`)
    for (const statement of before) await client.query(statement)
    return client
  } catch (error) {
    hangUp(client)
    throw error
  }
}

/** A value written into the text of a statement. */
export function literal(value: string): string {
  return pg.escapeLiteral(value)
}
