import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Day } from '../../src/consultation/consultation.js'
import { loadPublished } from '../../src/consultation/publication-store.js'
import { torontoDay } from '../../src/consultation/toronto.js'
import { findEvents } from '../../src/history/history-store.js'
import { questionsAcross } from '../../src/report/question-across.js'
import { firstHeard } from '../../src/results/first-heard.js'
import type { Heard } from '../../src/results/heard.js'
import { baseOf } from '../../src/results/acting.js'
import { openResultsStore } from '../../src/results/results-store.js'
import { plannedResponses, plannedResults } from '../../src/revision/sample-plan.js'
import { loadSampleResponses } from '../../src/synthetic/sample-responses.js'
import { loadSampleResults } from '../../src/synthetic/sample-results.js'
import { consultationAddress } from '../../src/web/address.js'
import { signedIn } from '../stories/people.js'
import { openHtmlClient } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'

const en = consultationAddress('en', 'transforming-criminal-justice-system')

let site: Site
const load = async () => {
  const url = site.database.ownerUrl
  await loadSampleResults({ db: site.db, url, today: torontoDay(new Date()), planned: await plannedResults() })
}
beforeAll(async () => {
  site = await openSite()
  await site.addPeople()
  await load()
  const today = torontoDay(new Date())
  await loadSampleResponses({ db: site.db, today, planned: await plannedResponses() })
  await beginAndBreakOff(today)
  await load()
  await load()
  await site.refresh()
}, 60_000)
afterAll(() => site.close())

/** A first start that came no further than its first words. */
async function beginAndBreakOff(today: Day): Promise<void> {
  const { db, database } = site
  const published = (await loadPublished(db)).find(({ consultation }) => consultation.id === 'cjs')!
  const at = new Date(Date.now() - 40 * 86_400_000)
  const store = openResultsStore({ db, analyst: db, analystUrl: database.ownerUrl })
  const made = await store.makeRelease({ published, today, by: 'analyst-1', at, demographic: 'region' })
  if (made.kind !== 'made') throw new Error(made.kind)
  const acting = { consultation: 'cjs', by: 'analyst-1', at }
  const first = firstHeard(questionsAcross(published.versions.map(({ questionnaire }) => questionnaire)))
  await store.chooseRelease(acting, first, made.release.number)
  const [planned] = await plannedResults()
  const { summary } = planned!.told as Pick<Heard, 'summary'>
  const heard = { ...first, summary }
  await store.save(acting, { section: 'summary', base: baseOf(first.summary), heard, first })
}

describe('the sample on criminal justice', () => {
  test('was shared before it was published, once, by two people', async () => {
    const told = (await findEvents(site.db, 'cjs')).filter(({ kind }) => /^(release|results)-/.test(kind))
    expect(told.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['release-made', 'analyst-1'],
      ['results-shared', 'analyst-1'],
      ['results-published', 'editor-1'],
    ])
    expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).toSorted())
  })

  test('says on its page, and beside every quote, that it is made up', async () => {
    const page = await openHtmlClient(site.origin).visit(en.results)
    expect(page.status).toBe(200)
    expect(page.text).toContain('The responses to this consultation are made up.')
    const quotes = page.html.split('<blockquote').slice(1)
    expect(quotes.length).toBeGreaterThan(5)
    expect(quotes.filter((each) => !each.split('</figure>')[0]!.includes('Made up by a program'))).toEqual([])
  })

  test('marks each quote with the language in which it was written', async () => {
    const french = consultationAddress('fr', 'transformer-systeme-justice-penale')
    const page = await openHtmlClient(site.origin).visit(french.results)
    expect(page.html).toMatch(/<blockquote lang="en-CA"><p class="typed">[^<]*An illness is not a crime\./)
    expect(page.html).toMatch(/<blockquote lang="fr-CA"><p class="typed">[^<]*Les solutions qui viennent/)
  })

  test('says so in the names of its files and to programs', async () => {
    const visitor = openHtmlClient(site.origin)
    const data = await visitor.visit(en.publicData)
    expect(data.headers.get('content-disposition')).toContain('-synthetic.csv')
    const tables = await visitor.visit('/api/consultations/transformer-systeme-justice-penale/results')
    expect(JSON.parse(tables.html)).toMatchObject({ synthetic: true, responses: 2000 })
  })

  test('was coded by two analysts, once, and is left with texts to code', async () => {
    const analyst = await signedIn(site, 'analyst-1', await site.addPeople())
    const themes = await analyst.visit(en.themes)
    expect(themes.text).toContain('Care instead of custody')
    expect(themes.text).toContain('Plain words')
    const codings = await site.db.selectFrom('coding').select(['coder', 'themes']).execute()
    const by = (person: string) => codings.filter(({ coder }) => coder === person).length
    expect(by('analyst-2')).toBe(Math.ceil(by('analyst-1') / 8))
    const acts = await site.db.selectFrom('coding_act').select(['kind', 'by']).execute()
    const done = (wanted: string) => acts.filter(({ kind }) => kind === wanted).length
    expect(done('coding')).toBe(codings.length)
    expect([done('theme'), done('campaign'), done('redaction')]).toEqual([13, 1, 1])
    expect(done('quotation')).toBeGreaterThan(10)
    const { texts } = await site.db.selectFrom('text_reading').select('texts').executeTakeFirstOrThrow()
    expect(by('analyst-1')).toBeLessThan(texts)
  })

  test('keeps its themes when an analyst saves them as they are', async () => {
    const analyst = await signedIn(site, 'analyst-1', await site.addPeople())
    const form = await analyst.visit(en.preparingSection('themes'))
    expect(form.text).toContain('Care instead of custody')
    expect((await form.press('Save')).text).toContain('Nothing was changed.')
  })
})
