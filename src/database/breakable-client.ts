import type { PostgresPoolClient, PostgresQueryResult } from 'kysely'
import { hash } from 'node:crypto'
import type { PoolClient, QueryConfig } from 'pg'

/**
 * A client that is thrown away, not given back, once it has failed to answer. A query that timed out still occupies its
 * connection: the next one there, a rollback above all, would wait behind it as long again.
 */
export function breakable(client: PoolClient): PostgresPoolClient {
  let broken: Error | undefined
  async function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    if (broken) throw broken
    try {
      return (await client.query(plannedOnce(sql, [...parameters]))) as unknown as PostgresQueryResult<R>
    } catch (error) {
      if (error instanceof Error && !isAnswer(error)) broken = error
      throw error
    }
  }
  return { query: query as PostgresPoolClient['query'], release: () => client.release(broken) }
}

/** From how many characters on a statement with parameters is kept prepared. */
const long = 500

/**
 * The few long statements write what many respondents have sent, and planning one takes a fifth of its time. Their texts
 * are constant, so each has a name under which its connection keeps the plan.
 */
function plannedOnce(text: string, values: unknown[]): QueryConfig {
  if (values.length === 0 || text.length < long) return { text, values }
  return { name: hash('sha256', text, 'base64url'), text, values }
}

/** Whether the server itself refused: its errors carry an SQLSTATE and a severity, ours do not. */
function isAnswer(error: Error): boolean {
  return 'severity' in error && error.severity !== 'FATAL'
}
