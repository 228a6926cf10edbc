import type { Readable } from 'node:stream'
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { to } from 'pg-copy-streams'
import type { Database } from './connect.js'
import { openReader } from './copy-out.js'
import { hangUp } from './hang-up.js'
import type { Tables } from './tables.js'

/** One moment of the database, for as long as it is held. One statement at a time. */
export type Snapshot = {
  readonly db: Database
  /** The bytes of a COPY, at the reader's pace; its count of rows is there once it has ended. Must be read or destroyed. */
  copy(sql: string): Copied
  /** Ends whatever is under way. */
  end(): void
}

export type Copied = Readable & { readonly rowCount: number }

/** Reads all see the same rows, whatever is written meanwhile. `url` signs in; a connection of its own. */
export async function openSnapshot(url: string, before: readonly string[] = []): Promise<Snapshot> {
  const client = await openReader(url, [...before, 'begin isolation level repeatable read read only'])
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOf(client) }) }),
    copy: (sql) => {
      const stream = client.query(to(sql))
      stream.on('error', () => stream.destroy())
      // What was not read to its end would otherwise be sent for as long as it lasts.
      stream.once('close', () => stream.readableEnded || hangUp(client))
      return stream
    },
    end: () => hangUp(client),
  }
}

/** The one connection, given out again and again. */
function poolOf(client: pg.Client): PostgresPool {
  const lent = { query: client.query.bind(client), release: () => undefined } as PostgresPoolClient
  return { connect: async () => lent, end: async () => hangUp(client) }
}
