/** Writes pictures of every page for people with accounts: `npx tsx scripts/staff-screenshots.ts FOLDER [WORDS]`. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { locales } from '../src/questionnaire/questionnaire.js'
import { deskStates } from '../test/browser/desk-states.js'
import { docketStates } from '../test/browser/docket-states.js'
import { numberStates } from '../test/browser/number-states.js'
import { staffStates } from '../test/browser/staff-states.js'
import { textStates } from '../test/browser/text-states.js'
import { openBrowser, withPage } from '../test/support/browser.js'
import { openSite } from '../test/support/open-site.js'
import { startTestServer } from '../test/support/test-server.js'

const [folder, only = ''] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Usage: npx tsx scripts/staff-screenshots.ts FOLDER [WORDS IN THE NAME OF A STATE]')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })

const server = await startTestServer()
const site = await openSite({ ...server.addresses, drop: server.stop })
const browser = await openBrowser()
try {
  const password = await site.addPeople()
  for (const state of [...staffStates, ...deskStates, ...docketStates, ...numberStates, ...textStates].filter(
    ({ name }) => name.includes(only),
  )) {
    for (const locale of locales) {
      await withPage(browser, {}, async (page) => {
        await state.open(page, site, { locale, password })
        for (const width of [320, 768, 1280]) {
          await page.setViewportSize({ width, height: 800 })
          const file = `${state.name.replaceAll(/[^a-z0-9]+/g, '-')}.${locale}.${width}.png`
          await page.screenshot({ path: join(folder, file), fullPage: true })
        }
      })
    }
  }
} finally {
  await browser.close()
  await site.close()
}
console.log(folder)
