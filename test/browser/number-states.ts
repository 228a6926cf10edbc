import { sql } from 'kysely'
import type { ConsultationAddress } from '../../src/web/address.js'
import { villagers } from '../report/villages.js'
import type { Site } from '../support/open-site.js'
import { sample } from './sample.js'
import { enter, type StaffState } from './staff-states.js'

/** Three hundred people over three weeks, put among the mixed responses to the sample, once a site. */
function heldResponses(site: Site): Promise<void> {
  const held = sites.get(site) ?? hold(site)
  sites.set(site, held)
  return held
}

const sites = new WeakMap<Site, Promise<void>>()

async function hold({ db, app }: Site): Promise<void> {
  const found = await app.inject('/api/consultations/countering-radicalization-violence/versions/1')
  const answers = villagers(7, 300, found.json()).map((each) => JSON.stringify(each.answers))
  await sql`
    insert into response (id, consultation, version, language, notice_version, answers, received_week)
    select gen_random_uuid(), 'crv', 1, case when place % 3 = 0 then 'fr' else 'en' end, 1, answers, '2026-W' || 20 + place % 3
    from unnest(${answers}::jsonb[]) with ordinality as given(answers, place)`.execute(db)
  await sql`
    insert into participation (consultation, day, begun, submitted)
    select 'crv', current_date - ago, 30 + ago % 7, 20 + ago % 5 from generate_series(0, 12) as ago
    on conflict (consultation, day) do nothing`.execute(db)
}

const pages: readonly (readonly [name: string, path: (here: ConsultationAddress) => string])[] = [
  ['overview of participation', (here) => here.analysis],
  ['questions in numbers', (here) => here.analysisQuestions],
  ['numbers of one answer', (here) => here.analysisQuestion('a2')],
  ['numbers of several answers, filtered', (here) => `${here.analysisQuestion('c2')}?language=fr&answer=i3:qc`],
  ['numbers of a scale', (here) => here.analysisQuestion('b2a')],
  ['numbers of a matrix', (here) => here.analysisQuestion('d1')],
  ['numbers of a ranking', (here) => here.analysisQuestion('n3')],
  ['numbers of words', (here) => here.analysisQuestion('h1')],
  ['crossing, not chosen', (here) => here.crossed],
  ['crossing', (here) => `${here.crossed}?rows=b2a&columns=i3`],
  ['crossing of several answers', (here) => `${here.crossed}?rows=c2&columns=i2&language=en`],
  ['crossing with itself', (here) => `${here.crossed}?rows=c2&columns=c2`],
]

/** What an analyst sees in numbers, in every form that it has. */
export const numberStates: readonly StaffState[] = pages.map(([name, path]) => ({
  name,
  open: async (page, site, { locale, password }) => {
    await heldResponses(site)
    await enter(page, site, { locale, password, id: 'analyst-1' })
    await page.goto(site.origin + path(sample[locale]))
  },
}))
