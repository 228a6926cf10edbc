import { afterAll, beforeAll, expect, test } from 'vitest'
import { createConsultation } from '../../src/consultation/consultation-store.js'
import { htmlFaults } from '../support/html.js'
import { attribute, elementsOf, textOf } from '../support/html-document.js'
import { openSite, type Site } from '../support/open-site.js'
import { undatedWells } from '../support/wells.js'
import { words } from './site-words.js'

const english = '/en/consultations/countering-radicalization-violence'
const french = '/fr/consultations/lutte-radicalisation-menant-violence'

let site: Site

beforeAll(async () => {
  site = await openSite()
  const hidden = { ...undatedWells, id: 'hidden', slug: { en: 'hidden', fr: 'cachee' } }
  await site.db.transaction().execute((trx) => createConsultation(trx, hidden))
  await site.refresh()
})
afterAll(() => site.close())

async function ask(address: string, body?: string) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  const response = await fetch(site.origin + address, body === undefined ? {} : { method: 'POST', body, headers })
  const html = await response.text()
  const elements = elementsOf(html)
  const toggle = elements.find((element) => attribute(element, 'class')?.startsWith('toggle'))
  return {
    status: response.status,
    html,
    language: attribute(elements[0]!, 'lang'),
    heading: textOf(elements.find(({ tagName }) => tagName === 'h1')!),
    toggle: toggle && attribute(toggle, 'href'),
  }
}

test.each([
  ['/fr/rien-ici', '/en/rien-ici'],
  ['/fr/a/b?c=d', '/en/a/b'],
  ['/FR/rien-ici', '/en/rien-ici'],
  ['/en/consultations/nowhere/changes', '/fr/consultations/nowhere/modifications'],
  [`${french}/questionnaire/99`, `${english}/questionnaire/99`],
  [
    `${french}/rien`,
    `${english}/rien`.replace('countering-radicalization-violence', 'lutte-radicalisation-menant-violence'),
  ],
  ['/fr/consultations/cachee/questions', '/en/consultations/cachee/questions'],
])('what is not found at %s is said in the language of the address, and at %s in the other', async (address, twin) => {
  const language = address.toLowerCase().startsWith('/fr') ? 'fr' : 'en'
  const here = await ask(address)
  expect([here.status, here.language, here.heading]).toEqual([
    404,
    `${language}-CA`,
    words[language]('not-found:title'),
  ])
  expect(here.toggle).toBe(twin)
  const there = await ask(twin)
  const other = language === 'fr' ? 'en' : 'fr'
  expect([there.status, there.language, there.heading]).toEqual([404, `${other}-CA`, words[other]('not-found:title')])
})

test.each(['/nothing', '/france', '/assets/nothing'])(
  '%s names no language, and is answered in both',
  async (address) => {
    const page = await ask(address)
    expect([page.status, page.language, page.toggle]).toEqual([404, 'en-CA', '/fr/consultations'])
    const section = elementsOf(page.html).find(({ tagName }) => tagName === 'section')!
    expect([attribute(section, 'lang'), textOf(section)]).toEqual([
      'fr-CA',
      expect.stringContaining(words.fr('not-found:title')),
    ])
    expect(await htmlFaults(page.html)).toEqual([])
  },
)

const tooMuch = 'x'.repeat(1_100_000)

test('too much text gets a page that says what to do, and leads to the same questions in the other language', async () => {
  const page = await ask(`${french}/questionnaire/2`, tooMuch)
  expect([page.status, page.heading]).toEqual([413, words.fr('failure:too-large')])
  const steps = elementsOf(page.html).filter(({ tagName, parentNode }) => tagName === 'li' && isList(parentNode))
  expect(steps.map(textOf)).toEqual(['back', 'shorten', 'send'].map((step) => words.fr(`failure:too-large-${step}`)))
  expect(page.html).toContain(`href="${french}#contact"`)
  expect(page.toggle).toBe(`${english}/questionnaire/2`)
  expect((await ask(`${english}/questionnaire/2`)).status).toBe(200)
  expect(await htmlFaults(page.html)).toEqual([])
})

test('what only takes posts has no page in the other language: the switch leads to the list', async () => {
  expect((await ask('/fr/deconnexion', tooMuch)).toggle).toBe('/en/consultations')
})

test('of a consultation that does not show, no failure says that it is there', async () => {
  const [hidden, nothing] = await Promise.all(
    ['cachee', 'nulle'].map((slug) => ask(`/fr/consultations/${slug}/questionnaire/1`, tooMuch)),
  )
  expect(hidden!.html.replaceAll('cachee', 'nulle')).toBe(nothing!.html)
})

function isList(node: unknown): boolean {
  return (node as { readonly tagName?: string } | null)?.tagName === 'ol'
}
