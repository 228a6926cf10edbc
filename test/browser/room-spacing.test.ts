import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consultationAddress } from '../../src/web/address.js'
import { openBrowser, withPage } from '../support/browser.js'
import { openSite, type Site } from '../support/open-site.js'
import { enter } from './staff-states.js'

let browser: Browser
let site: Site
let password: string
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  password = await site.addPeople()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const here = consultationAddress('en', 'countering-radicalization-violence')

function withEditor<Result>(path: string, use: (page: Page) => Promise<Result>): Promise<Result> {
  return withPage(browser, {}, async (page) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await enter(page, site, { id: 'editor-1', locale: 'en', password })
    await page.goto(site.origin + path)
    return use(page)
  })
}

async function leftsOf(page: Page, selector: string): Promise<readonly number[]> {
  const all = await page.locator(selector).all()
  return Promise.all(all.map(async (each) => Math.round((await each.boundingBox())!.x)))
}

test('buttons that move an answer, and the box that removes it, stand in columns, from the first row to the last', async () => {
  await withEditor(`${here.deskQuestion('b1')}?work=edit`, async (page) => {
    for (const acts of ['button[value^="down:"]', 'button[value^="up:"]', 'input[name$=".gone"]']) {
      const lefts = await leftsOf(page, `.member-acts ${acts}`)
      expect(lefts.length).toBeGreaterThan(2)
      expect(new Set(lefts).size).toBe(1)
    }
  })
})

test('in the form of a comment each label keeps clear of the box above it', async () => {
  await withEditor(here.roundtableQuestion('b1'), async (page) => {
    const fields = await page.locator('.rail form.panel > .field').all()
    const boxes = await Promise.all(fields.map(async (field) => (await field.boundingBox())!))
    expect(boxes.length).toBeGreaterThan(2)
    for (const [index, { y }] of boxes.slice(1).entries())
      expect(y - boxes[index]!.y - boxes[index]!.height).toBeGreaterThanOrEqual(8)
  })
})
