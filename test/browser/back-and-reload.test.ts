import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, withPage } from '../support/browser.js'
import { openSite, type Site } from '../support/open-site.js'
import { fieldsOf, fill, held, press, sample } from './sample.js'

let browser: Browser
let site: Site
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const { en } = sample
const role = { a1: ['individual', 'other'], a1__other_text: 'A neighbour’s “word” – naïve' }
const knowledge = { b1: 'well', b3: ['news', 'other'], b3__other_text: 'A friend' }
const faulty = { n2a: ['youth', 'none'], n2b: 'x'.repeat(2010) }

const visit = (page: Page, address: string) => page.goto(site.origin + address)

test('Back, forward and reload show what was saved', async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, en.page(1))
    await fill(page, role)
    await press(page, 'next')
    await fill(page, knowledge)
    await press(page, 'next')
    await page.goBack()
    expect(await fieldsOf(page)).toEqual(held(knowledge))
    await page.goBack()
    expect(await fieldsOf(page)).toEqual(held(role))
    await page.reload()
    expect(await fieldsOf(page)).toEqual(held(role))
    await page.goForward()
    expect(await fieldsOf(page)).toEqual(held(knowledge))
  })
})

test('a reload of a page with faults keeps everything', async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, en.page(4))
    await fill(page, { ...faulty, d1__services: 'well' })
    await press(page, 'next')
    await page.reload()
    expect(await page.title()).toMatch(/^2 answers to look at/)
    expect(await fieldsOf(page)).toEqual(held({ ...faulty, d1__services: 'well' }))
  })
})

test('Back and reload around a page with faults, the very first too, never ask to send anything again', async () => {
  await withPage(browser, {}, async (page) => {
    for (const [ordinal, wrong, right] of [
      [1, { a1: ['individual', 'prefer_not'] }, { a1: ['individual'] }],
      [2, { b3: ['news', 'none'] }, { b3: ['news'] }],
    ] as const) {
      await visit(page, en.page(ordinal))
      await fill(page, wrong)
      await press(page, 'next')
      const reloaded = await page.reload()
      expect([reloaded!.request().method(), reloaded!.status()]).toEqual(['GET', 422])
      expect(await page.title()).toMatch(/^1 answer to look at/)
      expect(await fieldsOf(page)).toEqual(held(wrong))
      await page.goBack()
      expect(await fieldsOf(page)).toEqual(held(wrong))
      await page.goForward()
      await page.locator('[data-alone]:checked').uncheck()
      await press(page, 'next')
      await page.goBack()
      expect(await page.title()).not.toMatch(/to look at/)
      expect(await fieldsOf(page)).toEqual(held(right))
    }
  })
})
