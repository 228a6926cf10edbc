import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { connect, type Database } from '../../src/database/connect.js'
import { migrate } from '../../src/database/migrate.js'
import { prepareSchema } from '../../src/database/open.js'
import { findSchemaState } from '../../src/database/schema.js'
import { asAdmin, inDatabase, type Addresses } from '../support/test-server.js'

const halfway = join(import.meta.dirname, 'halfway')

let name: string
let empty: Addresses
let db: Database

beforeEach(async () => {
  const server = inject('testServer')
  name = `empty_${randomBytes(6).toString('hex')}`
  await asAdmin(server.ownerUrl, [`create database ${name}`])
  empty = {
    ownerUrl: inDatabase(server.ownerUrl, name),
    appUrl: inDatabase(server.appUrl, name),
    analystUrl: inDatabase(server.analystUrl, name),
  }
  db = connect(empty.ownerUrl, { max: 2 })
})

afterEach(async () => {
  await db.destroy()
  await asAdmin(inject('testServer').ownerUrl, [`drop database ${name} with (force)`])
})

test('several processes migrate at once: one does it, all find it done', async () => {
  const done = await Promise.all(Array.from({ length: 4 }, () => migrate(empty)))
  expect(done.filter((names) => names.length > 0)).toHaveLength(1)
  expect(done.flat()).toContain('0001-consultations')
  expect(await findSchemaState(db)).toEqual({ kind: 'current' })
})

test('migrating again changes nothing, and mends grants that were lost', async () => {
  await migrate(empty)
  const app = connect(empty.appUrl, { max: 1 })
  const role = new URL(empty.appUrl).username
  await sql`revoke select on version from ${sql.id(role)}`.execute(db)
  await sql`grant delete on consultation to ${sql.id(role)}`.execute(db)
  expect(await migrate(empty)).toEqual([])
  expect(await app.selectFrom('version').selectAll().execute()).toEqual([])
  await expect(app.deleteFrom('consultation').execute()).rejects.toThrow('permission denied')
  await app.destroy()
})

test('the lesser roles make no tables, not even temporary ones', async () => {
  await migrate(empty)
  for (const url of [empty.appUrl, empty.analystUrl]) {
    const lesser = connect(url, { max: 1 })
    for (const statement of [sql`create table mine (id int)`, sql`create temporary table mine (id int)`]) {
      await expect(statement.execute(lesser)).rejects.toThrow('permission denied')
    }
    await lesser.destroy()
  }
})

test('a migration that throws halfway leaves nothing, nor do those before it', async () => {
  await expect(migrate({ ...empty, folder: halfway })).rejects.toThrow('the second migration fails halfway')
  expect(await tableNames()).not.toContain('first')
  expect(await tableNames()).not.toContain('second')
  expect(await migrate(empty)).toContain('0001-consultations')
})

test('without the owner, a schema that is behind refuses to start with a sentence', async () => {
  const { appUrl, analystUrl } = empty
  const opened = { appUrl, analystUrl, stop: async () => undefined }
  await expect(prepareSchema(opened)).rejects.toThrow(/lacks 0001-consultations.*roundtable -- migrate/s)
  await migrate(empty)
  expect(await prepareSchema(opened)).toEqual([])
})

test('a schema newer than the program is neither used nor migrated', async () => {
  await migrate(empty)
  await sql`insert into migration (name, timestamp) values ('9999-future', '2030-01-01')`.execute(db)
  expect(await findSchemaState(db)).toEqual({ kind: 'ahead', unknown: ['9999-future'] })
  await expect(migrate(empty)).rejects.toThrow('9999-future')
})

async function tableNames(): Promise<readonly string[]> {
  const found = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db)
  return found.rows.map((row) => row.name)
}
