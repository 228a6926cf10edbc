import type { PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type { PoolClient } from 'pg'

/**
 * A client that is thrown away, not given back, once it has failed to answer. A query that timed out still occupies its
 * connection: the next one there, a rollback above all, would wait behind it as long again.
 */
export function breakable(client: PoolClient): PostgresPoolClient {
  let broken: Error | undefined
  async function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (broken) throw broken
    try {
      return (await client.query(sql, [...parameters])) as unknown as PostgresQueryResult<R>
    } catch (error) {
      if (error instanceof Error && !isAnswer(error)) broken = error
      throw error
    }
  }
  return { query: query as PostgresPoolClient['query'], release: () => client.release(broken) }
}

/** Whether the server itself refused: its errors carry an SQLSTATE and a severity, ours do not. */
function isAnswer(error: Error): boolean {
  return 'severity' in error && error.severity !== 'FATAL'
}
