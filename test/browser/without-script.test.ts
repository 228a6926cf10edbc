import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { address } from '../../src/web/address.js'
import { openBrowser, withPage } from '../support/browser.js'
import { attribute, elementsOf } from '../support/html-document.js'
import { openSite, type Site } from '../support/open-site.js'
import { fill, press, responsesOf, sample, typedOnPages } from './sample.js'

let browser: Browser
let site: Site
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const { en, fr } = sample

test('the stored answers are the same with scripting off and on, in one language and the other', async () => {
  await respond({ javaScriptEnabled: false }, en)
  await respond({ javaScriptEnabled: true }, en)
  await respond({ javaScriptEnabled: false }, fr)
  const responses = await responsesOf(site)
  expect(responses.map(({ language }) => language).toSorted()).toEqual(['en', 'en', 'fr'])
  const [first, ...others] = responses.map(({ answers }) => answers)
  expect(first).toMatchObject({ n3: ['dialogue', 'welcome'], i3: 'qc', i5: ['english', 'french'] })
  for (const other of others) expect(other).toEqual(first)
})

async function respond(options: BrowserContextOptions, at: (typeof sample)['en' | 'fr']): Promise<void> {
  await withPage(browser, options, async (page) => {
    await page.goto(site.origin + at.page(1))
    for (const typed of typedOnPages) {
      await fill(page, typed)
      await press(page, 'next')
    }
    await press(page, 'submit')
    expect(new URL(page.url()).pathname).toBe(at.receipt)
  })
}

test.for(['en', 'fr'] as const)(
  'no page holds a script, asks another origin, breaks its own policy or says a word in the console (%s)',
  async (locale) => {
    const told: string[] = []
    await withPage(browser, { javaScriptEnabled: true }, async (page) => {
      page.on('console', (message) => told.push(`${page.url()} said ${message.text()}`))
      page.on('pageerror', (error) => told.push(`${page.url()} threw ${error.message}`))
      page.on('requestfailed', (request) => {
        // A font that is still on its way when the person goes on is given up by the browser itself.
        const reason = request.failure()?.errorText
        if (reason !== 'net::ERR_ABORTED') told.push(`${request.url()} failed: ${reason}`)
      })
      page.on('request', (request) => {
        if (!request.url().startsWith(site.origin)) told.push(`${page.url()} asked ${request.url()}`)
      })
      for (const each of addressesIn(locale)) {
        await page.goto(site.origin + each)
        told.push(...(await scriptsOf(page)))
      }
      await pressThrough(page, sample[locale], async () => void told.push(...(await scriptsOf(page))))
    })
    // Chromium itself tells of a page that is answered with 422.
    expect(told.filter((line) => !line.includes('status of 422'))).toEqual([])
  },
)

function addressesIn(locale: 'en' | 'fr'): readonly string[] {
  const at = sample[locale]
  const site = [address.home, address.consultations(locale), address.about(locale), address.privacy(locale)]
  const pages = typedOnPages.map((_, index) => at.page(index + 1))
  return [...site, address.accessibility(locale), at.profile, at.questions, at.onePage, at.resume, ...pages]
}

/** From a page of questions to the pages that only buttons lead to. */
async function pressThrough(page: Page, at: (typeof sample)['en' | 'fr'], look: () => Promise<void>): Promise<void> {
  await press(page, 'later')
  await look()
  await page.goto(site.origin + at.review)
  await look()
  await press(page, 'submit')
  await look()
  await press(page, 'again')
  await fill(page, { a1: ['individual', 'prefer_not'] })
  await press(page, 'next')
  expect(await page.locator('.summary').count()).toBe(1)
  await look()
}

async function scriptsOf(page: Page): Promise<readonly string[]> {
  return elementsOf(await page.content()).flatMap((element) => {
    const handlers = element.attrs.filter(({ name }) => name.startsWith('on')).map(({ name }) => name)
    const found = element.tagName === 'script' ? ['script'] : handlers
    const runs = (attribute(element, 'href') ?? '').startsWith('javascript:') ? ['javascript:'] : []
    return [...found, ...runs].map((each) => `${page.url()} holds ${each}`)
  })
}

test.for([
  ['the profile page', en.profile],
  ['a page of questions', en.page(1)],
  ['une page de questions', fr.page(4)],
] as const)('a first visit to %s takes 3 requests beside fonts, 20 KB, and 75 KB of fonts', async ([, path]) => {
  await withPage(browser, {}, async (page) => {
    const requests: Request[] = []
    page.on('requestfinished', (request) => requests.push(request))
    await page.goto(site.origin + path)
    await page.evaluate('document.fonts.ready.then(() => true)')
    await page.waitForLoadState('networkidle')
    const sized = requests.map(async (request) => ({
      isFont: request.resourceType() === 'font' || request.url().endsWith('.woff2'),
      url: request.url(),
      bytes: (await request.sizes()).responseBodySize,
    }))
    const all = await Promise.all(sized)
    const fonts = all.filter(({ isFont }) => isFont)
    const others = all.filter(({ isFont }) => !isFont)
    expect(others.map(({ url }) => url).slice(3)).toEqual([])
    expect(sum(others)).toBeGreaterThan(1000)
    expect(sum(others)).toBeLessThanOrEqual(20 * 1024)
    expect(sum(fonts)).toBeGreaterThan(1000)
    expect(sum(fonts)).toBeLessThanOrEqual(75 * 1024)
  })
})

function sum(sizes: readonly { readonly bytes: number }[]): number {
  return sizes.reduce((total, { bytes }) => total + bytes, 0)
}
