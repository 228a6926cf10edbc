import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createConsultation } from '../../src/consultation/consultation-store.js'
import type { Published } from '../../src/consultation/publication.js'
import { loadPublished } from '../../src/consultation/publication-store.js'
import { publishVersion } from '../../src/consultation/version-store.js'
import { connect, type Database } from '../../src/database/connect.js'
import { findEvents } from '../../src/history/history-store.js'
import { questionsAcross } from '../../src/report/question-across.js'
import { rowFileOf } from '../../src/report/row-file.js'
import type { Counted } from '../../src/report/tally.js'
import { publicDictionary } from '../../src/results/public-dictionary.js'
import { publicFile } from '../../src/results/public-file.js'
import { findReleases, makeRelease, type Made, type Releasing } from '../../src/results/release-store.js'
import { shapeOf } from '../../src/results/stored-release.js'
import { released } from '../report/released.js'
import { villagers, villages } from '../report/villages.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { wells } from '../support/wells.js'

let fresh: FreshDatabase
let owner: Database
let app: Database
let analyst: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  owner = connect(fresh.ownerUrl, { max: 2 })
  app = connect(fresh.appUrl, { max: 3 })
  analyst = connect(fresh.analystUrl, { max: 1 })
})
afterAll(async () => {
  await Promise.all([owner.destroy(), app.destroy(), analyst.destroy()])
  await fresh.drop()
})

/** A consultation of the villages, and so many responses. */
async function opened(id: string, responses: readonly Counted[]): Promise<Published> {
  const consultation = { ...wells, id, slug: { en: id, fr: id } }
  await owner.transaction().execute(async (trx) => {
    await createConsultation(trx, consultation)
    await publishVersion(trx, id, { ...villages, id }, '2026-05-04')
  })
  await respond(id, responses)
  return (await loadPublished(app)).find(({ consultation: found }) => found.id === id)!
}

async function respond(consultation: string, responses: readonly Counted[]): Promise<void> {
  const answers = responses.map((each) => JSON.stringify(each.answers))
  await sql`
    insert into response (id, consultation, version, language, notice_version, answers, received_week)
    select gen_random_uuid(), ${consultation}, 1, 'en', 1, answers, '2026-W20'
    from unnest(${answers}::jsonb[]) as answers`.execute(owner)
}

function make(published: Published, over: Partial<Releasing> = {}): Promise<Made> {
  const at = new Date('2026-07-01T12:00:00Z')
  const desk = { db: app, analyst, analystUrl: fresh.analystUrl }
  return makeRelease(desk, { published, today: '2026-07-01', by: 'somebody', at, demographic: 'place', ...over })
}

async function fileOf(published: Published, number: number): Promise<string> {
  const release = (await findReleases(app, published.consultation.id))[number - 1]!
  return (await buffer(await publicFile(fresh.analystUrl, published.consultation.id, release))).toString()
}

