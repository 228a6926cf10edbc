import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesOf, type Market, openMarket, takeBundle } from '../export/bundle/taken-bundle.js'
import { accessibilityFaults } from '../support/axe.js'
import { openBrowser, withPage } from '../support/browser.js'

let market: Market
let files: ReadonlyMap<string, Buffer>
let browser: Browser
beforeAll(async () => {
  market = await openMarket()
  files = filesOf(await takeBundle(market))
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await market.close()
})

test.each(['codebook-en.html', 'codebook-fr.html', 'changes-en.html', 'changes-fr.html'])(
  '%s of a bundle can be read by everybody, on a narrow screen too',
  async (name) => {
    await withPage(browser, { javaScriptEnabled: true, viewport: { width: 320, height: 640 } }, async (page) => {
      await page.setContent(files.get(name)!.toString())
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    })
  },
)
