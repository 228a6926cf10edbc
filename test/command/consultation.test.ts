import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consultation } from '../../src/command/consultation.js'
import { runCommand } from '../../src/command/run-command.js'
import { findConsultation } from '../../src/consultation/consultation-store.js'
import { openReviewStore } from '../../src/revision/review-store.js'
import { openSite, type Site } from '../support/open-site.js'
import { spring } from '../stories/spring.js'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

async function roundtable(...args: readonly string[]) {
  const out: string[] = []
  const err: string[] = []
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    stdout: new PassThrough(),
    env: { DATABASE_URL: site.database.appUrl },
  }
  return { status: await runCommand([consultation], ['consultation', ...args], io), out, err }
}

const titles = ['--title-en', 'Safer streets', '--title-fr', 'Des rues plus sûres']
const named = (id: string, en: string, fr: string) => ['--id', id, '--slug-en', en, '--slug-fr', fr, ...titles]
const draftOf = async (id: string) => (await openReviewStore(site.db).read(id)).draft!

function fileOf(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'draft-')), 'draft.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('an operator begins a consultation, planned and public to nobody, with a draft to work on', async () => {
  expect(await roundtable('create', ...named('streets', 'safer-streets', 'rues-plus-sures'))).toEqual({
    status: 0,
    out: ['streets'],
    err: [],
  })
  const found = (await findConsultation(site.db, 'streets'))!
  expect(found.profile.title).toEqual({ en: 'Safer streets', fr: 'Des rues plus sûres' })
  expect(found).not.toHaveProperty('opensOn')
  const { revisions, document } = await draftOf('streets')
  expect(revisions[0]).toMatchObject({ by: 'program', because: { kind: 'opening', origin: 'new' } })
  expect(document).toMatchObject({ id: 'streets', title: found.profile.title })
})

test('its draft can come from a file', async () => {
  const made = await roundtable('create', ...named('wells', 'wells', 'puits'), '--draft', fileOf(spring), '--json')
  expect(made).toEqual({ status: 0, out: ['{"created":"wells"}'], err: [] })
  const { document, revisions } = await draftOf('wells')
  expect(document).toEqual({ ...spring, id: 'wells' })
  expect(revisions[0]!.because).toEqual({ kind: 'opening', origin: 'import' })
})

test('a file that holds no questionnaire is named with what is wrong, and nothing is made', async () => {
  const file = fileOf({ pages: [] })
  const { status, err } = await roundtable('create', ...named('ponds', 'ponds', 'etangs'), '--draft', file)
  expect([status, err[0]]).toEqual([1, `${file} is at fault:`])
  expect(await findConsultation(site.db, 'ponds')).toBeUndefined()
})

test('a name that another consultation has is refused', async () => {
  const { status, err } = await roundtable('create', ...named('crv', 'another', 'une-autre'))
  expect([status, err]).toEqual([1, ['Another consultation has this id, or one of these slugs.']])
})

test.each([
  [['make'], 'takes the word create'],
  [['create', ...named('Streets', 'streets', 'rues')], '--id'],
  [['create', ...named('streets', 'new', 'nouvelle')], '--slug-en and --slug-fr'],
  [['create', '--id', 'a', '--slug-en', 'one', '--slug-fr', 'une', '--title-en', 'One'], '--title-en and --title-fr'],
  [['create', '--of', 'x'], 'of'],
])('%j is a matter of usage', async (args, sentence) => {
  const { status, err } = await roundtable(...args)
  expect([status, err.length]).toEqual([2, 1])
  expect(err[0]).toContain(sentence)
})
