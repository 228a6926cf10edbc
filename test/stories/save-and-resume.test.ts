import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, newToken } from '../../src/response/token.js'
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
const door = { en: '/en/consultations/brook/resume', fr: '/fr/consultations/brook-fr/reprendre' }

async function saveSome(answers: Record<string, string | string[]>) {
  const browser = openHtmlClient(site.origin)
  const page = await browser.visit('/en/consultations/brook/questionnaire/1')
  const saved = await page.press(go('later'), answers)
  const code = /[0-7][0-9A-Z]{3}( [0-9A-Z]{2,4}){6}/.exec(saved.text)![0]
  return { browser, saved, code }
}

test('a saved page opens with its code on another device, faulty fields and all, in the other language too', async () => {
  const { saved, code } = await saveSome({ depth: '12 cubits', name: 'Fern well', guests: ['birds', 'nobody'] })
  expect(saved.address).toBe('/en/consultations/brook/questionnaire/saved')
  expect(saved.text).toContain(words.en('saved:title'))
  const elsewhere = openHtmlClient(site.origin)
  const page = await (await elsewhere.visit(door.fr)).enter({ code: ` ${code.toLowerCase().replaceAll(' ', '-')} ` })
  expect(page.address).toBe('/fr/consultations/brook-fr/questionnaire/1')
  expect(page.fields).toMatchObject({ depth: ['12 cubits'], name: ['Fern well'], guests: ['birds', 'nobody'] })
})

test('letters that look like digits are read as those digits', async () => {
  const { code } = await saveSome({ name: 'Fern well' })
  const written = code.replaceAll('0', 'o').replaceAll('1', 'l')
  const page = await (await openHtmlClient(site.origin).visit(door.en)).enter({ code: written })
  expect(page.fields['name']).toEqual(['Fern well'])
})

test.each(['en', 'fr'] as const)('a wrong code says so in %s with 422 and keeps what was typed', async (locale) => {
  const browser = openHtmlClient(site.origin)
  const typed = `<${codeOf(newToken()).slice(0, 20)}"`
  for (const [code, fault] of [
    [codeOf(newToken()), 'code-unknown'],
    [typed, 'code-unknown'],
    ['', 'code-missing'],
    [' - ', 'code-missing'],
  ] as const) {
    const page = await (await browser.visit(door[locale])).enter({ code })
    expect(page.status).toBe(422)
    expect(page.title.startsWith(words[locale]('resume:look-again'))).toBe(true)
    expect(page.text).toContain(words[locale](`fault:${fault}`))
    expect(page.fields['code']).toEqual([code])
    expect(page.html).toContain('href="#code"')
    expect(browser.cookies.size).toBe(0)
  }
})

test('the code of one consultation opens nothing in another', async () => {
  const { code } = await saveSome({ name: 'Fern well' })
  const other = '/en/consultations/countering-radicalization-violence/resume'
  const page = await (await openHtmlClient(site.origin).visit(other)).enter({ code })
  expect(page.status).toBe(422)
})

test.each(['en', 'fr'] as const)(
  'the code of a response that was submitted says so in %s, shows nothing of it, and leads to what a receipt is',
  async (locale) => {
    const { browser, code } = await saveSome({ name: 'Fern well', taste: ['sweet'] })
    let page = await browser.visit('/en/consultations/brook/questionnaire/1')
    page = await (await page.press(go('next'))).press(go('next'))
    const receipt = await page.press(go('submit'))
    const shown = /[0-7][0-9A-Z]{3}( [0-9A-Z]{2,4}){6}/.exec(receipt.text)![0]
    const elsewhere = openHtmlClient(site.origin)
    const told = await (await elsewhere.visit(door[locale])).enter({ code })
    expect([told.status, told.title.startsWith(words[locale]('resume:submitted'))]).toEqual([410, true])
    expect(told.text).toContain(words[locale]('resume:submitted-note'))
    expect([told.text.includes('Fern well'), told.text.includes(shown), elsewhere.cookies.size]).toEqual([
      false,
      false,
      0,
    ])
    const rules = await told.follow(words[locale]('resume:receipt-rules'))
    expect([rules.status, rules.html.includes('id="receipt"')]).toEqual([200, true])
    // Of a code that nobody was given nothing is said but that it opens nothing.
    const unknown = await (await elsewhere.visit(door[locale])).enter({ code: codeOf(newToken()) })
    expect([unknown.status, unknown.text.includes(words[locale]('resume:submitted'))]).toEqual([422, false])
  },
)

