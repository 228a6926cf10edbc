import { afterAll, beforeAll, expect, test } from 'vitest'
import { elementsOf, attribute } from '../support/html-document.js'
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
const first = { en: '/en/consultations/brook/questionnaire/1', fr: '/fr/consultations/brook-fr/questionnaire/1' }
const faulty = { depth: 'deep', name: 'A name that is far too long', guests: ['birds', 'nobody'] }

test.each(['en', 'fr'] as const)(
  'a page with faults in %s lists them first, links each and keeps everything',
  async (locale) => {
    const page = await (await openHtmlClient(site.origin).visit(first[locale])).press(go('next'), faulty)
    expect(page.status).toBe(422)
    expect(page.title).toMatch(locale === 'en' ? /^4 answers to look at – / : /^4 réponses à revoir – /)
    expect(page.fields).toMatchObject({ depth: ['deep'], name: [faulty.name], guests: faulty.guests })
    expect(page.fields['taste']).toEqual([])

    const elements = elementsOf(page.html)
    const summary = elements.findIndex((element) => attribute(element, 'role') === 'alert')
    const form = elements.findIndex((element) => attribute(element, 'id') === 'questionnaire')
    expect(summary).toBeGreaterThan(0)
    expect(summary).toBeLessThan(form)
    const targets = page.links.map(({ href }) => href).filter((href) => href.startsWith('#') && href !== '#main')
    expect(targets).toEqual(['#depth', '#name', '#taste', '#guests'])
    const ids = elements.map((element) => attribute(element, 'id'))
    for (const target of targets) expect(ids).toContain(target.slice(1))
    const [, , needed] = page.links.filter(({ href }) => href.startsWith('#') && href !== '#main')
    expect(needed!.text).toContain(words[locale]('fault:answer-required'))
  },
)

test('a text that is too long comes back whole, with its limit and its length', async () => {
  const page = await (await openHtmlClient(site.origin).visit(first.en)).press(go('next'), { ...faulty, depth: '1' })
  expect(faulty.name).toHaveLength(27)
  expect(page.text).toContain(words.en('fault:too-long', { count: 7, over: '7', length: '27', limit: '20' }))
  expect(page.fields['name']).toEqual([faulty.name])
})

test('lengths count characters as people do, not the halves of an emoji', async () => {
  const page = await (
    await openHtmlClient(site.origin).visit(first.en)
  ).press(go('next'), {
    name: '🦫'.repeat(20),
    taste: ['sweet'],
  })
  expect(page.address).toBe('/en/consultations/brook/questionnaire/2')
})

test('a fault mended is a fault gone', async () => {
  let page = await (await openHtmlClient(site.origin).visit(first.en)).press(go('next'), faulty)
  page = await page.press(go('next'), { depth: '12.5', name: 'Fern well', taste: ['sweet'], guests: ['birds'] })
  expect(page.status).toBe(200)
  expect(page.address).toBe('/en/consultations/brook/questionnaire/2')
})

test.each(['en', 'fr'] as const)('a field that the page does not ask for is named in %s, with 400', async (locale) => {
  const response = await fetch(`${site.origin}${first[locale]}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'go=next&taste=sweet&name=Fern&shoe_size%3Cb%3E=43',
  })
  const html = await response.text()
  expect(response.status).toBe(400)
  expect(html).toContain(words[locale]('fault:field-unknown', { field: 'shoe_size&lt;b&gt;' }).replaceAll("'", '&#39;'))
  expect(html).toContain('value="Fern"')
})

test('a code that is no option is refused, never stored', async () => {
  const browser = openHtmlClient(site.origin)
  await (await browser.visit(first.en)).press(go('later'))
  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ')
  const posted = await fetch(`${site.origin}${first.en}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    body: 'go=next&taste=bitter',
    redirect: 'manual',
  })
  const response = await fetch(`${site.origin}${posted.headers.get('location')}`, { headers: { cookie } })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain(words.en('fault:option-unknown'))
})

test('the switch of language keeps faulty fields as they are and writes numbers the other way', async () => {
  const browser = openHtmlClient(site.origin)
  let page = await (await browser.visit(first.en)).press(go('next'), { ...faulty, depth: '12.5' })
  page = await page.press(go('switch'))
  expect(page.address).toBe(first.fr)
  expect(page.status).toBe(200)
  expect(page.fields).toMatchObject({ depth: ['12,5'], name: [faulty.name], guests: faulty.guests })
  page = await page.press(go('switch'), { depth: '1 2 3' })
  expect(page.fields['depth']).toEqual(['1 2 3'])
  page = await page.press(go('switch'), { depth: '7.25' })
  page = await page.press(go('switch'))
  expect(page.fields['depth']).toEqual(['7.25'])
})

test('ten switches and back change nothing of what is stored', async () => {
  const browser = openHtmlClient(site.origin)
  let page = await browser.visit(first.fr)
  const answers = { depth: '99,125', name: 'L’eau «\u00a0vive\u00a0»', taste: ['else'], taste__other_text: ' de fer' }
  page = await page.press(go('switch'), answers)
  for (let turn = 0; turn < 9; turn++) page = await page.press(go('switch'))
  expect(page.fields).toMatchObject({ depth: ['99,125'], name: [answers.name], taste__other_text: [' de fer'] })
})

test('radios are taken back without a script, and only those', async () => {
  const browser = openHtmlClient(site.origin)
  let page = await (await browser.visit(first.en)).press(go('clear:taste'), { name: 'Fern well', taste: ['sweet'] })
  expect(page.fields['taste']).toEqual([])
  expect(page.fields['name']).toEqual(['Fern well'])
  page = await browser.visit(first.en)
  expect(page.fields['taste']).toEqual([])
})
