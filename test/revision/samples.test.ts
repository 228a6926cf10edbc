import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createConsultation, findConsultations } from '../../src/consultation/consultation-store.js'
import { loadSamples } from '../../src/revision/samples.js'
import { statusOn } from '../../src/consultation/status.js'
import { loadVersions } from '../../src/consultation/version-store.js'
import { connect, type Database } from '../../src/database/connect.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { undatedWells, wells, wellsQuestionnaire } from '../support/wells.js'

const today = '2026-11-23'

let fresh: FreshDatabase
let db: Database
let folder: string

beforeEach(async () => {
  fresh = await freshDatabase()
  db = connect(fresh.ownerUrl)
  folder = mkdtempSync(join(tmpdir(), 'roundtable-samples-'))
})

afterEach(async () => {
  await db.destroy()
  await fresh.drop()
  rmSync(folder, { recursive: true })
})

test('the samples of the project load, open today, each with its first version', async () => {
  const loaded = await loadSamples({ db, today })
  expect(loaded).toContain('crv')
  const consultations = await findConsultations(db)
  expect(consultations.map((consultation) => statusOn(consultation, today))).toEqual(loaded.map(() => 'O'))
  expect((await loadVersions(db)).map(({ number }) => number)).toEqual(loaded.map(() => 1))
})

test('samples without dates have been open for a week and are for four more', async () => {
  writeSample(undatedWells, wellsQuestionnaire())
  expect(await loadSamples({ db, today, folder })).toEqual(['wells'])
  const [found] = await findConsultations(db)
  expect([found?.opensOn, found?.closesOn]).toEqual(['2026-11-16', '2026-12-21'])
})

test('several who load at once load once, and later there is nothing to do', async () => {
  writeSample(wells, wellsQuestionnaire())
  const loaded = await Promise.all([1, 2, 3].map(() => loadSamples({ db, today, folder })))
  expect(loaded.flat()).toEqual(['wells'])
  expect(await loadSamples({ db, today, folder })).toEqual([])
  expect(await loadVersions(db)).toHaveLength(1)
})

test('a database with a consultation of its own is left as it is', async () => {
  await db.transaction().execute((trx) => createConsultation(trx, { ...wells, id: 'own' }))
  writeSample(wells, wellsQuestionnaire())
  expect(await loadSamples({ db, today, folder })).toEqual([])
  expect((await findConsultations(db)).map(({ id }) => id)).toEqual(['own'])
})

test('a faulty sample names its file and loads nothing', async () => {
  writeSample(wells, wellsQuestionnaire())
  writeSample({ ...wells, id: 'zz' }, { pages: [] })
  await expect(loadSamples({ db, today, folder })).rejects.toThrow(/zz.questionnaire\.json/)
  expect(await findConsultations(db)).toEqual([])
})

function writeSample(consultation: typeof undatedWells, questionnaire: unknown): void {
  mkdirSync(join(folder, consultation.id))
  writeFileSync(join(folder, consultation.id, 'consultation.json'), JSON.stringify(consultation))
  writeFileSync(join(folder, consultation.id, 'questionnaire.json'), JSON.stringify(questionnaire))
}
