import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHtmlClient } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const english = '/en/consultations/countering-radicalization-violence'
const french = '/fr/consultations/lutte-radicalisation-menant-violence'

test('someone answers page by page, checks and submits, and gets a receipt', async () => {
  const browser = openHtmlClient(site.origin)
  let page = await browser.visit(english)
  page = await page.follow('Start the questionnaire')
  page = await page.press('Continue', { a1: ['individual'] })
  expect(page.text).toContain('Page\u00a02 of\u00a08')
  while (!page.address.endsWith('/review')) page = await page.press('Continue')
  expect(page.text).toMatch(/You answered 1\sof the 26\squestions shown to you\./)
  page = await page.press('Submit my response')
  expect(page.address).toBe(`${english}/receipt`)
  expect(page.text).toContain('Your receipt code')
})

test('a browser that refuses the cookie is told so and goes on with one page, its first answers kept', async () => {
  const browser = openHtmlClient(site.origin, { acceptsCookies: false })
  let page = await browser.visit(`${french}/questionnaire/1`)
  page = await page.press('Continuer', { a1: ['organization', 'other'], a1__other_text: 'Mentore' })
  expect(page.status).toBe(200)
  page = await page.press({ name: 'go', value: 'one-page' })
  expect(page.fields['a1__other_text']).toEqual(['Mentore'])
  page = await page.press({ name: 'go', value: 'next' })
  expect(page.text).toContain('Mentore')
  page = await page.press({ name: 'go', value: 'switch' })
  expect(page.text).toContain('Check your answers')
  page = await page.press('Submit my response')
  expect(page.text).toContain('Your receipt code')
})