describe('a release', () => {
  const people = villagers(3, 1200)
  const late = villagers(4, 300)
  let published: Published
  beforeAll(async () => {
    published = await opened('vales', people)
  })

  test('is of all responses that are in, with the numbers that they make', async () => {
    const made = await make(published)
    expect(made).toMatchObject({ kind: 'made', release: { number: 1, madeBy: 'somebody' } })
    const [kept, ...others] = await findReleases(app, 'vales')
    expect(kept!.tables).toEqual((await released([{ ...villages, id: 'vales' }], people, 'place')).tables)
    expect(others).toEqual([])
  })

  test('is told in the history by number, size and threshold', async () => {
    const [event] = await findEvents(app, 'vales')
    expect(event).toMatchObject({
      kind: 'release-made',
      actor: 'somebody',
      body: { release: 1, responses: people.length, threshold: 10, sensitiveThreshold: 20 },
    })
  })

  test('is not made again of the same people', async () => {
    expect(await make(published)).toEqual({ kind: 'nothing-new' })
  })

  test('that comes later is of the later responses alone', async () => {
    await respond('vales', late)
    expect((await make(published, { demographic: undefined })).kind).toBe('made')
    const [first, second] = await findReleases(app, 'vales')
    expect([first!.tables.responses, second!.tables.responses]).toEqual([people.length, late.length])
    expect(second!.tables).toEqual((await released([villages], late)).tables)
  })

  test('has a file of one row a person, by random ids, that is the same each time', async () => {
    const file = await fileOf(published, 1)
    expect(await fileOf(published, 1)).toBe(file)
    const rows: readonly Record<string, string>[] = parse(file, { columns: true, bom: true, record_delimiter: '\r\n' })
    const ids = rows.map((row) => row['row_id']!)
    expect([ids.length, new Set(ids).size, ids]).toEqual([people.length, people.length, ids.toSorted()])
    const found = await sql<{ id: string }>`select id from response where id = any(${ids}::uuid[])`.execute(owner)
    expect(found.rows).toEqual([])
  })

  test('has a file whose counts are those of its tables', async () => {
    const rows: readonly Record<string, string>[] = parse(await fileOf(published, 1), { columns: true, bom: true })
    const { tables } = (await findReleases(app, 'vales'))[0]!
    const told = tables.tables.filter(({ by }) => by === 'place')
    for (const { subject, columns, rows: counted } of told) {
      for (const { answers, counts } of counted.filter((row) => row.answers.length === 1)) {
        const [answer] = answers
        const having = columns.map(({ groups }) => {
          const here = rows.filter((row) => row['place'] === groups.join('+'))
          return here.filter((row) => row[subject] === answer || row[`${subject}__${answer}`] === '1').length
        })
        expect([subject, answer, having]).toEqual([subject, answer, counts])
      }
    }
    expect(told.length).toBeGreaterThan(3)
  })

  test('is of whatever people typed, characters that end a line included', async () => {
    const words = ['a\u2028b', 'a\u2029b', 'a\r\nb', 'a\u0085b', '\u{1F4A7}é'.repeat(20_000)]
    const typed = villagers(5, 60).map(({ answers }, index) => ({ answers: { ...answers, why: words[index % 5]! } }))
    const made = await make(await opened('becks', typed))
    expect(made).toMatchObject({ kind: 'made', release: { tables: { responses: typed.length } } })
  })

  test('has a dictionary of every column and value of the file, in both languages', async () => {
    const { rowFile } = (await findReleases(app, 'vales'))[0]!
    const dictionary: readonly Record<string, string>[] = parse(
      publicDictionary(rowFile, { questions: questionsAcross([villages]), synthetic: false }),
      {
        columns: true,
        bom: true,
        record_delimiter: '\r\n',
      },
    )
    const rows: readonly Record<string, string>[] = parse(await fileOf(published, 1), { columns: true, bom: true })
    const named = new Set(dictionary.map(({ column, value }) => `${column} ${value}`))
    const used = rows.flatMap((row) =>
      Object.entries(row).map(([column, value]) => (column === 'row_id' ? 'row_id ' : `${column} ${value}`)),
    )
    expect([...new Set(used)].filter((each) => !named.has(each))).toEqual([])
    expect(dictionary.filter(({ label_en, label_fr }) => !label_en || !label_fr)).toEqual([])
  })

  test('has a dictionary that says what stands together, and that rows are made up', async () => {
    const questions = questionsAcross([villages])
    const { sharing } = await released([villages], people, 'place')
    const shape = shapeOf(rowFileOf(sharing, 'place')!)
    const read = (synthetic: boolean): readonly Record<string, string>[] =>
      parse(publicDictionary(shape, { questions, synthetic }), { columns: true, bom: true })
    const lines = read(false)
    for (const { subject, shown } of sharing.subjects.filter(
      (each) => each.subject.isParted && each.shown.length > 0,
    )) {
      const of = lines.filter(({ column }) => column === subject.id).map(({ codes }) => codes!)
      expect([subject.id, of.join(' ').split(' ').toSorted()]).toEqual([subject.id, subject.answers.toSorted()])
      expect(of.slice(0, shown.length)).toEqual(shown)
    }
    expect(JSON.stringify(lines)).not.toMatch(/synth/)
    expect(read(true)[0]).toMatchObject({
      label_en: expect.stringMatching(/synthetic/),
      label_fr: expect.stringMatching(/synthétiques/),
    })
  })

  test('has a dictionary that says where bands of numbers begin and end', () => {
    const hens = { id: 'hens', question: 'hens', isParted: true, shown: ['0', '5', '40'] }
    const written = publicDictionary({ subjects: [hens] }, { questions: questionsAcross([villages]), synthetic: false })
    const lines: readonly Record<string, string>[] = parse(written, { columns: true, bom: true })
    expect(lines.slice(1, 4).map(({ label_en, label_fr }) => [label_en, label_fr])).toEqual([
      ['Under 5', 'Moins de 5'],
      ['From 5 to under 10', 'De 5 à moins de 10'],
      ['40 or more', '40 ou plus'],
    ])
  })

  test('never changes, not by the owner either', async () => {
    for (const table of ['release', 'public_row', 'released']) {
      await expect(sql`delete from ${sql.id(table)}`.execute(owner)).rejects.toThrow('a release never changes')
    }
  })
})

describe('there is no release', () => {
  test('while a consultation is open', async () => {
    const published = await opened('dales', villagers(1, 100))
    expect(await make(published, { today: '2026-06-12' })).toEqual({ kind: 'not-closed' })
    expect((await make(published, { today: '2026-06-13', demographic: undefined })).kind).toBe('made')
  })

  test('while responses wait to be mixed', async () => {
    const published = await opened('fells', villagers(1, 100))
    await sql`insert into inbox (id, consultation, version, language, notice_version, answers, receipt)
      values (gen_random_uuid(), 'fells', 1, 'en', 1, '{}', sha256('fells'))`.execute(owner)
    expect(await make(published)).toEqual({ kind: 'not-mixed' })
  })

  test('of few', async () => {
    expect(await make(await opened('glens', villagers(1, 19)))).toEqual({ kind: 'too-few', least: 20 })
  })

  test('whose file tells a question that is not identifying, or has no groups large enough', async () => {
    expect(await make(await opened('moors', villagers(1, 100)), { demographic: 'road' })).toEqual({
      kind: 'unfit-demographic',
    })
    expect(await findReleases(app, 'moors')).toEqual([])
  })

  test('but one, where several ask for it at once', async () => {
    const published = await opened('peaks', villagers(1, 400))
    const made = await Promise.all([make(published), make(published), make(published)])
    expect(made.filter(({ kind }) => kind === 'made')).toHaveLength(1)
    expect(await findReleases(app, 'peaks')).toHaveLength(1)
  })

  test('while somebody else makes one, and nobody waits to be told so', async () => {
    const published = await opened('tarns', villagers(1, 100))
    await owner.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('release tarns', 0))`.execute(trx)
      expect(await make(published, { demographic: undefined })).toEqual({ kind: 'made-meanwhile' })
    })
    expect((await make(published, { demographic: undefined })).kind).toBe('made')
  })
})
