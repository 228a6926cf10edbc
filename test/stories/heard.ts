import { sql } from 'kysely'
import { loadPublished } from '../../src/consultation/publication-store.js'
import { latestVersion, type Published } from '../../src/consultation/publication.js'
import { dayAfter } from '../../src/consultation/toronto.js'
import { consultationAddress } from '../../src/web/address.js'
import { villagers } from '../report/villages.js'
import type { HtmlClient, HtmlPage } from '../support/html-client.js'
import type { Site } from '../support/open-site.js'

export const crvEn = consultationAddress('en', 'countering-radicalization-violence')
export const crvFr = consultationAddress('fr', 'lutte-radicalisation-menant-violence')

/** The sample consultation, a week after it closed, with so many mixed responses to its latest version. */
export async function closedWithResponses({ db, setDay, refresh }: Site, count: number): Promise<Published> {
  const published = (await loadPublished(db)).find(({ consultation }) => consultation.id === 'crv')!
  const { number, questionnaire } = latestVersion(published)!
  const answers = villagers(7, count, questionnaire).map((each) => JSON.stringify(each.answers))
  await sql`
    insert into response (id, consultation, version, language, notice_version, answers, received_week)
    select gen_random_uuid(), 'crv', ${number}::integer, 'en', 1, answers, '2026-W20'
    from unnest(${answers}::jsonb[]) as answers`.execute(db)
  setDay(dayAfter(published.consultation.closesOn!, 7))
  await refresh()
  return published
}

/** All that a page of results needs, in both languages. */
export const written = {
  summary: {
    'summary-en': 'People asked for help close to home.\n\nThey named schools first.',
    'summary-fr': 'Les gens ont demandé de l’aide près de chez eux.\n\nIls ont d’abord nommé les écoles.',
  },
  engagement: {
    'engagement-en': 'An online questionnaire was open for five weeks. Twelve meetings were held.',
    'engagement-fr': 'Un questionnaire en ligne a été ouvert cinq semaines. Douze rencontres ont eu lieu.',
  },
  participants: {
    'participants-en': 'People of every province took part. Few were under 18.',
    'participants-fr': 'Des gens de chaque province ont participé. Peu avaient moins de 18 ans.',
  },
  next: {
    'next-0-said-en': 'Help families early.',
    'next-0-said-fr': 'Aider les familles tôt.',
    'next-0-did-en': 'A helpline opens in the spring.',
    'next-0-did-fr': 'Une ligne d’aide ouvre au printemps.',
  },
} as const

/** An analyst writes every part and makes a release, and stands on its page again. */
export async function prepare(analyst: HtmlClient): Promise<HtmlPage> {
  const overview = await analyst.visit(crvEn.preparing)
  await overview.press('Make a release')
  for (const section of ['summary', 'engagement', 'participants', 'next'] as const) {
    const saved = await (await analyst.visit(crvEn.preparingSection(section))).press('Save', written[section])
    if (!saved.text.includes('The part is saved.')) throw new Error(`${section} was not saved: ${saved.text}`)
  }
  return analyst.visit(crvEn.preparing)
}
