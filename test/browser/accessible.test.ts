import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openVisits, type Visit, withPage } from '../support/browser.js'
import { freshDatabase } from '../support/database.js'
import { openSite, type Site } from '../support/open-site.js'
import { faultsOf, overflows, pressableInPrint, smallTargets } from './page-checks.js'
import { fill, press, sample, typedOnPages } from './sample.js'
import { addOthers, journey, states } from './states.js'

let browser: Browser
let site: Site
let visit: Visit
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  visit = await openVisits(browser, options)
  await addOthers(site)
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

// The pages have no script of their own: scripting is on for the checkers alone.
const options = { javaScriptEnabled: true }
const locales = ['en', 'fr'] as const
const isLong = Boolean(process.env['LONG'])
// The short run sees every state of the pages of questions, in one language and the other by turns.
const cases = states.flatMap((state, index) =>
  locales
    .filter((_, turn) => isLong || !state.isOfQuestions || (index + turn) % 2 === 0)
    .map((locale) => [state.name, locale, state] as const),
)

test.for(cases)('%s (%s) can be used by everyone', async ([, locale, state]) => {
  await visit(async (page) => {
    await state.open(page, site, locale)
    expect(await faultsOf(page)).toEqual([])
  })
})

test.for(locales)('so can the pages of a response from its review to its receipt (%s)', async (locale) => {
  await visit(async (page) => {
    for (const state of journey) {
      await state.open(page, site, locale)
      expect([state.name, ...(await faultsOf(page))]).toEqual([state.name])
    }
  })
})

test.for(locales)('so can the page for a browser that refuses the cookie (%s)', async (locale) => {
  const body = new URLSearchParams({ locale, a1: 'other', a1__other_text: 'Mentor', go: 'next' })
  const reply = await fetch(site.origin + sample[locale].page(1), { method: 'POST', body, redirect: 'manual' })
  await visit(async (page) => {
    await page.goto(site.origin + reply.headers.get('location')!)
    expect(await page.locator('main form').count()).toBe(2)
    expect(await faultsOf(page)).toEqual([])
  })
})

test.for(locales)('so can the page shown when the database is gone (%s)', async (locale) => {
  const database = await freshDatabase()
  const own = await openSite({ ...database, drop: () => Promise.resolve() })
  await visit(async (page) => {
    await page.goto(own.origin + sample[locale].page(1))
    await fill(page, typedOnPages[0]!)
    await database.drop()
    await press(page, 'next')
    expect(await page.locator('main form').count()).toBe(1)
    expect(await faultsOf(page)).toEqual([])
  })
  await own.close()
})

test('what is too small, or too wide, would be told', async () => {
  await withPage(browser, options, async (page) => {
    await page.setContent(`<meta name="viewport" content="width=device-width">
      <button style="font-size: 8px; padding: 0; border: 0">go</button><p style="width: 30rem">wide`)
    expect(await smallTargets(page)).toHaveLength(1)
    expect(await overflows(page, { width: 640 })).toBe(false)
    expect(await overflows(page, { width: 640, text: 32 })).toBe(true)
    expect(await overflows(page, { width: 320 })).toBe(true)
  })
})

test('in forced colours the marks are the system’s own, and choice and focus are outlined', async () => {
  await withPage(browser, { forcedColors: 'active' }, async (page) => {
    await page.goto(site.origin + sample.en.page(2))
    await fill(page, typedOnPages[1]!)
    const style = (selector: string, property: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}'))['${property}']`)
    expect(await style('[name=b1]:checked', 'appearance')).toBe('auto')
    expect(await style('[name=b3]:checked', 'appearance')).toBe('auto')
    expect(await style('[name=b1]:checked + label', 'outlineStyle')).toBe('solid')
    expect(await style('[name=b1]:not(:checked) + label', 'outlineStyle')).toBe('none')
    await page.locator('[name=b1]:checked').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    expect(await style('[name=b1]:checked + label', 'outlineStyle')).toBe('dashed')
  })
})

test.for([
  ['reduce', ['0s']],
  ['no-preference', ['0.12s', '0s']],
] as const)('nothing moves for who asked for less motion (%s)', async ([reducedMotion, durations]) => {
  await withPage(browser, { reducedMotion }, async (page) => {
    await page.goto(site.origin + sample.en.page(2))
    const found = await page.evaluate<string[]>(
      `[...new Set([...document.querySelectorAll('*')].map((each) => getComputedStyle(each).transitionDuration))]`,
    )
    expect(found.toSorted()).toEqual(durations)
  })
})

test.for(locales)('printed, answers and questions are words without buttons (%s)', async (locale) => {
  await withPage(browser, {}, async (page) => {
    await page.goto(site.origin + sample[locale].page(4))
    await fill(page, typedOnPages[3]!)
    await page.emulateMedia({ media: 'print' })
    expect(await pressableInPrint(page)).toEqual([])
    expect(await page.locator('textarea').inputValue()).toContain('third')
    expect(await page.locator('[name=n2a][value=police]').isVisible()).toBe(true)
    expect((await page.pdf()).length).toBeGreaterThan(10_000)
    await page.goto(site.origin + sample[locale].questions)
    expect(await pressableInPrint(page)).toEqual([])
    expect(await page.locator('h3:visible').count()).toBe(27)
    expect((await page.pdf()).length).toBeGreaterThan(10_000)
  })
})
