import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createConsultation, findConsultation } from '../../src/consultation/consultation-store.js'
import { isoWeek } from '../../src/consultation/iso-week.js'
import { publishVersion } from '../../src/consultation/version-store.js'
import { connect, type Database } from '../../src/database/connect.js'
import { countMixed } from '../../src/export/mixed-store.js'
import { plannedResponses } from '../../src/revision/sample-plan.js'
import { loadSamples } from '../../src/revision/samples.js'
import { makeResponses, type Making } from '../../src/synthetic/make-responses.js'
import { loadSampleResponses } from '../../src/synthetic/sample-responses.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { undatedWells, wells, wellsQuestionnaire } from '../support/wells.js'

const today = '2026-11-23'

let fresh: FreshDatabase
let db: Database

beforeEach(async () => {
  fresh = await freshDatabase()
  db = connect(fresh.ownerUrl, { queryTimeout: 0 })
})

afterEach(async () => {
  await db.destroy()
  await fresh.drop()
})

const make = (making: Partial<Making> = {}) =>
  makeResponses(db, { consultation: 'wells', responses: 30, seed: 1, today, ...making })
const begin = (consultation = wells as typeof undatedWells) =>
  db.transaction().execute((trx) => createConsultation(trx, consultation))
const publish = () =>
  db.transaction().execute((trx) => publishVersion(trx, 'wells', wellsQuestionnaire(), wells.opensOn))
const held = () => db.selectFrom('response').selectAll().orderBy('id').execute()

describe('responses made up', () => {
  beforeEach(async () => {
    await begin()
    await publish()
  })

  test('are mixed responses of weeks in which it was open, and mark their consultation', async () => {
    expect((await findConsultation(db, 'wells'))?.synthetic).toBe(false)
    expect(await make()).toMatchObject({ kind: 'made', summary: { responses: 30, versions: { 1: 30 } } })
    expect((await findConsultation(db, 'wells'))?.synthetic).toBe(true)
    const responses = await held()
    expect(responses).toHaveLength(30)
    const [first, last] = [wells.opensOn, wells.closesOn].map(isoWeek)
    expect(responses.filter(({ received_week: week }) => week < first! || week > last!)).toEqual([])
    expect(new Set(responses.map(({ notice_version, version }) => [notice_version, version].join()))).toEqual(
      new Set(['1,1']),
    )
    expect(responses.every(({ answers }) => [null, 'yes', 'no'].includes(answers['a1'] as string | null))).toBe(true)
  })

  test('are counted by the day, and more begin than finish', async () => {
    await make({ responses: 300 })
    const days = await db.selectFrom('participation').selectAll().execute()
    const sum = (of: 'begun' | 'submitted') => days.reduce((total, day) => total + day[of], 0)
    expect(sum('submitted')).toBe(300)
    expect(sum('begun')).toBeGreaterThan(300)
    expect(days.filter(({ day }) => day < wells.opensOn || day > wells.closesOn)).toEqual([])
  })

  test('go on where the same seed stopped, and nothing else is different', async () => {
    await make({ responses: 10 })
    await make({ responses: 20 })
    const inTwo = await held()
    await db.deleteFrom('response').execute()
    await make()
    expect(await held()).toEqual(inTwo)
  })

  test('stay away from what someone answered, whether it is mixed yet or not', async () => {
    const answered = {
      consultation: 'wells',
      version: 1,
      language: 'en',
      notice_version: 1,
      answers: '{"a1":"yes"}',
    } as const
    const id = '7d444840-9dc0-41d1-b245-5ffdce74fad2'
    await db
      .insertInto('inbox')
      .values({ ...answered, id, receipt: Buffer.alloc(32) })
      .execute()
    expect(await make()).toEqual({ kind: 'real-responses' })
    await db.deleteFrom('inbox').execute()
    await db
      .insertInto('response')
      .values({ ...answered, id, received_week: '2026-W20' })
      .execute()
    expect(await make()).toEqual({ kind: 'real-responses' })
    expect((await findConsultation(db, 'wells'))?.synthetic).toBe(false)
    expect(await held()).toHaveLength(1)
  })

  test('wait for the first day', async () => {
    expect(await make({ today: '2026-05-03' })).toEqual({ kind: 'not-open-yet' })
    expect(await make({ today: wells.opensOn })).toMatchObject({
      kind: 'made',
      summary: { days: { '2026-05-04': 30 } },
    })
  })
})

test('nobody answers what is not there or not published', async () => {
  expect(await make()).toEqual({ kind: 'no-consultation' })
  await begin(undatedWells)
  expect(await make()).toEqual({ kind: 'nothing-published' })
})

test('the closed sample has 2,000 responses to both its versions, made once', async () => {
  await loadSamples({ db, today })
  const planned = await plannedResponses()
  expect(planned).toEqual([{ consultation: 'cjs', responses: 2000, seed: 1 }])
  await loadSampleResponses({ db, today, planned })
  await loadSampleResponses({ db, today, planned })
  const groups = await countMixed(db, 'cjs')
  expect(groups.reduce((sum, { responses }) => sum + responses, 0)).toBe(2000)
  expect(new Set(groups.map(({ version }) => version))).toEqual(new Set([1, 2]))
  expect((await findConsultation(db, 'crv'))?.synthetic).toBe(false)
})