test('what was submitted and whose receipt was never shown opens as before, so that sending it again shows it', async () => {
  const { browser, code } = await saveSome({ taste: ['sweet'] })
  let page = await browser.visit('/en/consultations/brook/questionnaire/1')
  page = await (await page.press(go('next'))).press(go('next'))
  // Sent, and the answer never came.
  const body = new URLSearchParams(
    Object.entries(page.fields).map(([name, [value]]) => [name, value!] as [string, string]),
  )
  body.set('go', 'submit')
  const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ')
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  const sent = await fetch(site.origin + page.address, { method: 'POST', body, headers, redirect: 'manual' })
  expect(sent.status).toBe(303)
  page = await (await openHtmlClient(site.origin).visit(door.en)).enter({ code })
  page = await (await page.press(go('next'))).press(go('submit'))
  expect([page.status, page.text.includes(words.en('receipt:title'))]).toEqual([200, true])
})

test('who closes the answers on a device sees none there, and opens them again with the code', async () => {
  const { browser, saved, code } = await saveSome({ name: 'Fern well' })
  const closed = await saved.press(words.en('saved:forget'))
  expect(closed.address).toBe('/en/consultations/brook?done=removed')
  expect(closed.text).toContain(words.en('consultation:removed'))
  expect(browser.cookies.size).toBe(0)
  expect((await browser.visit('/en/consultations/brook/questionnaire/1')).fields['name']).toEqual([''])
  const page = await (await browser.visit(door.en)).enter({ code })
  expect(page.fields['name']).toEqual(['Fern well'])
})

test.each(['en', 'fr'] as const)(
  'that answers are gone is said in %s to no search engine, and to nobody who has some',
  async (locale) => {
    const say = words[locale]('consultation:removed')
    const profile = { en: '/en/consultations/brook', fr: '/fr/consultations/brook-fr' }
    const told = await openHtmlClient(site.origin).visit(`${profile[locale]}?done=removed`)
    expect(told.text).toContain(say)
    expect(told.headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(told.html).toContain('<meta name="robots" content="noindex, nofollow">')
    expect(told.links.map(({ href }) => href)).toContain(`${profile[locale === 'en' ? 'fr' : 'en']}?done=removed`)
    for (const query of ['', '?done=', '?done=other', '?done=removed&done=removed', '?removed=true']) {
      const page = await openHtmlClient(site.origin).visit(profile[locale] + query)
      expect([page.status, page.text.includes(say), page.headers.get('x-robots-tag')]).toEqual([200, false, null])
    }
    const { browser } = await saveSome({ name: 'Fern well' })
    expect((await browser.visit(`${profile[locale]}?done=removed`)).text).not.toContain(say)
  },
)

test('twenty codes a minute may be tried from one address, in both languages together', async () => {
  const own = await openSite()
  const doors = ['en/consultations/countering-radicalization-violence/resume']
  doors.push('fr/consultations/lutte-radicalisation-menant-violence/reprendre')
  const body = `code=${codeOf(newToken())}`
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  const statuses: number[] = []
  for (let tried = 0; tried < 21; tried++) {
    const url = `/${doors[tried % 2]}`
    statuses.push((await own.app.inject({ method: 'POST', url, headers, payload: body })).statusCode)
  }
  await own.close()
  expect(statuses).toEqual([...Array<number>(20).fill(422), 429])
})

test.each(['en', 'fr'] as const)('after too many codes in a minute, 429 and a page in %s', async (locale) => {
  const body = `code=${codeOf(newToken())}`
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  let last: Response | undefined
  // A minute may end among them: then twenty more are needed.
  for (let tried = 0; tried < 41 && last?.status !== 429; tried++) {
    last = await fetch(`${site.origin}${door[locale]}`, { method: 'POST', headers, body })
  }
  expect(last!.status).toBe(429)
  const html = await last!.text()
  expect(html).toContain(words[locale]('fault:too-many-tries').replaceAll("'", '&#39;'))
  expect(html).toContain(`<html lang="${locale}-CA"`)
  expect([...last!.headers.keys()].filter((name) => name.includes('ratelimit'))).toEqual([])
})
