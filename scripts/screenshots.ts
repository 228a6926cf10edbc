/** Writes pictures of every public page, in both languages and at three widths, and of what printing gives: `npx tsx scripts/screenshots.ts FOLDER`. */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { locales } from '../src/questionnaire/questionnaire.js'
import { addOthers, journey, type State, states } from '../test/browser/states.js'
import { openBrowser, withPage } from '../test/support/browser.js'
import { openSite } from '../test/support/open-site.js'
import { startTestServer } from '../test/support/test-server.js'

const widths = [320, 768, 1280]
const printed = ['page 4, filled', 'questions to read', 'review, filled', 'receipt', 'profile, open']

const [folder, only] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Usage: npx tsx scripts/screenshots.ts FOLDER [WORDS IN THE NAME OF A STATE]')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })

const server = await startTestServer()
const site = await openSite({ ...server.addresses, drop: server.stop })
const browser = await openBrowser()
try {
  await addOthers(site)
  for (const locale of locales) {
    for (const state of states.filter(({ name }) => only === undefined || name.includes(only))) {
      await withPage(browser, {}, (page) => shoot(page, state, locale))
    }
    if (only !== undefined && !journey.some(({ name }) => name.includes(only))) continue
    await withPage(browser, { javaScriptEnabled: true }, async (page) => {
      for (const state of journey) await shoot(page, state, locale)
    })
  }
} finally {
  await browser.close()
  await site.close()
}
console.log(folder)

async function shoot(page: Page, { name, open }: State, locale: (typeof locales)[number]): Promise<void> {
  await open(page, site, locale)
  // A page that was filled in stands scrolled, with its strip in the middle and the last field marked.
  await page.mouse.move(0, 0)
  await page.evaluate(`document.querySelector('input:focus, textarea:focus')?.blur(); scrollTo(0, 0)`)
  const file = join(folder!, `${name.replaceAll(/[^a-z0-9]+/g, '-')}.${locale}`)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    await page.screenshot({ path: `${file}.${width}.png`, fullPage: true })
  }
  if (printed.includes(name)) await print(page, file)
}

/** A PDF, and a picture of each of its sheets where poppler is installed. */
async function print(page: Page, file: string): Promise<void> {
  await page.pdf({ path: `${file}.pdf`, format: 'Letter', printBackground: false, preferCSSPageSize: true })
  try {
    execFileSync('pdftoppm', ['-png', '-r', '60', `${file}.pdf`, `${file}.print`])
  } catch (error) {
    console.error(`No pictures of ${file}.pdf: ${String(error)}`)
  }
}
