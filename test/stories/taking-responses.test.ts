import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findEvents } from '../../src/history/history-store.js'
import { consultationAddress } from '../../src/web/address.js'
import type { HtmlClient } from '../support/html-client.js'
import type { Site } from '../support/open-site.js'
import { signedIn } from './people.js'
import { spring } from './spring.js'
import { extractsRunning, hold, holdMany, openWaters, postAs } from './taking.js'

const en = consultationAddress('en', 'brook')
const fr = consultationAddress('fr', 'brook-fr')
const here = { en, fr }

let site: Site
let analyst: HtmlClient

beforeAll(async () => {
  const opened = await openWaters()
  site = opened.site
  analyst = await signedIn(site, 'analyst-1', opened.password)
})
afterAll(() => site.close())

function rowsOf(csv: string): readonly Record<string, string>[] {
  return parse(csv, { columns: true, bom: true })
}

const download = (browser: HtmlClient, address: string, fields: Record<string, string> | [string, string][]) =>
  postAs(browser, site.origin + address, fields)

describe('the analyst', () => {
  test.each(['en', 'fr'] as const)(
    'sees how many there are, what the columns are and when to destroy a file (%s)',
    async (locale) => {
      const page = await analyst.visit(here[locale].files)
      expect(page.status).toBe(200)
      const sentences = {
        en: [
          'mixed responses 3 in English 2 in French 1',
          'Destroy the file',
          '3 responses. Columns of answers: 10.',
          'name What is it called? 1 From version 1 to 2: removes a question',
          'age How old is it? 2 From version 1 to 2: adds a question',
        ],
        fr: [
          'réponses mélangées 3 en anglais 2 en français 1',
          'Détruisez le fichier',
          '3 réponses. Colonnes de réponses : 10.',
          'name Quel est son nom? 1 De la version 1 à la version 2 : retire une question',
        ],
      }
      const text = page.text.replaceAll('\u00a0', ' ')
      for (const sentence of sentences[locale]) expect(text).toContain(sentence)
    },
  )

  test('finds the room from the account, and the tokens from the room', async () => {
    const account = await analyst.visit('/en/account')
    expect(account.links).toContainEqual({ text: 'Files', href: en.files })
    expect((await analyst.visit(en.files)).links).toContainEqual({ text: 'Access tokens', href: en.tokens })
  })

  test('sees what the choices come to, and what of them does not fit', async () => {
    const chosen = await analyst.visit(`${en.files}?version=1&language=fr&text=0&from=2026-W18`)
    expect(chosen.text).toContain('With these choices: 1 response. Columns of answers: 5.')
    expect(chosen.fields).toMatchObject({ version: ['1'], language: ['fr'], text: ['0'], from: ['2026-W18'] })
    const faulty = await analyst.visit(`${fr.files}?version=9&from=2026-W20&to=2026-W18`)
    expect(faulty.text).toContain('Choisissez dans la liste une dernière semaine qui ne précède pas la première.')
    expect(faulty.fields).toMatchObject({ from: ['2026-W20'], to: ['2026-W18'] })
  })

  test('takes every version away in one file, and each written answer in another', async () => {
    const response = await download(analyst, en.files, { go: 'responses' })
    expect([
      response.status,
      response.headers.get('content-disposition'),
      response.headers.get('cache-control'),
    ]).toEqual([200, 'attachment; filename="brook-responses.csv"', 'no-store'])
    const csv = await response.text()
    expect(csv.split('\r\n')).toHaveLength(1 + 3 + 1)
    const rows = rowsOf(csv)
    const shown = (name: string) => rows.map((row) => `${row['version']} ${row[name]}`).toSorted()
    expect(shown('name')).toEqual(['1 ', '1 Ruisseau', '2 .v'])
    expect(shown('age')).toEqual(['1 .v', '1 .v', '2 12'])
    const written = await (await download(analyst, fr.files, { go: 'open-text', separator: ';', bom: '0' })).text()
    expect(written.split('\r\n').map((line) => line.replace(/^[0-9a-f-]{36}/, 'id'))).toEqual([
      'response_id;question;language;text;codes',
      'id;name;fr;"Ruisseau";',
      `id;taste__other_text;fr;"'=1+1";`,
      'id;remarks;fr;"Très, très ""claire""";',
      '',
    ])
  })

  test.each<Record<string, string>>([
    { go: 'responses' },
    { go: 'responses', labels: 'fr', separator: ';', language: 'fr' },
    { go: 'responses', bom: '0', from: '2030-W01' },
    { go: 'open-text' },
  ])('knows how long a file is before it comes, so that a browser shows how far it is: %j', async (fields) => {
    const response = await download(analyst, en.files, fields)
    const { byteLength } = await response.arrayBuffer()
    expect(response.headers.get('content-length')).toBe(String(byteLength))
  })

  test('leaves a trace of what was asked for and how much it was, and none of what was in it', async () => {
    const before = (await findEvents(site.db, 'brook')).length
    const fields: [string, string][] = [
      ['go', 'responses'],
      ['language', 'en'],
      ['labels', 'fr'],
      ['questions', 'taste'],
      ['questions', 'age'],
    ]
    const rows = rowsOf(await (await download(analyst, en.files, fields)).text())
    expect(rows.map((row) => String(row['taste'])).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['Douce', 'Salée'])
    const events = await findEvents(site.db, 'brook', before)
    expect(events.map(({ kind, actor, body }) => ({ kind, actor, body }))).toEqual([
      {
        kind: 'extract-taken',
        actor: 'analyst-1',
        body: {
          file: 'responses',
          versions: [1, 2],
          responses: 2,
          language: 'en',
          labels: 'fr',
          redacted: true,
          questions: ['taste', 'age'],
        },
      },
    ])
  })

  test('takes everything away as one zip, whose name and trace say what it is', async () => {
    const before = (await findEvents(site.db, 'brook')).length
    const response = await download(analyst, fr.files, { go: 'bundle', version: '2', separator: ';', labels: 'fr' })
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('content-disposition'),
      response.headers.get('cache-control'),
    ]).toEqual([200, 'application/zip', 'attachment; filename="brook-bundle-v2.zip"', 'no-store'])
    const files = unzipSync(Buffer.from(await response.arrayBuffer()))
    const csv = Buffer.from(files['responses.csv']!).toString()
    expect(rowsOf(csv).map((row) => [row['version'], row['taste'], row['age']])).toEqual([['2', 'salt', '12']])
    expect(Buffer.from(files['codebook-fr.html']!).toString()).toContain('Quel âge')
    const events = await findEvents(site.db, 'brook', before)
    expect(events.map(({ kind, actor, body }) => ({ kind, actor, body }))).toEqual([
      {
        kind: 'extract-taken',
        actor: 'analyst-1',
        body: { file: 'bundle', versions: [2], responses: 1, redacted: true },
      },
    ])
    expect((await download(analyst, fr.files, { go: 'bundle', version: '9' })).status).toBe(422)
  })

  test('is shown the page again, with the choices, where they do not fit; nothing leaves and nothing is told', async () => {
    const before = (await findEvents(site.db, 'brook')).length
    const response = await download(analyst, fr.files, { go: 'responses', version: '9', labels: 'fr' })
    expect([response.status, response.headers.get('content-type')]).toEqual([422, 'text/html; charset=utf-8'])
    expect(await response.text()).toContain('Choisissez une version qui est publiée.')
    expect((await download(analyst, fr.files, { go: 'anything' })).status).toBe(303)
    expect((await findEvents(site.db, 'brook')).length).toBe(before)
  })

  test('is not given written answers without what was written, nor does the history say so', async () => {
    const before = (await findEvents(site.db, 'brook')).length
    const refused = await download(analyst, fr.files, { go: 'open-text', text: '0' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('pour télécharger les réponses rédigées, choisissez avec')
    expect((await findEvents(site.db, 'brook')).length).toBe(before)
  })

  test('is told where no version is published that there is nothing yet', async () => {
    const draft = consultationAddress('en', 'online-child-sexual-exploitation')
    const page = await analyst.visit(draft.files)
    expect([page.status, page.text.includes('No version is published yet')]).toEqual([200, true])
    expect((await download(analyst, draft.files, { go: 'responses' })).status).toBe(422)
  })
})

