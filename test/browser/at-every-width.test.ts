import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, withPage } from '../support/browser.js'
import { openSite, type Site } from '../support/open-site.js'
import { overflows } from './page-checks.js'
import { numberStates } from './number-states.js'
import { sample } from './sample.js'

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

const locales = ['en', 'fr'] as const
const widths = [320, 390, 1280] as const

test.for(locales.flatMap((locale) => widths.map((width) => [locale, width] as const)))(
  'what “Leave quickly” takes away is said beside it (%s, %i px)',
  async ([locale, width]) => {
    await withPage(browser, { javaScriptEnabled: true, viewport: { width, height: 700 } }, async (page) => {
      await page.goto(site.origin + sample[locale].page(1))
      const [note, button] = [await boxOf(page, '.exit p'), await boxOf(page, '.exit .button')]
      expect(note.width).toBeGreaterThan(80)
      expect(note.height).toBeGreaterThan(15)
      // The strip stays on top of what is read.
      expect((await boxOf(page, '.exit')).height).toBeLessThan(110)
      expect(Math.max(note.x + note.width, button.x + button.width)).toBeLessThanOrEqual(width)
      expect(await overflows(page, { width: 320 })).toBe(false)
      expect(await overflows(page, { width: 640, text: 32 })).toBe(false)
    })
  },
)

test.for([390, 1280])('the numbers of bars stand under the words of their columns (%i px)', async (width) => {
  await withPage(browser, { javaScriptEnabled: true, viewport: { width, height: 900 } }, async (page) => {
    await openNumbers(page, 'numbers of one answer')
    const ends = await page.evaluate<readonly (readonly number[])[]>(`
      [...document.querySelectorAll('.chart-bars tr')].map((row) => [...row.querySelectorAll('.number')].map((cell) => {
        const range = document.createRange()
        range.selectNodeContents(cell)
        return Math.round(range.getBoundingClientRect().right)
      }))`)
    expect(ends.length).toBeGreaterThan(2)
    expect(ends).toEqual(ends.map(() => ends[0]))
  })
})

test('a table that goes on beside its frame is shaded on that side, and on no other', async () => {
  await withPage(browser, { javaScriptEnabled: true, viewport: { width: 1280, height: 900 } }, async (page) => {
    await openNumbers(page, 'crossing')
    const frame = page.locator('.scroll').last()
    await frame.scrollIntoViewIfNeeded()
    // What is written in the table is not looked at.
    await page.evaluate(`[...document.querySelectorAll('.scroll table')].at(-1).style.visibility = 'hidden'`)
    const edges = async () => {
      const { x, y, width } = (await frame.boundingBox())!
      const seen = (at: number) => page.screenshot({ clip: { x: at, y: y + 20, width: 1, height: 40 } })
      return [(await seen(Math.ceil(x))).toString('base64'), (await seen(Math.floor(x + width) - 1)).toString('base64')]
    }
    const [plain, shaded] = await edges()
    expect(shaded).not.toBe(plain)
    await page.evaluate(`[...document.querySelectorAll('.scroll')].at(-1).scrollLeft = 1e6`)
    await expect.poll(edges).toEqual([shaded, plain])
  })
})

async function openNumbers(page: Page, name: string): Promise<void> {
  await numberStates.find((state) => state.name === name)!.open(page, site, { locale: 'fr', password })
}

async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`${selector} has no place on the page`)
  return box
}
