import { afterEach, beforeEach, expect, test } from 'vitest'
import { createConsultation, extendConsultation, findConsultations } from '../../src/consultation/consultation-store.js'
import { loadVersions, publishVersion } from '../../src/consultation/version-store.js'
import { connect, type Database, type Transaction } from '../../src/database/connect.js'
import { canonicalJson, fingerprint } from '../../src/questionnaire/canonical.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { undatedWells, wells, wellsQuestionnaire } from '../support/wells.js'

let fresh: FreshDatabase
let db: Database

beforeEach(async () => {
  fresh = await freshDatabase()
  db = connect(fresh.ownerUrl)
})

afterEach(async () => {
  await db.destroy()
  await fresh.drop()
})

const act = <T>(what: (trx: Transaction) => Promise<T>) => db.transaction().execute(what)
const create = (consultation: typeof undatedWells = wells) => act((trx) => createConsultation(trx, consultation))
const publish = (title?: string) => act((trx) => publishVersion(trx, 'wells', wellsQuestionnaire(title), '2026-05-04'))
const notice = { en: 'One week more', fr: 'Une semaine de plus' }
const extend = (to: string, id = 'wells') =>
  act((trx) => extendConsultation(trx, id, { announcedOn: '2026-06-01', to, notice }))

test('a consultation is found as it was created, days as days', async () => {
  expect(await create()).toEqual({ kind: 'created' })
  expect(await findConsultations(db)).toEqual([{ ...wells, extensions: [] }])
})

test('a consultation without dates has none when found', async () => {
  await create(undatedWells)
  expect(await findConsultations(db)).toEqual([{ ...undatedWells, extensions: [] }])
})

test('an id, and a slug in either language, belong to one consultation', async () => {
  await create()
  expect(await create({ ...wells, slug: { en: 'x', fr: 'y' } })).toEqual({ kind: 'taken' })
  expect(await create({ ...wells, id: 'other', slug: { en: 'x', fr: wells.slug.fr } })).toEqual({ kind: 'taken' })
  expect(await findConsultations(db)).toHaveLength(1)
})

test('an extension moves the closing day on and keeps what it was', async () => {
  await create()
  const extension = { announcedOn: '2026-06-01', from: '2026-06-12', to: '2026-06-19', notice }
  expect(await extend('2026-06-19')).toEqual({ kind: 'extended', extension })
  await extend('2026-06-26')
  const [found] = await findConsultations(db)
  expect(found?.closesOn).toBe('2026-06-26')
  expect(found?.extensions).toEqual([extension, { ...extension, from: '2026-06-19', to: '2026-06-26' }])
})

test('an extension that is none is refused and changes nothing', async () => {
  await create()
  for (const to of ['2026-06-12', '2026-06-11'])
    expect(await extend(to)).toEqual({ kind: 'not-later', closesOn: '2026-06-12' })
  expect(await extend('2026-06-19', 'nowhere')).toEqual({ kind: 'consultation-unknown' })
  await create({ ...undatedWells, id: 'undated', slug: { en: 'x', fr: 'y' } })
  expect(await extend('2026-06-19', 'undated')).toEqual({ kind: 'dates-unset' })
  expect((await findConsultations(db)).flatMap(({ extensions }) => extensions)).toEqual([])
})

test('two extensions at once take turns', async () => {
  await create()
  const outcomes = await Promise.all([extend('2026-06-19'), extend('2026-06-19')])
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['extended', 'not-later'])
})

test('versions are numbered from 1 and hold their canonical words', async () => {
  await create()
  expect(await publish()).toBe(1)
  expect(await publish('Another title')).toBe(2)
  const versions = await loadVersions(db)
  expect(versions.map(({ number }) => number)).toEqual([1, 2])
  expect(versions[0]).toEqual({
    consultation: 'wells',
    number: 1,
    publishedOn: '2026-05-04',
    fingerprint: fingerprint(wellsQuestionnaire()),
    questionnaire: wellsQuestionnaire(),
  })
  const stored = await db.selectFrom('version').select('document').where('number', '=', 1).executeTakeFirstOrThrow()
  expect(stored.document).toBe(canonicalJson(wellsQuestionnaire()))
})

test('publications at once get numbers without a gap or a double', async () => {
  await create()
  const numbers = await Promise.all(Array.from({ length: 6 }, (_, n) => publish(`Title ${n}`)))
  expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6])
})

test('nothing is published to a consultation that does not exist', async () => {
  await expect(publish()).rejects.toThrow('no result')
})

test('what is known already is not read again', async () => {
  await create()
  await publish()
  const known = wellsQuestionnaire('In memory')
  const versions = await loadVersions(db, new Map([[fingerprint(wellsQuestionnaire()), known]]))
  expect(versions[0]?.questionnaire).toBe(known)
})
