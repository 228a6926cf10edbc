import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  createConsultation,
  findConsultation,
  findConsultations,
  markSynthetic,
  moveClosingDay,
  saveConsultation,
} from '../../src/consultation/consultation-store.js'
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
const moveTo = (to: string, id = 'wells') =>
  act((trx) => moveClosingDay(trx, id, { announcedOn: '2026-06-01', to, notice }))

test('a consultation is found as it was created, days as days', async () => {
  expect(await create()).toEqual({ kind: 'created' })
  expect(await findConsultations(db)).toEqual([{ ...wells, extensions: [], synthetic: false }])
})

test('a consultation without dates has none when found', async () => {
  await create(undatedWells)
  expect(await findConsultations(db)).toEqual([{ ...undatedWells, extensions: [], synthetic: false }])
})

test('an id, and a slug in either language, belong to one consultation', async () => {
  await create()
  expect(await create({ ...wells, slug: { en: 'x', fr: 'y' } })).toEqual({ kind: 'taken' })
  expect(await create({ ...wells, id: 'other', slug: { en: 'x', fr: wells.slug.fr } })).toEqual({ kind: 'taken' })
  expect(await findConsultations(db)).toHaveLength(1)
})

test('one is found by its id, or not at all', async () => {
  await create()
  expect(await findConsultation(db, 'wells')).toEqual({ ...wells, extensions: [], synthetic: false })
  expect(await findConsultation(db, 'nowhere')).toBeUndefined()
})

test('a consultation is saved whole, and what it no longer has is gone', async () => {
  await create()
  await act((trx) => saveConsultation(trx, { ...undatedWells, audience: 'members', extensions: [], synthetic: false }))
  expect(await findConsultation(db, 'wells')).toEqual({
    ...undatedWells,
    audience: 'members',
    extensions: [],
    synthetic: false,
  })
})

test('what is marked as synthetic stays so, whoever saves it', async () => {
  await create()
  await act((trx) => markSynthetic(trx, 'wells'))
  await act((trx) => saveConsultation(trx, { ...wells, extensions: [], synthetic: false }))
  expect(await findConsultation(db, 'wells')).toEqual({ ...wells, extensions: [], synthetic: true })
  await expect(sql`update consultation set synthetic = false`.execute(db)).rejects.toThrow('stays so')
})

test('the closing day moves on and back, and what it was is kept in the order of its announcement', async () => {
  await create()
  const move = { announcedOn: '2026-06-01', from: '2026-06-12', to: '2026-06-26', notice }
  expect(await moveTo('2026-06-26')).toEqual(move)
  await moveTo('2026-06-19')
  await moveTo('2026-06-26')
  const found = await findConsultation(db, 'wells')
  expect(found?.closesOn).toBe('2026-06-26')
  const back = { ...move, from: '2026-06-26', to: '2026-06-19' }
  expect(found?.extensions).toEqual([move, back, { ...move, from: '2026-06-19' }])
})

test('a closing day that is not there cannot be moved', async () => {
  await create(undatedWells)
  await expect(moveTo('2026-06-19')).rejects.toThrow('no closing day')
  await expect(moveTo('2026-06-19', 'nowhere')).rejects.toThrow()
})

test('two moves at once take turns', async () => {
  await create()
  const moves = await Promise.all([moveTo('2026-06-19'), moveTo('2026-06-20')])
  expect(moves.map(({ from }) => from)).toContain('2026-06-12')
  expect(new Set(moves.map(({ from }) => from)).size).toBe(2)
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
