import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { parse as parseHtml } from 'parse5'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareBundle } from '../../../src/export/bundle/bundle.js'
import { versionSteps } from '../../../src/export/bundle/version-steps.js'
import { guardedPattern, unguardFormula } from '../../../src/export/formula-guard.js'
import { htmlFaults } from '../../support/html.js'
import { sixSprings } from '../springs-anew.js'
import { hostileTexts, publishedMarket } from './market.js'
import { filesOf, type Market, openMarket, plannedMarket, press, rowsOf, takeBundle } from './taken-bundle.js'

let market: Market
let zip: Buffer
let files: ReadonlyMap<string, Buffer>

beforeAll(async () => {
  market = await openMarket()
  zip = await takeBundle(market)
  files = filesOf(zip)
})
afterAll(() => market.close())

const textOf = (name: string, of = files) => of.get(name)!.toString()
const manifestOf = (of = files) => JSON.parse(textOf('manifest.json', of)) as Record<string, unknown>

test('a bundle that is taken twice is the same to the byte', async () => {
  expect((await takeBundle(market)).equals(zip)).toBe(true)
})

test('the manifest comes last, and has the checksum of every other file', () => {
  const names = [...files.keys()]
  expect(names.at(-1)).toBe('manifest.json')
  expect(manifestOf()['files']).toEqual(
    names.slice(0, -1).map((name) => ({
      name,
      bytes: files.get(name)!.length,
      sha256: createHash('sha256').update(files.get(name)!).digest('hex'),
    })),
  )
})

test('the manifest says what is in it, and how to undo what guards its texts', () => {
  expect(manifestOf()).toMatchObject({
    consultation: { id: 'market', slug: { en: 'market', fr: 'marche' } },
    synthetic: false,
    schema: 'urn:roundtable:questionnaire:1',
    program: { name: 'roundtable', version: press.program },
    versions: [{ number: 1 }, { number: 2 }],
    filters: { version: 'all', text: true, questions: [] },
    counts: {
      responses: hostileTexts.length,
      texts: rowsOf(files, 'open-text.csv').length,
      answerColumns: Object.keys(rowsOf(files, 'responses.csv')[0]!).length - 5,
    },
    missing: { skipped: '', notShown: '.n', notAsked: '.v' },
    guard: { prefix: "'", guarded: guardedPattern, undo: "^'" },
    destroy: { by: null },
  })
})

test('choices make it smaller: one version, one language, without what people wrote', async () => {
  const given = { version: ['2'], language: ['fr'], text: ['0'], questions: ['taste,why'] }
  const chosen = filesOf(await takeBundle(market, plannedMarket(given)))
  expect([...chosen.keys()].filter((name) => /text|one-line/.test(name))).toEqual([])
  const rows = rowsOf(chosen, 'responses.csv')
  expect(Object.keys(rows[0]!)).toEqual([
    'response_id',
    'consultation',
    'version',
    'language',
    'received_week',
    'why',
    'taste',
  ])
  expect(new Set(rows.map((row) => `${row['version']} ${row['language']}`))).toEqual(new Set(['2 fr']))
  expect(manifestOf(chosen)).toMatchObject({
    counts: { responses: rows.length },
    filters: { version: 2, language: 'fr', text: false, questions: ['taste', 'why'] },
  })
  expect(textOf('load-en.sps', chosen)).toContain(`/FILE='responses.csv'`)
})

test('what is made up says so, and a day of destruction is told, in every document and both languages', async () => {
  const { consultation, versions } = publishedMarket
  const plan = plannedMarket({}, { versions, consultation: { ...consultation, synthetic: true } })
  const told = filesOf(await takeBundle(market, { ...plan, destroyBy: '2027-03-31' }))
  const documents = [
    'README.txt',
    'ddi-codebook.xml',
    'csv-metadata.json',
    'manifest.json',
    'load-en.sps',
    'load-fr.sps',
  ]
  const pages = ['codebook-en.html', 'codebook-fr.html', 'changes-en.html', 'changes-fr.html']
  const silent = [...documents, ...pages].filter((name) => {
    const text = textOf(name, told).replaceAll(/\.?\s*\n\*\s/g, ' ')
    return !text.includes('2027-03-31') || !/made up by a program|inventées par un programme/.test(text)
  })
  expect(silent).toEqual([])
  expect(manifestOf(told)).toMatchObject({ synthetic: true, destroy: { by: '2027-03-31' } })
})

test('a bundle is never kept longer than people were told', () => {
  const { consultation, versions } = publishedMarket
  const privacyNotice = { ...consultation.privacyNotice, keptUntil: '2027-03-31' }
  const published = { versions, consultation: { ...consultation, privacyNotice } }
  const planned = (destroyBy?: string) => plannedMarket({}, published, destroyBy).destroyBy
  expect([planned(), planned('2026-12-31'), planned('2030-01-01')]).toEqual(['2027-03-31', '2026-12-31', '2027-03-31'])
})

