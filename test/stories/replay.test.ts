import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HtmlPage, openHtmlClient } from '../support/html-client.js'
import { press } from '../support/html-form.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { exported, extract } from './extract.js'
import { countResponses } from './rows.js'
import { words } from './site-words.js'
import { opensOn, spring } from './spring.js'

const closesOn = '2119-06-30'
let site: Site
beforeAll(async () => {
  site = await openSite()
  await addConsultation(site, { id: 'brook', questionnaire: spring, opensOn, closesOn })
})
afterAll(() => site.close())

const go = (value: string) => ({ name: 'go', value })
const code = /[0-7][0-9A-Z]{3}( [0-9A-Z]{2,4}){6}/

async function reviewOf(acceptsCookies: boolean) {
  const browser = openHtmlClient(site.origin, { acceptsCookies })
  let page = await browser.visit('/en/consultations/brook/questionnaire/one-page')
  if (acceptsCookies) {
    page = await browser.visit('/en/consultations/brook/questionnaire/1')
    page = await page.press(go('next'), { taste: ['sweet'], name: 'First words' })
    page = await page.press(go('next'), { remarks: 'Clear' })
  } else page = await page.press(go('next'), { taste: ['sweet'], name: 'First words', remarks: 'Clear' })
  expect(page.text).toContain(words.en('review:title'))
  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ')
  return { page, browser, cookie }
}

/** Sends the form of a page once more, with other values where given, and says what comes back. */
async function send(page: HtmlPage, cookie: string, change: Record<string, string> = {}) {
  const form = press(page.html, go('submit'), {})
  const body = new URLSearchParams(form.body)
  for (const [name, value] of Object.entries(change)) body.set(name, value)
  const response = await fetch(new URL(form.action, site.origin), {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) },
    body,
    redirect: 'manual',
  })
  return { status: response.status, to: response.headers.get('location'), html: await response.text() }
}

test('the same form sent fifty times at once, after mixing and after closing is one response with one receipt', async () => {
  const { page, browser, cookie } = await reviewOf(true)
  const answers = await Promise.all(Array.from({ length: 50 }, () => send(page, cookie)))
  expect(new Set(answers.map(({ status, to }) => `${status} ${to}`))).toEqual(
    new Set(['303 /en/consultations/brook/receipt']),
  )
  expect(await countResponses(site.db, 'brook')).toBe(1)
  const receipt = await browser.visit('/en/consultations/brook/receipt')
  expect(receipt.text).toMatch(code)

  expect(await extract(site.database, 'brook')).toHaveLength(1)
  expect(await send(page, cookie)).toMatchObject({ status: 303, to: '/en/consultations/brook/receipt' })

  site.setDay('2119-07-15')
  expect(await send(page, cookie)).toMatchObject({ status: 303, to: '/en/consultations/brook/receipt' })
  const later = await browser.visit('/en/consultations/brook/receipt')
  expect(code.exec(later.text)![0]).toBe(code.exec(receipt.text)![0])
  expect(await countResponses(site.db, 'brook')).toBe(1)
  site.setDay('2119-06-01')
})

test('without a cookie too: fifty at once give fifty times the same receipt', async () => {
  const before = await countResponses(site.db, 'brook')
  const { page } = await reviewOf(false)
  const answers = await Promise.all(Array.from({ length: 50 }, () => send(page, '')))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const codes = answers.map(({ html }) => /<p class="code">.*<\/p>/.exec(html)?.[0])
  expect(new Set(codes).size).toBe(1)
  expect(codes[0]).toBeDefined()
  expect(await countResponses(site.db, 'brook')).toBe(before + 1)
})

test('other answers under the same token are shown back and do not count: the first ones do', async () => {
  const { page, cookie } = await reviewOf(true)
  await send(page, cookie, { name: 'Counted' })
  const before = await countResponses(site.db, 'brook')
  const again = await send(page, cookie, { name: 'Not counted' })
  expect(again.status).toBe(200)
  expect(again.html).toContain(words.en('already-submitted:first-count'))
  expect(again.html).toContain('Not counted')
  expect(await countResponses(site.db, 'brook')).toBe(before)
  await extract(site.database, 'brook')
  const names = (await exported(site.database, 'brook')).map(({ name }) => name)
  expect(names).toContain('Counted')
  expect(names).not.toContain('Not counted')
})

test('going back to a page after submitting leads to the receipt, and starting again is another response', async () => {
  const { page, browser } = await reviewOf(true)
  await page.press(go('submit'))
  const before = await countResponses(site.db, 'brook')
  const receipt = await browser.visit('/en/consultations/brook/questionnaire/1')
  expect(receipt.address).toBe('/en/consultations/brook/receipt')
  let anew = await receipt.press(words.en('receipt:again'))
  expect(anew.address).toBe('/en/consultations/brook/questionnaire/1')
  expect(anew.fields['name']).toEqual([''])
  anew = await anew.press(go('next'), { taste: ['salt'] })
  anew = await anew.press(go('next'))
  anew = await anew.press(go('submit'))
  expect(code.exec(anew.text)![0]).not.toBe(code.exec(receipt.text)![0])
  expect(await countResponses(site.db, 'brook')).toBe(before + 1)
})
