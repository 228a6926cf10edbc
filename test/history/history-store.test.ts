import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createConsultation } from '../../src/consultation/consultation-store.js'
import { connect, type Database } from '../../src/database/connect.js'
import type { Deed } from '../../src/history/event.js'
import {
  eraseUtterance,
  findEvents,
  findHead,
  findLinks,
  findSaid,
  findUtterances,
  recordDeeds,
} from '../../src/history/history-store.js'
import { openUtterances } from '../../src/history/utterance.js'
import { verifyChain } from '../../src/history/verify.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { wells } from '../support/wells.js'

let fresh: FreshDatabase
let owner: Database
let app: Database
const at = new Date('2026-03-02T15:04:05.678Z')

beforeAll(async () => {
  fresh = await freshDatabase()
  owner = connect(fresh.ownerUrl)
  app = connect(fresh.appUrl, { max: 8 })
  await owner.transaction().execute((trx) => createConsultation(trx, wells))
})

afterAll(async () => {
  await Promise.all([owner.destroy(), app.destroy()])
  await fresh.drop()
})

function deed(body: Deed['body'] = {}): Deed {
  return { kind: 'comment-made', actor: 'member-4', at, body }
}

async function say(content: string): Promise<string> {
  const { utter, made } = openUtterances()
  const words = utter(content)
  await app.transaction().execute((trx) => recordDeeds(trx, 'wells', [deed({ words })], made))
  return words.utterance
}

async function verification() {
  return verifyChain('wells', await findLinks(owner, 'wells'), await findUtterances(owner, 'wells'))
}

test('deeds of many at once take their places one after the other, without a gap', async () => {
  const before = await findHead(app, 'wells')
  const record = (n: number) =>
    app.transaction().execute((trx) => recordDeeds(trx, 'wells', [deed({ n }), deed({ n })]))
  await Promise.all(Array.from({ length: 20 }, (_, n) => record(n)))
  const events = await findEvents(app, 'wells', before.number)
  expect(events.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, n) => before.number + n + 1))
  // Those of one transaction stand together.
  for (let first = 0; first < 40; first += 2) expect(events[first]!.body).toEqual(events[first + 1]!.body)
  expect(await verification()).toMatchObject({ kind: 'sound' })
})

test('what is not committed has not happened', async () => {
  const before = await findHead(app, 'wells')
  const act = app.transaction().execute(async (trx) => {
    await recordDeeds(trx, 'wells', [deed()])
    throw new Error('the act failed')
  })
  await expect(act).rejects.toThrow('the act failed')
  expect(await findHead(app, 'wells')).toEqual(before)
})

test('what someone said is found until it is erased, and the history says that it was', async () => {
  const utterance = await say('Mine alone')
  expect(await findSaid(app, [utterance])).toEqual(new Map([[utterance, 'Mine alone']]))
  const erase = () =>
    app.transaction().execute((trx) => eraseUtterance(trx, 'wells', { utterance, actor: 'administrator-1', at }))
  expect(await erase()).toBe(true)
  expect(await findSaid(app, [utterance])).toEqual(new Map())
  expect((await findEvents(app, 'wells')).at(-1)).toMatchObject({
    kind: 'utterance-erased',
    body: { erased: utterance },
  })
  expect(await erase()).toBe(false)
  expect(await verification()).toMatchObject({ kind: 'sound', erased: 1 })
})

test.for([
  `update event set hash = repeat('0', 64)`,
  `update event set entry = '{}' where false`,
  `delete from event`,
  `truncate event`,
  `delete from utterance`,
  `truncate utterance`,
  `update utterance set content = '"other"'`,
  `update utterance set id = gen_random_uuid()`,
])('even the owner may not: %s', async (statement) => {
  await say('Something to change')
  await expect(sql.raw(statement).execute(owner)).rejects.toThrow(/history never changes|can be erased, not changed/)
})

test.for([`update event set hash = ''`, `delete from event`, `delete from utterance`])(
  'the app may not: %s',
  async (statement) => {
    await expect(sql.raw(statement).execute(app)).rejects.toThrow('permission denied')
  },
)

test.for(['select * from event', 'select * from utterance'])('the analyst may not: %s', async (statement) => {
  const analyst = connect(fresh.analystUrl, { max: 1 })
  await expect(sql.raw(statement).execute(analyst)).rejects.toThrow('permission denied')
  await analyst.destroy()
})

test('a hundred bytes changed in the database by one who goes around its guards are each found', async () => {
  await say('Something to change')
  for (let round = 0; round < 100; round++) {
    const column = round % 2 === 0 ? 'entry' : 'hash'
    const number = await changeOneByte(column, round)
    expect(await verification()).toMatchObject({ kind: 'tampered', number })
    await changeBack(column, number)
  }
  expect(await verification()).toMatchObject({ kind: 'sound' })
})

let kept = ''

async function changeOneByte(column: 'entry' | 'hash', round: number): Promise<number> {
  const links = await findLinks(owner, 'wells')
  const link = links[(round * 7) % links.length]!
  kept = link[column]
  const position = (round * 31) % kept.length
  const other = kept[position] === '0' ? '1' : '0'
  await overwrite(column, link.number, kept.slice(0, position) + other + kept.slice(position + 1))
  return link.number
}

function changeBack(column: 'entry' | 'hash', number: number): Promise<void> {
  return overwrite(column, number, kept)
}

/** As whoever owns the server can. */
async function overwrite(column: 'entry' | 'hash', number: number, text: string): Promise<void> {
  await owner.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`update event set ${sql.ref(column)} = ${text} where consultation = 'wells' and number = ${number}`.execute(
      trx,
    )
  })
}
