import { afterAll, beforeAll, expect, test } from 'vitest'
import { otherLocale } from '../../src/web/words.js'
import { openHtmlClient } from '../support/html-client.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { words } from './site-words.js'
import { closesOn, opensOn, spring } from './spring.js'

let site: Site
beforeAll(async () => {
  site = await openSite()
  await addConsultation(site, { id: 'brook', questionnaire: spring, opensOn, closesOn })
})
afterAll(() => site.close())

const go = (value: string) => ({ name: 'go', value })
const pages = { en: '/en/consultations/brook/questionnaire/1', fr: '/fr/consultations/brook-fr/questionnaire/1' }

async function reviewed(locale: 'en' | 'fr') {
  const page = await openHtmlClient(site.origin).visit(pages[locale])
  return (await page.press(go('next'), { taste: ['sweet'] })).press(go('next'))
}

test.each(['en', 'fr'] as const)(
  'a copy of answers has headings that people read, without signs of a format (%s)',
  async (locale) => {
    const copy = await (await reviewed(locale)).press(go('copy'))
    for (const { title } of spring.pages) expect(copy.html).toContain(`\n\n${title[locale]}\n---\n\n`)
    expect(copy.html).not.toContain('#')
  },
)

test.each(['en', 'fr'] as const)(
  'a receipt tells what it proves and what it does not, each under its heading (%s)',
  async (locale) => {
    const receipt = await (await (await reviewed(locale)).press(go('submit'))).press(go('receipt'))
    const say = words[locale]
    const placed = ['proves', 'proves-received', 'proves-once', 'proves-not', 'not-who', 'not-what', 'not-withdraw']
    const places = placed.map((key) => receipt.html.indexOf(say(`receipt:${key}`)))
    expect(places.includes(-1)).toBe(false)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(receipt.html).not.toContain(words[otherLocale(locale)]('receipt:proves-not'))
  },
)
