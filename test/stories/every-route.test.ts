import { codeOf, newToken } from '../../src/response/token.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHtmlClient } from '../support/html-client.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { audienceOf, isPrivate, type Route, routesOf } from './routes.js'
import { countResponses, everyRow } from './rows.js'
import { expectSafe, expectUnkept } from './safe-headers.js'
import { closesOn, opensOn, spring } from './spring.js'

let site: Site
let asset: string
/** The cookies of someone midway, and of someone who has submitted. */
let midway: string
let done: string
const form = { 'content-type': 'application/x-www-form-urlencoded' }

beforeAll(async () => {
  site = await openSite()
  await addConsultation(site, { id: 'brook', questionnaire: spring, opensOn, closesOn })
  await addConsultation(site, { id: 'gone', questionnaire: spring, opensOn, closesOn: '2021-01-01' })
  const browser = openHtmlClient(site.origin)
  let page = await browser.visit('/en/consultations/brook/questionnaire/1')
  asset = /href="(\/assets\/[^"]+)"/.exec(page.html)![1]!
  page = await page.press({ name: 'go', value: 'next' }, { taste: ['sweet'], name: 'Kept' })
  midway = [...browser.cookies].map((pair) => pair.join('=')).join('; ')
  const other = openHtmlClient(site.origin)
  page = await (await other.visit('/fr/consultations/brook-fr/questionnaire/1')).press('Continuer', { taste: ['salt'] })
  page = await (await page.press('Continuer')).press({ name: 'go', value: 'submit' })
  done = [...other.cookies].map((pair) => pair.join('=')).join('; ')
})
afterAll(() => site.close())

/** An address that a pattern stands for. */
function addressOf({ pattern }: Route, consultation = 'brook'): string {
  const slug = pattern.startsWith('/fr') ? `${consultation}-fr` : consultation
  const filled = pattern.replace(':slug', slug).replace(':ordinal', '1').replace(':number', '1')
  return filled.replace('/assets/:file', asset)
}

const routes = (method: Route['method']) =>
  routesOf(site.app).filter((route) => route.method === method && audienceOf(route) === 'public')

function ask(address: string, options: RequestInit = {}): Promise<Response> {
  return fetch(site.origin + address, { redirect: 'manual', ...options })
}

/** While the results of a consultation are not published, it has none. */
function isUntold(pattern: string): boolean {
  return /\/(results|resultats)(\/|$)/.test(pattern)
}

function expectKeepable(response: Response, route: string): void {
  expect({ route, kept: response.headers.get('cache-control') }).not.toMatchObject({ kept: 'no-store' })
}

test('the list of routes holds those that everybody knows', () => {
  const patterns = routes('GET').map(({ pattern }) => pattern)
  expect(patterns).toContain('/')
  expect(patterns).toContain('/en/consultations/:slug/questionnaire/:ordinal')
  expect(patterns).toContain('/fr/consultations/:slug/recu')
  expect(patterns.length).toBeGreaterThan(25)
  expect(routes('POST').length).toBeGreaterThan(10)
  expect(routesOf(site.app).every(({ method }) => ['GET', 'HEAD', 'POST'].includes(method))).toBe(true)
})

test('every GET, by whomever, has the exact policy and no header beside those we know; what is private is kept nowhere', async () => {
  for (const route of [...routes('GET'), ...routes('HEAD')]) {
    const { method, pattern } = route
    const judge = isPrivate(pattern) ? expectUnkept : expectKeepable
    for (const cookie of ['', midway, done]) {
      const response = await ask(addressOf(route), { method, headers: cookie ? { cookie } : {} })
      expect(isUntold(pattern) ? [404] : [200, 302, 303]).toContain(response.status)
      expectSafe(response, pattern)
      judge(response, pattern)
    }
  }
})

test('every POST, empty, faulty or closed, has the same headers and at most the one cookie', async () => {
  for (const consultation of ['brook', 'gone', 'nowhere']) {
    for (const route of routes('POST')) {
      for (const body of ['', 'go=next&taste=bitter&shoe=43', 'go=switch', 'code=none']) {
        const response = await ask(addressOf(route, consultation), { method: 'POST', headers: form, body })
        const cookies = response.headers.getSetCookie()
        expectSafe(response, route.pattern, ['set-cookie'])
        if (consultation !== 'nowhere') expectUnkept(response, route.pattern)
        for (const cookie of cookies) {
          expect(cookie).toMatch(
            /^unfinished-(brook|gone)=[0-7]?[0-9A-Z]*; Path=\/; HttpOnly; SameSite=Lax(; Max-Age=0)?$/,
          )
        }
        expect(cookies.length).toBeLessThanOrEqual(1)
      }
    }
  }
})

