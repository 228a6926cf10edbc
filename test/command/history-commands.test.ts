import { PassThrough } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands } from '../../src/command/commands.js'
import { runCommand } from '../../src/command/run-command.js'
import { connect, type Database } from '../../src/database/connect.js'
import { loadSamples } from '../../src/revision/samples.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

let fresh: FreshDatabase
let db: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  db = connect(fresh.ownerUrl)
  await loadSamples({ db, today: '2026-11-23' })
})

afterAll(async () => {
  await db.destroy()
  await fresh.drop()
})

const verify = (...args: readonly string[]) => roundtable('verify', ...args)

async function roundtable(...args: readonly string[]) {
  const told = { out: '', err: '' }
  const { ownerUrl, appUrl, analystUrl } = fresh
  const status = await runCommand(commands, args, {
    out: (line) => void (told.out += `${line}\n`),
    err: (line) => void (told.err += `${line}\n`),
    stdout: new PassThrough(),
    env: { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DATABASE_ANALYST_URL: analystUrl },
  })
  return { status, ...told }
}

/** As whoever owns the server can, for as long as `look` takes. */
async function withOverwritten<Result>(change: string, back: string, look: () => Promise<Result>): Promise<Result> {
  const overwrite = (statement: string) =>
    db.transaction().execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx)
      await sql.raw(statement).execute(trx)
    })
  await overwrite(change)
  const seen = await look()
  await overwrite(back)
  return seen
}

test('the samples’ histories are whole: 0, with the head of each to write down', async () => {
  const { status, out } = await verify()
  expect(status).toBe(0)
  expect(out).toMatch(/^crv: whole \(\d+ entries, \d+ revisions, 1 versions, 0 erased\), head [0-9a-f]{64}$/m)
  expect(out).toMatch(/^ocse: whole \(\d+ entries, 2 revisions, 0 versions, 0 erased\), head [0-9a-f]{64}$/m)
  expect(JSON.parse((await verify('--json', '--consultation', 'crv')).out)).toMatchObject([{ kind: 'sound' }])
})

test('an entry that was changed is named: 1', async () => {
  const { status, out } = await withOverwritten(
    `update event set entry = replace(entry, 'editor-1', 'editor-9') where consultation = 'crv' and number = 1`,
    `update event set entry = replace(entry, 'editor-9', 'editor-1') where consultation = 'crv' and number = 1`,
    () => verify('--consultation', 'crv'),
  )
  expect({ status, out }).toEqual({ status: 1, out: 'crv: TAMPERED WITH at entry 1: its entry does not fit\n' })
})

test('a version that is not what was published is found by the entry that published it, and one that nobody published too', async () => {
  const other = await withOverwritten(
    `update version set document = replace(document, 'violence', 'VIOLENCE') where consultation = 'crv'`,
    `update version set document = replace(document, 'VIOLENCE', 'violence') where consultation = 'crv'`,
    () => verify('--consultation', 'crv'),
  )
  expect(other.out).toMatch(/TAMPERED WITH at entry \d+: its version does not fit/)
  const stray = await withOverwritten(
    `insert into version select consultation, 2, fingerprint, document, published_on from version where consultation = 'crv'`,
    `delete from version where number = 2`,
    () => verify('--consultation', 'crv'),
  )
  expect(stray.out).toContain('no entry published version 2')
})

test('a consultation that is not there is the input at fault, an argument that is not known a matter of usage', async () => {
  expect(await verify('--consultation', 'nowhere')).toMatchObject({ status: 1, out: '' })
  expect((await verify('--all')).status).toBe(2)
})

test('every text of the published questionnaire comes from the first draft or from a decision', async () => {
  const { status, out } = await roundtable('blame', '--consultation', 'crv', '--version', '1')
  expect(status).toBe(0)
  const lines = out.trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(600)
  expect(lines.filter((line) => !/\t\d+ (first draft|proposal \d+|editors)\t\S/.test(line))).toEqual([])
  expect(lines).toContain('b1 text en\t1 proposal 1\tHow well do you know the topic of radicalization to violence?')
  expect(lines).toContain('b3 text en\t5 editors\tWhere do you get information about this topic?')
  expect(lines).toContain('questionnaire title fr\t0 first draft\tLutte contre la radicalisation menant à la violence')
  const json = JSON.parse((await roundtable('blame', '--consultation', 'crv', '--json')).out) as readonly object[]
  expect(json).toHaveLength(lines.length)
})

test('blame of nothing is the input at fault, and without a consultation a matter of usage', async () => {
  expect((await roundtable('blame', '--consultation', 'crv', '--version', '9')).status).toBe(1)
  expect((await roundtable('blame', '--consultation', 'nowhere')).status).toBe(1)
  expect((await roundtable('blame')).status).toBe(2)
})
