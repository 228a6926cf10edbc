import { once } from 'node:events'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Database } from '../../src/database/connect.js'
import { copyOut, literal } from '../../src/database/copy-out.js'
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

const endless = `copy (select repeat('a', 100), generate_series(1, 100000000)) to stdout`

test('rows arrive byte for byte, with values written as literals', async () => {
  const stream = await copyOut({
    url: fresh.analystUrl,
    sql: `copy (select n, ${literal(`l'été; ' or 1=1`)} as words from generate_series(1, 3) n) to stdout (format csv, header)`,
  })
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  const row = (n: number) => `${n},l'été; ' or 1=1\n`
  expect(Buffer.concat(chunks).toString()).toBe(`n,words\n${row(1)}${row(2)}${row(3)}`)
  await nobodyCopies()
})

test('a reader who leaves ends the query', async () => {
  const stream = await copyOut({ url: fresh.analystUrl, sql: endless })
  await once(stream, 'readable')
  stream.destroy()
  await nobodyCopies()
})

test('a reader who leaves before the first row ends the query too', async () => {
  const stream = await copyOut({ url: fresh.analystUrl, sql: `copy (select pg_sleep(60)) to stdout` })
  await expect.poll(copying).toBe(1)
  stream.destroy()
  await nobodyCopies()
})

test('a fault in the statement, and a connection lost on the way, reach the reader as an error', async () => {
  const faulty = await copyOut({ url: fresh.analystUrl, sql: `copy (select 1 / 0) to stdout` })
  await expect(readAll(faulty)).rejects.toThrow('division by zero')
  const late = await copyOut({
    url: fresh.analystUrl,
    sql: `copy (select 1 / (50000 - n) from generate_series(1, 100000) n) to stdout`,
  })
  await expect(readAll(late)).rejects.toThrow('division by zero')
  const lost = await copyOut({ url: fresh.analystUrl, sql: endless })
  await once(lost, 'readable')
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where query like 'copy%' and datname = current_database()`.execute(db)
  await expect(readAll(lost)).rejects.toThrow()
})

async function readAll(stream: AsyncIterable<Buffer>): Promise<number> {
  let bytes = 0
  for await (const chunk of stream) bytes += chunk.length
  return bytes
}

async function nobodyCopies(): Promise<void> {
  await expect.poll(copying).toBe(0)
}

/** How many COPY are under way. */
async function copying(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_stat_activity
    where state = 'active' and query ilike 'copy%' and datname = current_database()`.execute(db)
  return rows[0]!.count
}
