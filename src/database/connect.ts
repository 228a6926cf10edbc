import { Kysely, PostgresDialect, type Transaction as KyselyTransaction } from 'kysely'
import pg from 'pg'
import { breakable } from './breakable-client.js'
import type { Tables } from './tables.js'

/** Milliseconds that connections get to end in order. */
const farewell = 2000

export type Database = Kysely<Tables>
export type Transaction = KyselyTransaction<Tables>

export type ConnectOptions = {
  /** Connections at most; more callers wait, each for `connectionTimeout` at most. */
  readonly max?: number
  /** Milliseconds; 0 waits for ever, as migrations do. */
  readonly queryTimeout?: number
  /** Milliseconds for a connection, of the pool or new. */
  readonly connectionTimeout?: number
}

/**
 * A pool of connections. Whatever happens to the server, what is asked of it fails within the two timeouts together and
 * works again when the server is back: nothing of it ends the process.
 */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const pool = new pg.Pool({ connectionString: url, ...poolSettings(options), types: { getTypeParser } })
  const clients = new Set<pg.PoolClient>()
  pool.on('error', ignore)
  pool.on('connect', (client) => {
    clients.add(client)
    // A client in use has no listener of its own, and an 'error' that nobody hears ends the process.
    client.on('error', ignore)
  })
  pool.on('remove', (client) => clients.delete(client))
  const end = () => endInTime(pool, clients)
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect: async () => breakable(await pool.connect()), end } }),
  })
}

/** A frozen server never says goodbye, and must not hold up the end of the program. */
function endInTime(pool: pg.Pool, clients: ReadonlySet<pg.PoolClient>): Promise<void> {
  setTimeout(() => clients.forEach((client) => client.connection.stream.destroy()), farewell).unref()
  return pool.end()
}

function poolSettings({ max = 10, queryTimeout = 3500, connectionTimeout = 1500 }: ConnectOptions): pg.PoolConfig {
  const patience = queryTimeout === 0 ? {} : patienceOf(queryTimeout)
  return {
    max,
    connectionTimeoutMillis: connectionTimeout,
    keepAlive: true,
    application_name: 'roundtable',
    ...patience,
  }
}

/** The server gives up first; ours is for a server that is frozen or away. */
function patienceOf(queryTimeout: number): pg.PoolConfig {
  return {
    query_timeout: queryTimeout,
    statement_timeout: Math.ceil(queryTimeout * 0.85),
    lock_timeout: Math.ceil(queryTimeout * 0.6),
    idle_in_transaction_session_timeout: queryTimeout * 2,
  }
}

const dateType = 1082
const bigintType = 20

/** Days stay text, for a day has no time zone; counts become numbers. */
function getTypeParser(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (format !== 'binary' && type === dateType) return String
  if (format !== 'binary' && type === bigintType) return Number
  return pg.types.getTypeParser(type, format) as (value: string) => unknown
}

/** The query in flight, or the next one, fails with the same cause; that is where it is told. */
function ignore(): void {}
