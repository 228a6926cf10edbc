import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Database } from '../../src/database/connect.js'
import { findQuestion } from '../../src/questionnaire/find-question.js'
import { openReports, type Reports } from '../../src/report/reports.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { villagers, villages } from './villages.js'

let fresh: FreshDatabase
let owner: Database
let reports: Reports

beforeAll(async () => {
  fresh = await freshDatabase()
  owner = connect(fresh.ownerUrl, { max: 1 })
  reports = openReports(fresh.analystUrl)
})
afterAll(async () => {
  await Promise.all([owner.destroy(), reports.close()])
  await fresh.drop()
})

async function respond(seed: number, count: number): Promise<void> {
  const answers = villagers(seed, count).map((each) => JSON.stringify(each.answers))
  await sql`
    insert into response (id, consultation, version, language, notice_version, answers, received_week)
    select gen_random_uuid(), 'vales', 1, 'en', 1, answers, '2026-W20' from unnest(${answers}::jsonb[]) as answers`.execute(
    owner,
  )
}

test('the smallest groups are reckoned once, and anew when a batch comes or other questions are asked about', async () => {
  const [place, age] = ['place', 'age'].map((id) => findQuestion(villages, id)!)
  await respond(1, 30)
  const first = await reports.smallestGroups('vales', [place!, age!])
  expect(await reports.smallestGroups('vales', [place!, age!])).toBe(first)
  expect(await reports.smallestGroups('vales', [place!])).toHaveLength(1)
  await respond(2, 300)
  const second = await reports.smallestGroups('vales', [place!, age!])
  expect(second.map(({ below }) => below)).not.toEqual(first.map(({ below }) => below))
})
