import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createConsultation, findConsultations } from '../../src/consultation/consultation-store.js'
import { openReviewStore } from '../../src/revision/review-store.js'
import { isUndecided } from '../../src/revision/review.js'
import { loadSamples } from '../../src/revision/samples.js'
import type { Story } from '../../src/revision/story.js'
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

test('the samples of the project load: one closed with two versions, one open today, one planned with its draft under review', async () => {
  expect(await loadSamples({ db, today })).toEqual(['cjs', 'crv', 'ocse'])
  const consultations = await findConsultations(db)
  const standing = consultations.map((consultation) => [consultation.id, statusOn(consultation, today)])
  expect(Object.fromEntries(standing)).toEqual({ cjs: 'CA', crv: 'O', ocse: 'P' })
  expect(await loadVersions(db)).toMatchObject([
    { consultation: 'cjs', number: 1, publishedOn: '2026-08-17' },
    { consultation: 'cjs', number: 2, publishedOn: '2026-09-07' },
    { consultation: 'crv', number: 1 },
  ])
  const { proposals, publications } = await openReviewStore(db).read('ocse')
  expect([[...proposals.values()].filter(isUndecided).length, publications]).toEqual([8, []])
})

test('what a planned sample tells has happened before today', async () => {
  await loadSamples({ db, today })
  const events = await db.selectFrom('event').select('entry').where('consultation', '=', 'ocse').execute()
  const days = events.map(({ entry }) => (JSON.parse(entry) as { readonly at: string }).at.slice(0, 10))
  expect(days.toSorted().at(-1)! < today).toBe(true)
})

test('a draft without a questionnaire is loaded as it is, and its consultation has no dates', async () => {
  writeSample(undatedWells, wellsQuestionnaire(), 'draft.json')
  const opened: Story = { acts: [{ act: 'open-draft', by: 'editor-1', day: -3 }] }
  writeFileSync(join(folder, 'wells', 'review.json'), JSON.stringify(opened))
  expect(await loadSamples({ db, today, folder })).toEqual(['wells'])
  expect((await findConsultations(db))[0]).not.toHaveProperty('opensOn')
  expect((await openReviewStore(db).read('wells')).draft?.document).toEqual(wellsQuestionnaire())
})

test('a sample says in days from today when it was open', async () => {
  writeSample(undatedWells, wellsQuestionnaire())
  writeFileSync(join(folder, 'wells', 'sample.json'), JSON.stringify({ opensOn: -30, closesOn: -10 }))
  await loadSamples({ db, today, folder })
  expect((await findConsultations(db))[0]).toMatchObject({ opensOn: '2026-10-24', closesOn: '2026-11-13' })
})

test('a review that publishes what stands in no file is refused', async () => {
  writeSample(undatedWells, wellsQuestionnaire('Another well'), 'draft.json')
  writeFileSync(join(folder, 'wells', 'questionnaire.json'), JSON.stringify(wellsQuestionnaire()))
  await expect(loadSamples({ db, today, folder })).rejects.toThrow('does not end in its questionnaire')
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

function writeSample(consultation: typeof undatedWells, questionnaire: unknown, name = 'questionnaire.json'): void {
  mkdirSync(join(folder, consultation.id))
  writeFileSync(join(folder, consultation.id, 'consultation.json'), JSON.stringify(consultation))
  writeFileSync(join(folder, consultation.id, name), JSON.stringify(questionnaire))
}
