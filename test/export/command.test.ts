import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportResponses } from '../../src/command/export.js'
import { mix } from '../../src/command/mix.js'
import type { Command } from '../../src/command/command.js'
import { createConsultation } from '../../src/consultation/consultation-store.js'
import { publishVersion } from '../../src/consultation/version-store.js'
import { connect, type Database } from '../../src/database/connect.js'
import { findEvents } from '../../src/history/history-store.js'
import { openResponseStore } from '../../src/response/response-store.js'
import { submit } from '../../src/response/submission.js'
import { newToken } from '../../src/response/token.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { wells, wellsQuestionnaire } from '../support/wells.js'

let fresh: FreshDatabase
let app: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  app = connect(fresh.appUrl, { max: 2 })
  const owner = connect(fresh.ownerUrl, { max: 1 })
  await owner.transaction().execute(async (trx) => {
    await createConsultation(trx, { ...wells, mixingThreshold: 20, closesOn: '2999-12-31' })
    await publishVersion(trx, 'wells', wellsQuestionnaire(), '2026-05-04')
  })
  await owner.destroy()
  await respond(3)
})

afterAll(async () => {
  await app.destroy()
  await fresh.drop()
})

async function respond(count: number): Promise<void> {
  const store = openResponseStore(app)
  const common = {
    consultation: 'wells',
    version: 1,
    noticeVersion: 1,
    answers: { a1: 'yes' },
    day: '2026-05-05',
  } as const
  for (let sent = 0; sent < count; sent++) await submit(store, { ...common, token: newToken(), language: 'fr' })
}

async function run(command: Command, ...args: readonly string[]) {
  const env = {
    DATABASE_URL: fresh.appUrl,
    DATABASE_OWNER_URL: fresh.ownerUrl,
    DATABASE_ANALYST_URL: fresh.analystUrl,
  }
  const chunks: Buffer[] = []
  const err: string[] = []
  const out: string[] = []
  const stdout = new Writable({ write: (chunk: Buffer, _, done) => (chunks.push(chunk), done()) })
  const code = await command.run(args, { env, stdout, out: (line) => out.push(line), err: (line) => err.push(line) })
  return { code, csv: Buffer.concat(chunks).toString(), out, err }
}

test('responses that wait in the inbox are told of, and come out once mixed', async () => {
  const before = await run(exportResponses, '--consultation', 'wells', '--bom', '0')
  expect(before).toMatchObject({ code: 0, csv: 'response_id,consultation,version,language,received_week,a1\r\n' })
  expect(before.err.join()).toContain('3 more in the inbox')
  expect(await run(mix)).toMatchObject({ code: 0, out: ['wells 0'] })
  expect(await run(mix, '--all')).toMatchObject({ code: 0, out: ['wells 3'] })
  const after = await run(exportResponses, '--consultation', 'second-well', '--version', '1')
  expect(after).toMatchObject({ code: 0, err: [] })
  expect(after.csv).toMatch(/^\uFEFFresponse_id.*\r\n([0-9a-f-]{36},wells,1,fr,2[0-9]{3}-W[0-9]{2},yes\r\n){3}$/)
})

test('labels and separator are the asker’s choice', async () => {
  const { csv } = await run(exportResponses, '--consultation', 'wells', '--labels', 'fr', '--separator', ';')
  expect(csv).toMatch(/;fr;\d{4}-W\d{2};"Oui"\r\n/)
})

test('one language, a period and questions can be asked for, and the written answers in a file of their own', async () => {
  const rows = async (...args: string[]) =>
    (await run(exportResponses, '--consultation', 'wells', ...args)).csv.split('\r\n')
  expect(await rows('--language', 'fr', '--text', '0', '--questions', 'a1')).toHaveLength(1 + 3 + 1)
  expect(await rows('--language', 'en')).toHaveLength(1 + 1)
  expect(await rows('--to', '2001-W01')).toHaveLength(1 + 1)
  expect(await rows('--file', 'open-text', '--bom', '0')).toEqual(['response_id,question,language,text,codes', ''])
})

test.each([
  [[], 2, /--consultation/],
  [['--consultation', 'wells', '--bom', '2'], 2, /--bom/],
  [['--consultation', 'wells', '--labels', 'de'], 2, /--labels/],
  [['--consultation', 'wells', '--separator', '\t'], 2, /--separator/],
  [['--consultation', 'wells', '--version', '0'], 2, /--version/],
  [['--consultation', 'wells', '--file', 'all'], 2, /--file/],
  [['--consultation', 'wells', '--from', '2026'], 2, /--from must be an ISO week/],
  [['--consultation', 'wells', '--from', '2026-W20', '--to', '2026-W10'], 2, /--to .* not before --from/],
  [['--consultation', 'wells', '--language', 'iu', '--text', 'no'], 2, /--language.*\n--text/],
  [['--unheard-of'], 2, /unheard-of/],
  [['--consultation', 'wells', '--version', '7'], 1, /no version 7/],
  [['--consultation', 'wells', '--questions', 'a1,a2'], 1, /not all were asked/],
  [['--consultation', `x' or 1=1`], 1, /no consultation/],
])('what cannot be exported is told: %j', async (args, code, words) => {
  const { csv, err, ...told } = await run(exportResponses, ...args)
  expect(told.code).toBe(code)
  expect(err.join()).toMatch(words)
  expect(csv).toBe('')
})

test('what left is in the history, with the versions and nothing of what was in it', async () => {
  const before = (await findEvents(app, 'wells')).length
  await run(exportResponses, '--consultation', 'wells', '--version', '1')
  await run(exportResponses, '--consultation', 'wells', '--version', '7')
  const events = await findEvents(app, 'wells', before)
  const body = { file: 'responses', versions: [1], responses: 3, redacted: true }
  expect(events.map(({ kind, actor, body: told }) => [kind, actor, told])).toEqual([['extract-taken', 'program', body]])
})

test('an unknown consultation is not mixed', async () => {
  expect(await run(mix, '--consultation', 'bridges')).toMatchObject({ code: 1 })
  expect(await run(mix, '--some')).toMatchObject({ code: 2 })
})

test('everything can be written as one zip, which says when to destroy it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'export-'))
  const file = join(folder, 'wells.zip')
  try {
    const before = (await findEvents(app, 'wells')).length
    const bundle = ['--consultation', 'wells', '--bundle', file]
    expect(await run(exportResponses, ...bundle, '--destroy-by', '2027-03-31')).toMatchObject({ code: 0, csv: '' })
    const files = unzipSync(readFileSync(file))
    const manifest = JSON.parse(Buffer.from(files['manifest.json']!).toString()) as object
    expect(manifest).toMatchObject({ destroy: { by: '2027-03-31' }, consultation: { id: 'wells' } })
    expect(readdirSync(folder)).toEqual(['wells.zip'])
    const told = await findEvents(app, 'wells', before)
    expect(told.map(({ kind, actor, body }) => [kind, actor, body['file']])).toEqual([
      ['extract-taken', 'program', 'bundle'],
    ])
    expect((await run(exportResponses, ...bundle, '--version', '7')).code).toBe(1)
    for (const wrong of [
      ['--destroy-by', '2027-02-30'],
      ['--file', 'open-text'],
    ]) {
      expect((await run(exportResponses, ...bundle, ...wrong)).code).toBe(2)
    }
    await expect(
      run(exportResponses, '--consultation', 'wells', '--bundle', join(folder, 'none', 'x.zip')),
    ).rejects.toThrow()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
