import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Database } from '../../src/database/connect.js'
import { listen } from '../../src/database/listen.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { startStopwatch } from '../support/stopwatch.js'

let fresh: FreshDatabase
let db: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  db = connect(fresh.ownerUrl, { max: 2 })
})

afterAll(async () => {
  await db.destroy()
  await fresh.drop()
})

test('a listener hears, comes back after its connection is lost, and ends when closed', async () => {
  let heard = 0
  const listener = listen(fresh.appUrl, 'news', () => heard++)
  await expect.poll(() => heard).toBe(1)
  await sql`notify news`.execute(db)
  await expect.poll(() => heard).toBe(2)
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'roundtable listener' and datname = current_database()`.execute(db)
  await expect.poll(() => heard).toBe(3)
  await sql`notify news`.execute(db)
  await expect.poll(() => heard).toBe(4)
  await listener.close()
  await expect.poll(listening).toBe(0)
})

test('a listener to a server that never answers closes at once, though it would have waited three seconds', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const listener = listen(`postgresql://nobody@127.0.0.1:${port}/nowhere`, 'news', () => undefined)
  const [connection] = (await once(silent, 'connection')) as [Socket]
  const stopwatch = startStopwatch()
  await listener.close()
  expect(stopwatch.stop()).toBeLessThan(2000)
  connection.destroy()
  silent.close()
})

/** How many connections of listeners there are. */
async function listening(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_stat_activity
    where application_name = 'roundtable listener' and datname = current_database()`.execute(db)
  return rows[0]!.count
}
