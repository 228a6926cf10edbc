/** Makes the pictures of README.md anew, in docs/: `npx tsx scripts/readme-pictures.ts`. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { projectRoot } from '../src/project-root.js'
import { announced, fill, sample } from '../test/browser/sample.js'
import { enter } from '../test/browser/staff-states.js'
import { openBrowser, withPage } from '../test/support/browser.js'
import { openSite } from '../test/support/open-site.js'
import { startTestServer } from '../test/support/test-server.js'

type Picture = {
  readonly file: string
  /** Of each window in the picture, side by side. */
  readonly widths: readonly number[]
  readonly open: (page: Page) => Promise<unknown>
}

const height = 820
const server = await startTestServer()
const site = await openSite({ ...server.addresses, drop: server.stop })
const browser = await openBrowser()
try {
  const password = await site.addPeople()
  const as = async (page: Page, id: string, address: string) => {
    await enter(page, site, { locale: 'en', password, id })
    await page.goto(site.origin + address)
  }
  const pictures: readonly Picture[] = [
    { file: 'questionnaire.png', widths: [1100, 360], open: answer },
    {
      file: 'member.png',
      widths: [1280],
      open: (page) => as(page, 'member-4', announced.en.roundtableQuestion('r1')),
    },
    { file: 'docket.png', widths: [1280], open: (page) => as(page, 'editor-1', announced.en.desk) },
  ]
  for (const picture of pictures) await make(picture)
} finally {
  await browser.close()
  await site.close()
}

async function answer(page: Page): Promise<void> {
  await page.goto(site.origin + sample.fr.page(3))
  await fill(page, { c1: ['isolation'] })
}

async function make({ file, widths, open }: Picture): Promise<void> {
  const windows: string[] = []
  for (const width of widths) {
    await withPage(browser, { viewport: { width, height } }, async (page) => {
      await open(page)
      await page.evaluate('document.activeElement.blur(), scrollTo(0, 0)')
      windows.push(`<img width=${width} src="data:image/png;base64,${(await page.screenshot()).toString('base64')}">`)
    })
  }
  const wall = `<style>body { margin: 0; padding: 40px; display: flex; gap: 40px; background: #e8ecf1 }
    img { border-radius: 8px; box-shadow: 0 1px 4px #0003 }</style>${windows.join('')}`
  const width = 40 + widths.reduce((sum, each) => sum + each + 40, 0)
  await withPage(browser, { viewport: { width, height: height + 80 } }, async (page) => {
    await page.setContent(wall)
    await page.screenshot({ path: join(projectRoot, 'docs', file) })
  })
}
