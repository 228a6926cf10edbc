import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Database } from '../../src/database/connect.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

let fresh: FreshDatabase
let owner: Database
let app: Database
let analyst: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  owner = connect(fresh.ownerUrl, { max: 2 })
  app = connect(fresh.appUrl, { max: 2 })
  analyst = connect(fresh.analystUrl, { max: 2 })
  await sql`insert into consultation (id, slug_en, slug_fr, settings) values ('wells', 'wells', 'puits', '{}')`.execute(
    owner,
  )
  await sql`
    insert into version (consultation, number, fingerprint, document, published_on)
    values ('wells', 1, ${'a'.repeat(64)}, '{}', '2026-01-01')`.execute(owner)
})

afterAll(async () => {
  await Promise.all([owner.destroy(), app.destroy(), analyst.destroy()])
  await fresh.drop()
})

const changes = [
  sql`update version set document = '{"changed":true}'`,
  sql`delete from version`,
  sql`truncate version cascade`,
]

test.each(changes)('nobody changes a published version, the owner included (%#)', async (change) => {
  await expect(change.execute(owner)).rejects.toThrow('a published version never changes')
  await expect(change.execute(app)).rejects.toThrow('permission denied')
  await expect(change.execute(analyst)).rejects.toThrow('permission denied')
})

test('the app and the analyst read versions', async () => {
  for (const db of [app, analyst])
    expect(await db.selectFrom('version').select('number').execute()).toEqual([{ number: 1 }])
})

const forbidden = [
  sql`create table mine (id int)`,
  sql`create function mine() returns int language sql as 'select 1'`,
  sql`delete from consultation`,
  sql`update extension set notice = '{}'`,
  sql`delete from extension`,
  sql`alter table version disable trigger all`,
  sql`set session_replication_role = replica`,
]

test.each(forbidden)('the lesser roles are refused what only the owner may (%#)', async (statement) => {
  for (const db of [app, analyst])
    await expect(statement.execute(db)).rejects.toThrow(/permission denied|must be owner/)
})

const forbiddenToApp = [
  sql`select response from open_text`,
  sql`select text from mixed_text`,
  sql`select response from straight_line`,
  sql`select response from mixed_straight_line`,
  sql`update coding_act set after = null`,
]

test.each(forbiddenToApp)(
  'the app reads nothing of what people wrote, and changes no act of analysts (%#)',
  async (statement) => {
    await expect(statement.execute(app)).rejects.toThrow('permission denied')
  },
)

const forbiddenToAnalyst = [
  sql`select text from open_text`,
  sql`select number from coding_act`,
  sql`delete from theme`,
  sql`update text_mark set value = '{}'`,
  sql`select token_hash from access_token`,
  sql`update consultation set closes_on = '2030-01-01'`,
  sql`insert into version values ('wells', 2, ${'b'.repeat(64)}, '{}', '2026-01-01')`,
]

test.each(forbiddenToAnalyst)('the analyst changes no consultation and publishes nothing (%#)', async (statement) => {
  await expect(statement.execute(analyst)).rejects.toThrow('permission denied')
})
