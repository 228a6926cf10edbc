import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Locale } from '../../src/questionnaire/questionnaire.js'
import { closedWithResponses, crvEn, crvFr, prepare } from '../stories/heard.js'
import { signedIn } from '../stories/people.js'
import { openBrowser, openVisits, type Visit } from '../support/browser.js'
import { openSite, type Site } from '../support/open-site.js'
import { tabTo } from './keyboard.js'
import { faultsOf } from './page-checks.js'
import { enter, press } from './staff-states.js'

let browser: Browser
let site: Site
let password: string
let visit: Visit
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  visit = await openVisits(browser, { javaScriptEnabled: true, viewport: { width: 1280, height: 900 } })
  password = await site.addPeople()
  await closedWithResponses(site, 200)
  await prepare(await signedIn(site, 'analyst-1', password))
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const locales = ['en', 'fr'] as const
const here = { en: crvEn, fr: crvFr }

function asSomeone(id: string, locale: Locale, act: (page: Page) => Promise<unknown>): Promise<unknown> {
  return visit(async (page) => {
    await enter(page, site, { locale, password, id })
    await act(page)
  })
}

/** How many of these have a place on the page. */
const shownAmong = (all: readonly { getClientRects(): ArrayLike<unknown> }[]) =>
  all.filter((each) => each.getClientRects().length > 0).length

async function expectGood(page: Page): Promise<void> {
  expect([page.url(), await faultsOf(page)]).toEqual([page.url(), []])
  expect(await page.locator('script').count()).toBe(0)
}

test.for(locales)('an analyst’s pages of results can be used by everyone (%s)', async (locale) => {
  const at = here[locale]
  await asSomeone('analyst-1', locale, async (page) => {
    const sections = ['summary', 'questions', 'themes', 'next'] as const
    for (const path of [at.preparing, ...sections.map((each) => at.preparingSection(each)), at.preparingPreview]) {
      await page.goto(site.origin + path)
      await expectGood(page)
    }
    await page.goto(site.origin + at.preparingSection('summary'))
    await page.fill('#summary-en', 'Typed against older words.')
    await page.evaluate(`document.querySelector('input[name=base]').value = 'older'`)
    await press(page, 'save')
    expect(await page.locator('.stands').count()).toBeGreaterThan(0)
    await expectGood(page)
    await page.goto(site.origin + at.deskResults, { waitUntil: 'commit' })
    expect(await page.locator('h1').textContent()).not.toBe('')
  })
})

test.for(locales)('an analyst shares by keyboard alone, and a member reads it (%s)', async (locale) => {
  await asSomeone('analyst-1', locale, async (page) => {
    await page.goto(site.origin + here[locale].preparing)
    await tabTo(page, ({ name, value }) => name === 'go' && ['share', 'withdraw'].includes(value))
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(new URL(page.url()).search).toBe('?done=shared')
    await expectGood(page)
  })
  await asSomeone('member-4', locale, async (page) => {
    await page.goto(site.origin + here[locale].roundtableResults)
    expect(await page.locator('[role=note]').count()).toBe(1)
    await expectGood(page)
  })
  // The other language finds it as this one did.
  const analyst = await signedIn(site, 'analyst-1', password)
  await (await analyst.visit(crvEn.preparing)).press('Take it back from the roundtable')
})

test('an editor publishes by keyboard alone, and everybody can read it in both languages', async () => {
  const analyst = await signedIn(site, 'analyst-1', password)
  await (await analyst.visit(crvEn.preparing)).press('Share with the roundtable')
  await asSomeone('editor-1', 'fr', async (page) => {
    await page.goto(site.origin + crvFr.deskResults)
    await expectGood(page)
    await tabTo(page, ({ value }) => value === 'publish')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(new URL(page.url()).search).toBe('?done=published')
    await expectGood(page)
  })
  for (const locale of locales) {
    await visit(async (page) => {
      await page.goto(site.origin + here[locale].results)
      const byGroup = page.locator('.answers-heard > details')
      await page.emulateMedia({ media: 'print' })
      expect(await byGroup.evaluateAll(shownAmong)).toBe(0)
      await page.emulateMedia({ media: 'screen' })
      for (const summary of await page.locator('.answers-heard details > summary').all()) await summary.click()
      await page.emulateMedia({ media: 'print' })
      expect(await byGroup.evaluateAll(shownAmong)).toBe(await byGroup.count())
      await page.emulateMedia({ media: 'screen' })
      await expectGood(page)
      await page.goto(site.origin + here[locale].profile)
      await expectGood(page)
    })
  }
}, 120_000)
