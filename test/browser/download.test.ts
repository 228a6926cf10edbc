import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consultationAddress } from '../../src/web/address.js'
import { openWaters } from '../stories/taking.js'
import { openBrowser, withPage } from '../support/browser.js'
import type { Site } from '../support/open-site.js'
import { enter } from './staff-states.js'

let site: Site
let password: string
let browser: Browser
beforeAll(async () => {
  const opened = await openWaters()
  site = opened.site
  password = opened.password
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

test.each([
  ['en', 'brook', ','],
  ['fr', 'brook-fr', ';'],
] as const)(
  'the buttons bring the files that were chosen, and the page stays (%s)',
  async (locale, slug, delimiter) => {
    await withPage(browser, {}, async (page) => {
      const { files } = consultationAddress(locale, slug)
      await enter(page, site, { locale, password, id: 'analyst-1' })
      await page.goto(site.origin + files)
      await page.check('input[name="language"][value="fr"]')
      for (const [file, rows] of [
        ['responses', 1],
        ['open-text', 3],
      ] as const) {
        const [download] = await Promise.all([page.waitForEvent('download'), page.click(`button[value="${file}"]`)])
        expect(download.suggestedFilename()).toBe(`brook-${file}.csv`)
        const csv = readFileSync(await download.path(), 'utf8')
        expect(parse(csv, { columns: true, bom: true, delimiter })).toHaveLength(rows)
      }
      const [bundle] = await Promise.all([page.waitForEvent('download'), page.click('button[value="bundle"]')])
      expect(bundle.suggestedFilename()).toBe('brook-bundle.zip')
      const entries = unzipSync(readFileSync(await bundle.path()))
      expect(Object.keys(entries)).toContain('manifest.json')
      expect(new URL(page.url()).pathname).toBe(files)
      expect(await page.isChecked('input[name="language"][value="fr"]')).toBe(true)
    })
  },
)
