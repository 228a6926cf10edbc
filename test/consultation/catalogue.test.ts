import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCatalogue, type Catalogue } from '../../src/consultation/catalogue.js'
import { createConsultation, moveClosingDay } from '../../src/consultation/consultation-store.js'
import { publishVersion } from '../../src/consultation/version-store.js'
import { connect, type Database } from '../../src/database/connect.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { wells, wellsQuestionnaire } from '../support/wells.js'

let fresh: FreshDatabase
let owner: Database
let app: Database
let catalogue: Catalogue
let faults: unknown[]

beforeEach(async () => {
  fresh = await freshDatabase()
  owner = connect(fresh.ownerUrl)
  app = connect(fresh.appUrl)
  faults = []
  await owner.transaction().execute((trx) => createConsultation(trx, wells))
  catalogue = await openCatalogue({ db: app, url: fresh.appUrl, onFault: (fault) => faults.push(fault) })
})

afterEach(async () => {
  await catalogue.close()
  await Promise.all([owner.destroy(), app.destroy()])
  await fresh.drop()
})

const publish = (title?: string) =>
  owner.transaction().execute((trx) => publishVersion(trx, 'wells', wellsQuestionnaire(title), '2026-05-04'))
const numbers = () => catalogue.current().map(({ versions }) => versions.map(({ number }) => number))

test('what is there at the opening is found by its slug in the right language', () => {
  expect(catalogue.bySlug('en', 'second-well')?.consultation.id).toBe('wells')
  expect(catalogue.bySlug('fr', 'deuxieme-puits')?.consultation.id).toBe('wells')
  expect(catalogue.bySlug('fr', 'second-well')).toBeUndefined()
})

test('publications and extensions of any process are heard', async () => {
  await publish()
  await expect.poll(numbers).toEqual([[1]])
  await publish('Another')
  await expect.poll(numbers).toEqual([[1, 2]])
  const notice = { en: 'More', fr: 'Plus' }
  await owner
    .transaction()
    .execute((trx) => moveClosingDay(trx, 'wells', { announcedOn: '2026-06-01', to: '2026-07-01', notice }))
  await expect.poll(() => catalogue.current()[0]?.consultation.closesOn).toBe('2026-07-01')
})

test('a version keeps its questionnaire object from reading to reading', async () => {
  await publish()
  await catalogue.refresh()
  const before = catalogue.current()[0]?.versions[0]?.questionnaire
  await publish('Another')
  await catalogue.refresh()
  expect(catalogue.current()[0]?.versions[0]?.questionnaire).toBe(before)
})

test('who asks to be called back is called for changes alone, until they stop', async () => {
  let calls = 0
  const stop = catalogue.onChange(() => calls++)
  await catalogue.refresh()
  expect(calls).toBe(0)
  await publish()
  await expect.poll(() => calls).toBe(1)
  stop()
  await publish('Another')
  await expect.poll(numbers).toEqual([[1, 2]])
  expect(calls).toBe(1)
})

test('a reading that fails keeps what was there, and the next one goes on', async () => {
  await publish()
  await expect.poll(numbers).toEqual([[1]])
  const role = new URL(fresh.appUrl).username
  await sql`revoke select on version from ${sql.id(role)}`.execute(owner)
  await expect(catalogue.refresh()).rejects.toThrow('permission denied')
  await publish('Another')
  await expect.poll(() => faults.length).toBeGreaterThan(0)
  expect(numbers()).toEqual([[1]])
  await sql`grant select on version to ${sql.id(role)}`.execute(owner)
  await catalogue.refresh()
  expect(numbers()).toEqual([[1, 2]])
})

test('changes are found without being heard', async () => {
  const deaf = await openCatalogue({
    db: app,
    url: 'postgresql://nobody@127.0.0.1:1/nowhere',
    onFault: (fault) => faults.push(fault),
    pause: 50,
  })
  await publish()
  await expect.poll(() => deaf.current()[0]?.versions).toHaveLength(1)
  await deaf.close()
})

test('who asks during a reading gets one that saw what they knew of', async () => {
  const first = catalogue.refresh()
  await publish()
  await Promise.all([first, catalogue.refresh(), catalogue.refresh()])
  expect(numbers()).toEqual([[1]])
})

test('a catalogue that cannot be read at first does not open', async () => {
  const away = connect('postgresql://nobody@127.0.0.1:1/nowhere')
  await expect(openCatalogue({ db: away, url: fresh.appUrl, onFault: () => undefined })).rejects.toThrow()
  await away.destroy()
})
