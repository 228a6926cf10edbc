import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sample } from '../browser/sample.js'
import { villagers } from '../report/villages.js'
import type { HtmlClient } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'
import { signedIn } from './people.js'

const many = 100_000
const rounds = 5
const here = sample.en

let site: Site
let analyst: HtmlClient
beforeAll(async () => {
  if (!process.env.LONG) return
  site = await openSite()
  const password = await site.addPeople()
  await holdMany(site)
  analyst = await signedIn(site, 'analyst-1', password)
}, 600_000)
afterAll(async () => site?.close())

const pages: readonly (readonly [name: string, path: string])[] = [
  ['overview', here.analysis],
  ['all questions', here.analysisQuestions],
  ['one answer', here.analysisQuestion('a2')],
  ['several answers, filtered', `${here.analysisQuestion('c2')}?version=1&language=fr&answer=i3:qc`],
  ['a matrix', here.analysisQuestion('d1')],
  ['a ranking', here.analysisQuestion('n3')],
  ['words', here.analysisQuestion('h1')],
  ['crossing', `${here.crossed}?rows=b2a&columns=i3`],
  ['crossing of several answers, filtered', `${here.crossed}?rows=c2&columns=i2&language=en&answer=i3:on`],
]

test.runIf(process.env.LONG).each(pages)(
  'of 100,000 responses, %s is there within a second',
  async (name, path) => {
    const taken: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now()
      expect((await analyst.visit(path)).status).toBe(200)
      taken.push(performance.now() - began)
    }
    const middle = taken.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!
    process.stdout.write(`${name}: ${Math.round(middle)} ms, at most ${Math.round(Math.max(...taken))} ms\n`)
    expect(middle).toBeLessThan(1000)
  },
  60_000,
)

/** Everyone five times, a third of them with much to say. */
async function holdMany({ db, app }: Site): Promise<void> {
  const found = await app.inject('/api/consultations/countering-radicalization-violence/versions/1')
  const people = villagers(7, many / 5, found.json())
  for (let from = 0; from < people.length; from += 1000) {
    const answers = people.slice(from, from + 1000).map((each) => JSON.stringify(each.answers))
    await sql`
      insert into response (id, consultation, version, language, notice_version, answers, received_week)
      select gen_random_uuid(), 'crv', 1, case when place % 3 = 0 then 'fr' else 'en' end, 1,
        case when place % 3 = 1 then answers || jsonb_build_object('h1', ${said}::text) else answers end, '2026-W' || 20 + place % 3
      from unnest(${answers}::jsonb[]) with ordinality as given(answers, place), generate_series(1, 5)`.execute(db)
  }
  await sql`analyze response`.execute(db)
}

const said = Array.from({ length: 120 }, (_, index) => `word${(index * 7919) % 997}`).join(' ')
