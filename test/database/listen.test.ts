import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Database } from '../../src/database/connect.js'
import { listen } from '../../src/database/listen.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

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
  await expect.poll(() => heard, { timeout: 5000 }).toBe(3)
  await sql`notify news`.execute(db)
  await expect.poll(() => heard).toBe(4)
  await listener.close()
  await sql`notify news`.execute(db)
  expect(heard).toBe(4)
})

test('a listener to a server that is away closes at once', async () => {
  const listener = listen('postgresql://nobody@127.0.0.1:1/nowhere', 'news', () => undefined)
  const begun = performance.now()
  await listener.close()
  expect(performance.now() - begun).toBeLessThan(2000)
})
