import type pg from 'pg'

/** Ends a connection at once. Not `end`, which would wait for the rest of the rows, or for a server that may be frozen. */
export function hangUp(client: pg.Client): void {
  client.connection.stream.destroy()
}