test('two are taken at once and a third has to wait; whoever leaves ends their query and makes room', async () => {
  await hold(site, 'pond', {
    version: 1,
    questionnaire: spring,
    language: 'en',
    week: '2026-W20',
    answers: { taste: 'sweet' },
  })
  await holdMany(site, 'pond', 20_000)
  const { files } = consultationAddress('fr', 'pond-fr')
  const leaving = new AbortController()
  const begin = () => postAs(analyst, site.origin + files, { go: 'responses' }, leaving.signal)
  const [first, second] = [await begin(), await begin()]
  expect([first.status, second.status]).toEqual([200, 200])
  // What stands before the first row comes before PostgreSQL is asked.
  await expect.poll(() => extractsRunning(site), { timeout: 10_000 }).toBe(2)

  const third = await download(analyst, files, { go: 'responses', labels: 'fr' })
  expect([third.status, third.headers.get('retry-after')]).toEqual([503, '30'])
  expect(await third.text()).toContain('Deux téléchargements sont déjà en cours')
  expect((await download(analyst, files, { go: 'bundle' })).status).toBe(503)
  const before = (await findEvents(site.db, 'pond')).length

  leaving.abort()
  await Promise.all([first, second].map((response) => response.text().catch(() => undefined)))
  await expect.poll(() => extractsRunning(site), { timeout: 10_000 }).toBe(0)
  const later = await download(analyst, files, { go: 'responses' })
  expect([later.status, (await later.text()).split('\r\n').length]).toEqual([200, 1 + 20_001 + 1])
  expect((await findEvents(site.db, 'pond')).length).toBe(before + 1)
})

test('a download that nobody reads does not hold up the end of the program, and is seen to be cut short', async () => {
  const { files } = consultationAddress('en', 'pond')
  const response = await download(analyst, files, { go: 'responses' })
  expect(response.status).toBe(200)
  await expect.poll(() => extractsRunning(site), { timeout: 10_000 }).toBe(1)
  await site.app.close()
  await expect(response.text()).rejects.toThrow()
  await expect.poll(() => extractsRunning(site), { timeout: 10_000 }).toBe(0)
})