test('everything in it is of one moment, whatever is written while it is read', async () => {
  const prepared = await prepareBundle(market.fresh.analystUrl, plannedMarket(), press)
  try {
    await sql`insert into response (id, consultation, version, language, notice_version, answers, received_week)
      values ('ffffffff-0000-4000-8000-000000000000', 'market', 1, 'en', 1, '{"remarks": "later"}', '2026-W21')`.execute(
      market.owner,
    )
    expect((await buffer(prepared.open())).equals(zip)).toBe(true)
    expect((await takeBundle(market)).equals(zip)).toBe(false)
  } finally {
    await sql`delete from response where id = 'ffffffff-0000-4000-8000-000000000000'`.execute(market.owner)
  }
})

async function connectionsReading(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from pg_stat_activity
    where datname = current_database() and (query like 'copy (%' or state = 'idle in transaction')`.execute(
    market.owner,
  )
  return rows[0]!.count
}

test('whoever leaves, or never comes, lets go of the database; a lost connection is an error', async () => {
  const left = (await prepareBundle(market.fresh.analystUrl, plannedMarket(), press)).open()
  await new Promise((resolve) => left.once('data', resolve))
  left.destroy()
  const dropped = await prepareBundle(market.fresh.analystUrl, plannedMarket(), press)
  dropped.drop()
  await expect.poll(connectionsReading).toBe(0)

  const lost = await prepareBundle(market.fresh.analystUrl, plannedMarket(), press)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and state = 'idle in transaction'`.execute(market.owner)
  await expect(buffer(lost.open())).rejects.toThrow()
})

describe('what is written in it', () => {
  test('every text comes back to the character when one apostrophe is taken away', async () => {
    const { rows } = await sql<{ id: string; text: string }>`
      select id, answers ->> 'remarks' as text from response
      where jsonb_typeof(answers -> 'remarks') = 'string' order by id`.execute(market.owner)
    const read = rowsOf(files, 'open-text.csv').filter(({ question }) => question === 'remarks')
    expect(read.map(({ response_id, text }) => ({ id: response_id, text: unguardFormula(text!) }))).toEqual(rows)
    const labels = new Set(rowsOf(files, 'labels.csv').map((row) => unguardFormula(row['label_en']!)))
    expect(hostileTexts.filter((text) => !labels.has(text))).toEqual([])
  })

  test.each(['codebook-en.html', 'codebook-fr.html', 'changes-en.html', 'changes-fr.html'])(
    '%s is a sound page that needs nothing else, whatever was written',
    async (name) => {
      const html = textOf(name)
      expect(await htmlFaults(html)).toEqual([])
      expect(html).not.toMatch(/<script|<b>|\son\w+=|(?:src|href)="(?!#)/)
      const { childNodes } = parseHtml(html)
      expect(childNodes.length).toBeGreaterThan(0)
    },
  )

  test('every place that the contents lead to is there', () => {
    const html = textOf('codebook-fr.html')
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(links.length).toBeGreaterThan(rowsOf(files, 'labels.csv').length > 0 ? 18 : 0)
    expect(links.filter((id) => !ids.has(id))).toEqual([])
  })

  test('the codebook has the words of each version, when it was shown and what changed', () => {
    const rows = rowsOf(files, 'codebook.csv')
    const why = rows.filter(({ column }) => column === 'why')
    expect(why.map((row) => [row['version'], row['text_en'], row['changed_en']])).toEqual([
      ['1', 'Why?', ''],
      [
        '2',
        'Why that one?',
        expect.stringMatching(/^From version 1 to version 2: adds an answer, changes words, rewords an answer/),
      ],
    ])
    const remarks = rows.find(({ column }) => column === 'remarks')!
    expect(remarks['shown_if_en']).toMatch(/your answer to question\swhy is “=Else”/)
    expect(remarks['shown_if_fr']).toContain('«\u00a0=Autre\u00a0»')
    expect(textOf('codebook-en.html')).toContain('In versions 1: It is near')
  })
})

test('the log of changes has what was done from each version to the next, and nothing else', () => {
  const versions = sixSprings.map((version) => ({ ...version, fingerprint: '', publishedOn: '2026-05-04' }))
  const log = versionSteps(versions).map(({ from, to, acts }) => [
    `${from}-${to}`,
    ...acts.map(({ kind, place }) => `${kind} ${place}`),
  ])
  expect(log).toEqual([
    ['1-2', 'edit-text taste'],
    ['2-3', 'add-option who hikers'],
    ['3-4', 'remove-question use'],
    ['4-5', 'split remarks'],
    ['5-6', 'remove-question taste', 'add-question flavour'],
  ])
})

test('a question that goes is told as one whose answers cannot be compared any more; its code stays', () => {
  const gone = rowsOf(files, 'changes.csv').filter(({ change }) => change === 'remove-question')
  expect(gone.length).toBeGreaterThan(0)
  expect(new Set(gone.map(({ comparability }) => comparability))).toEqual(new Set(['none']))
  expect(textOf('changes-en.html')).toMatch(/Removes a question: “And the mood\?” \(no answers to compare any more/)
  expect(textOf('changes-fr.html')).toMatch(/\(plus de réponses à comparer/)
  expect(textOf('changes-en.html')).not.toMatch(/Removes a question[^<]*\(answers stay comparable/)
})

test('the README says what each code of comparability means', () => {
  expect(textOf('README.txt')).toContain(
    '    none: answers stay comparable; no answers to compare any more where a question goes;',
  )
})
