import { afterAll, beforeAll, expect, test } from 'vitest'
import { torontoDay } from '../../src/consultation/toronto.js'
import { type Locale, locales } from '../../src/questionnaire/questionnaire.js'
import { makeResponses } from '../../src/synthetic/make-responses.js'
import { consultationAddress } from '../../src/web/address.js'
import { type HtmlClient, openHtmlClient } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'
import { signedIn } from './people.js'

const slugs = { en: 'transforming-criminal-justice-system', fr: 'transformer-systeme-justice-penale' }
const others = { en: 'countering-radicalization-violence', fr: 'lutte-radicalisation-menant-violence' }
const mark = {
  en: 'The responses to this consultation are made up.',
  fr: 'Les réponses à cette consultation sont inventées.',
}

let site: Site
let [anyone, editor, analyst, administrator]: readonly HtmlClient[] = []

beforeAll(async () => {
  site = await openSite()
  const password = await site.addPeople()
  anyone = openHtmlClient(site.origin)
  editor = await signedIn(site, 'editor-1', password)
  analyst = await signedIn(site, 'analyst-1', password)
  administrator = await signedIn(site, 'administrator-1', password)
})
afterAll(() => site.close())

/** The text of every page about a consultation that its mark is named for. */
async function pagesOf(locale: Locale, slug: string): Promise<readonly string[]> {
  const here = consultationAddress(locale, slug)
  const visits: readonly (readonly [HtmlClient | undefined, readonly string[]])[] = [
    [anyone, [here.profile, here.questions, here.changes]],
    [editor, [here.desk, here.deskConsultation, here.history, here.roundtable]],
    [analyst, [here.analysis, here.tokens]],
    [administrator, [here.people]],
  ]
  const texts: string[] = []
  for (const [client, addresses] of visits) {
    for (const address of addresses) {
      const page = await client!.visit(address)
      expect([address, page.status]).toEqual([address, 200])
      texts.push(page.text)
    }
  }
  return texts
}

test('before responses are made up no page speaks of any; afterwards each says so, in its language', async () => {
  for (const text of await pagesOf('en', slugs.en)) expect(text).not.toContain(mark.en)
  await makeResponses(site.db, { consultation: 'cjs', responses: 20, seed: 1, today: torontoDay(new Date()) })
  await site.refresh()
  for (const locale of locales) {
    for (const text of await pagesOf(locale, slugs[locale])) expect(text).toContain(mark[locale])
  }
})

test.each(locales)('no page of another consultation says so, in %s', async (locale) => {
  for (const text of await pagesOf(locale, others[locale])) expect(text).not.toContain(mark[locale])
})
