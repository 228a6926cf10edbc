import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform, performOnFrame } from '../../src/coding/perform-store.js'
import { readTexts } from '../../src/coding/reading.js'
import { destroy } from '../../src/command/destroy.js'
import { findEvents } from '../../src/history/history-store.js'
import { wells } from '../support/wells.js'
import { type CodingDatabase, idAt, openCodingDatabase } from './coding-database.js'

const canary = 'Kingfisher'
const at = new Date('2026-11-01T12:00:00Z')
const acting = { consultation: 'wells', by: 'ana', at }
const place = { question: 'why', response: idAt(1) }

let it: CodingDatabase
beforeAll(async () => {
  it = await openCodingDatabase()
  await it.respond(1, 'en', { why: `${canary} at 613-555-0142`, rate: { a: '1', b: '1', c: '1', d: '1' } })
  await it.respond(2, 'fr', { why: `${canary} et son nid` })
  await leaveEverywhere()
})
afterAll(() => it.close())

/** Something of the first response in every table that can hold it. */
async function leaveEverywhere(): Promise<void> {
  const label = { en: 'Birds', fr: 'Oiseaux' }
  await performOnFrame(it.app, acting, { kind: 'add', label, description: label })
  await perform(it.app, acting, { kind: 'coding', coder: 'ana', ...place }, () => ['t1'])
  await perform(it.app, acting, { kind: 'redaction', ...place }, () => [
    { start: 0, length: 10, reason: 'name', note: `${canary} is a name` },
  ])
  await readTexts(it, acting)
  await sql`insert into released (response) values (${idAt(1)})`.execute(it.owner)
  await sql`insert into inbox (id, consultation, version, language, notice_version, answers, receipt)
    values (${idAt(3)}, 'wells', 1, 'en', 1, ${JSON.stringify({ why: canary })}, ${Buffer.alloc(32)})`.execute(it.owner)
  await sql`insert into unfinished (key, consultation, sealed, stamp)
    values (${Buffer.alloc(32)}, 'wells', 'sealed', 'stamp')`.execute(it.owner)
  await sql`insert into consultation (id, slug_en, slug_fr, settings) values ('brook', 'brook', 'ruisseau', '{}')`.execute(
    it.owner,
  )
  await sql`insert into inbox (id, consultation, version, language, notice_version, answers, receipt)
    values (${idAt(4)}, 'brook', 1, 'en', 1, '{}', ${Buffer.alloc(32)})`.execute(it.owner)
}

async function settle(keptUntil?: string): Promise<void> {
  const { opensOn, closesOn, id: _, slug: __, ...settings } = wells
  const privacyNotice = { ...settings.privacyNotice, ...(keptUntil !== undefined && { keptUntil }) }
  await sql`update consultation set opens_on = ${opensOn}::date, closes_on = ${closesOn}::date,
    settings = ${JSON.stringify({ ...settings, privacyNotice })}::jsonb where id = 'wells'`.execute(it.owner)
}

async function run(...args: readonly string[]) {
  const { appUrl, analystUrl, ownerUrl } = it.fresh
  const env = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DATABASE_ANALYST_URL: analystUrl }
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const code = await destroy.run(args, { env, stdout: process.stdout, out: say, err: say })
  return { code, said: said.join('\n') }
}

/** The tables with a row in which these words stand. */
async function tablesWith(words: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(it.owner)
  const found: string[] = []
  for (const { name } of rows) {
    const { rows: hits } = await sql`
      select from ${sql.table(name)} as held where position(${words} in held::text) > 0 limit 1`.execute(it.owner)
    if (hits.length > 0) found.push(name)
  }
  return found
}

test('nothing is destroyed before the day that people were told of, nor where none was named', async () => {
  await settle()
  expect(await run('--consultation', 'wells')).toMatchObject({ code: 1, said: /names a last day/ })
  await settle('2999-12-31')
  expect(await run('--consultation', 'wells')).toMatchObject({ code: 1, said: /until 2999-12-31/ })
  expect(await run('--consultation', 'lakes')).toMatchObject({ code: 1 })
  expect(await run()).toMatchObject({ code: 2 })
  expect(await tablesWith(canary)).toEqual(['coding_act', 'inbox', 'open_text', 'response', 'text_mark'])
  expect(await tablesWith(idAt(1))).toEqual(
    expect.arrayContaining(['coding', 'released', 'straight_line', 'text_flag']),
  )
})

test('after it, nothing of any response is left in any table; the theme and other consultations are', async () => {
  await settle('2026-07-31')
  expect(await run('--consultation', 'wells')).toEqual({ code: 0, said: 'wells 3' })
  for (const trace of [canary, idAt(2), idAt(3)]) expect(await tablesWith(trace)).toEqual([])
  expect(await tablesWith(idAt(1))).toEqual(['coding_act', 'released'])
  const { rows: acts } = await sql`select kind, before, after from coding_act where kind <> 'theme'`.execute(it.owner)
  expect(acts).toEqual([{ kind: 'redaction', before: null, after: null }])
  expect(await tablesWith('sealed')).toEqual([])
  expect(await tablesWith('Oiseaux')).toEqual(['coding_act', 'theme'])
  expect(await tablesWith(idAt(4))).toEqual(['inbox'])
  const events = await findEvents(it.owner, 'wells')
  expect(events.at(-1)).toMatchObject({
    kind: 'responses-destroyed',
    actor: 'program',
    body: { responses: 3, keptUntil: '2026-07-31' },
  })
})

test('their room in the files is given back, and acts are as fixed as before', async () => {
  // Whatever reads the database meanwhile, PostgreSQL's own upkeep included, keeps deleted rows until it ends.
  const sizeOnceDoneAgain = async () => {
    expect(await run('--consultation', 'wells')).toEqual({ code: 0, said: 'wells 0' })
    const { rows } = await sql<{ size: string }>`select pg_relation_size('response') as size`.execute(it.owner)
    return Number(rows[0]!.size)
  }
  await expect.poll(sizeOnceDoneAgain).toBe(0)
  await expect(sql`delete from coding_act`.execute(it.owner)).rejects.toThrow('history never changes')
  expect((await findEvents(it.owner, 'wells')).filter(({ kind }) => kind === 'responses-destroyed')).toHaveLength(1)
})