test.each([
  ['/nowhere', {}, 404],
  ['/fr/consultations/nulle-part', {}, 404],
  ['/en/consultations/brook/questionnaire/99', {}, 404],
  ['/en/consultations/brook/questionnaire/01', {}, 404],
  ['/en/consultations/%E0%A4%A', {}, 400],
  ['/fr/consultations/%E0%A4%A', {}, 400],
  [`/en/consultations/${'x'.repeat(200)}`, {}, 414],
  [
    '/en/consultations/brook/questionnaire/1',
    { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
    415,
  ],
  ['/en/consultations/brook/questionnaire/1', { method: 'POST', body: 'x'.repeat(1_100_000), headers: form }, 413],
  ['/en/consultations/brook', { method: 'DELETE' }, 404],
] as const)('what cannot be answered, such as %s, says so with the same headers', async (address, options, status) => {
  const response = await ask(address, options)
  expect(response.status).toBe(status)
  expectSafe(response, address)
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(await response.text()).toContain(`<html lang="${address.startsWith('/fr') ? 'fr' : 'en'}-CA"`)
})

test('no GET and no HEAD changes a row or gives a cookie', async () => {
  const before = await everyRow(site.db)
  expect(before.some((row) => row.startsWith('unfinished '))).toBe(true)
  for (const route of [...routes('GET'), ...routes('HEAD')]) {
    for (const cookie of ['', midway, done]) {
      const headers = { 'sec-fetch-site': 'cross-site', ...(cookie ? { cookie } : {}) }
      for (const consultation of ['brook', 'gone']) {
        const response = await ask(addressOf(route, consultation), { method: route.method, headers })
        await response.arrayBuffer()
        expect({ route, cookies: response.headers.getSetCookie() }).toEqual({ route, cookies: [] })
      }
    }
  }
  expect(await everyRow(site.db)).toEqual(before)
})

test.each([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'https://elsewhere.example' },
  { origin: 'http://127.0.0.1:1' },
])('a post that comes with %o is refused on every route, with its cookie too, and changes nothing', async (from) => {
  const before = await everyRow(site.db)
  for (const route of routes('POST')) {
    const response = await ask(addressOf(route), {
      method: 'POST',
      headers: { ...form, ...from, cookie: midway },
      body: 'go=submit&taste=sweet&version=1&locale=en&name=Foreign',
    })
    expect({ route, status: response.status }).toEqual({ route, status: 403 })
    expectSafe(response, route.pattern)
    expectUnkept(response, route.pattern)
    expect(await response.text()).not.toContain('Foreign')
  }
  expect(await everyRow(site.db)).toEqual(before)
})

test.each([{ 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, { origin: 'null' }, {}])(
  'a post that comes with %o is taken, as from our own pages in any browser',
  async (from) => {
    const before = await countResponses(site.db, 'brook')
    const response = await ask('/en/consultations/brook/questionnaire/review', {
      method: 'POST',
      headers: { ...form, ...from },
      body: `go=submit&taste=sweet&version=1&locale=en&token=${codeOf(newToken())}`,
    })
    expect(response.status).toBe(200)
    expect(await countResponses(site.db, 'brook')).toBe(before + 1)
  },
)

test.each([
  ['en', 'leave', 'https://weather.gc.ca/'],
  ['fr', 'quitter', 'https://meteo.gc.ca/'],
] as const)('leaving quickly in %s ends the cookie for a click on our own page alone', async (locale, word, to) => {
  const slug = locale === 'en' ? 'brook' : 'brook-fr'
  for (const from of ['same-origin', 'cross-site', 'same-site', 'none', undefined]) {
    const headers = { cookie: midway, ...(from && { 'sec-fetch-site': from }) }
    const response = await ask(`/${locale}/consultations/${slug}/${word}`, { headers })
    expect([response.status, response.headers.get('location')]).toEqual([303, to])
    const ended = from === 'same-origin' ? ['unfinished-brook=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0'] : []
    expect(response.headers.getSetCookie()).toEqual(ended)
  }
})

test('public pages and assets are sent again only when they have changed', async () => {
  const shown = routes('GET').filter(({ pattern }) => !isPrivate(pattern) && !pattern.startsWith('/api'))
  const found = await Promise.all(shown.map(async (route) => ({ route, first: await ask(addressOf(route)) })))
  const pages = found.filter(({ first }) => first.status === 200)
  expect(pages.length).toBeGreaterThan(12)
  for (const { route, first } of pages) {
    const etag = first.headers.get('etag')
    expect({ route, etag }).toEqual({ route, etag: expect.stringMatching(/^"[\w-]{22}"$/) })
    const again = await ask(addressOf(route), { headers: { 'if-none-match': etag! } })
    expect(again.status).toBe(304)
    expect((await again.arrayBuffer()).byteLength).toBe(0)
    expectSafe(again, route.pattern)
  }
})

test('pages of the questionnaire have no tag by which a cache could keep them', async () => {
  for (const route of routes('GET').filter(({ pattern }) => isPrivate(pattern))) {
    const response = await ask(addressOf(route), { headers: { 'if-none-match': '*' } })
    expect({ route, etag: response.headers.get('etag') }).toEqual({ route, etag: null })
    expect(response.status).not.toBe(304)
  }
})
