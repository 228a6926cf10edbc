import { afterAll, beforeAll, expect, test } from 'vitest'
import { createConsultation } from '../../src/consultation/consultation-store.js'
import { locales } from '../../src/questionnaire/questionnaire.js'
import { htmlFaults } from '../support/html.js'
import { openHtmlClient } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'
import { undatedWells } from '../support/wells.js'

const profile = {
  en: '/en/consultations/online-child-sexual-exploitation',
  fr: '/fr/consultations/exploitation-sexuelle-enfants-en-ligne',
}
const status = { en: 'Planned', fr: 'À venir' }
const missing = {
  en: ['questionnaire/1', 'questions', 'changes'],
  fr: ['questionnaire/1', 'questions', 'modifications'],
}

let site: Site

beforeAll(async () => {
  site = await openSite()
  const unannounced = { ...undatedWells, id: 'unannounced', slug: { en: 'unannounced', fr: 'non-annoncee' } }
  await site.db.transaction().execute((trx) => createConsultation(trx, unannounced))
  await site.refresh()
})
afterAll(() => site.close())

const visit = (address: string) => openHtmlClient(site.origin).visit(address)

test.each(locales)(
  'a consultation that is announced has its page before anything is published, in %s',
  async (locale) => {
    const page = await visit(profile[locale])
    expect(page.status).toBe(200)
    expect(page.text).toContain(status[locale])
    expect(page.text).toContain('illustration')
    expect(await htmlFaults(page.html)).toEqual([])
  },
)

test.each(locales)(
  'its page in %s leads to nothing that is not there yet, and to itself in the other language',
  async (locale) => {
    const page = await visit(profile[locale])
    const own = page.links.filter(({ href }) => href.startsWith('/'))
    const statuses = await Promise.all(own.map(async ({ href }) => [href, (await visit(href)).status] as const))
    expect(statuses.filter(([, status]) => status !== 200 && status !== 303)).toEqual([])
    expect(own.map(({ href }) => href)).toContain(profile[locale === 'en' ? 'fr' : 'en'])
  },
)

test.each(locales)('it has no questions to answer or to read yet, in %s', async (locale) => {
  for (const path of missing[locale]) expect((await visit(`${profile[locale]}/${path}`)).status).toBe(404)
})

test('whoever reads of it can leave quickly', async () => {
  const address = `${site.origin}${profile.en}/leave`
  const response = await fetch(address, { redirect: 'manual', headers: { 'sec-fetch-site': 'same-origin' } })
  expect([response.status, response.headers.get('location')]).toEqual([303, 'https://weather.gc.ca/'])
})

test('the list has it after those that are open', async () => {
  const { html } = await visit('/en/consultations')
  expect(html.indexOf(profile.en)).toBeGreaterThan(html.indexOf('/en/consultations/countering'))
})

test('of one that is not announced nothing shows, to people or to programs', async () => {
  expect((await visit('/en/consultations/unannounced')).status).toBe(404)
  expect((await visit('/fr/consultations/non-annoncee/quitter')).status).toBe(404)
  const response = await fetch(`${site.origin}/api/consultations`)
  const { consultations } = (await response.json()) as { readonly consultations: readonly { readonly id: string }[] }
  expect(consultations.map(({ id }) => id).toSorted()).toEqual(['cjs', 'crv', 'ocse'])
})
