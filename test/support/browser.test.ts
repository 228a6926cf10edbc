import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults } from './axe.js'
import { openBrowser, openVisits, type Visit, withPage } from './browser.js'
import { serve } from './static-site.js'

const sound = page(`<main><h1>Title</h1>
  <form method="post"><label for="a">Name</label> <input id="a" name="a"> <button>Continue</button></form></main>`)
const faulty = page(`<main><h1>Title</h1><img src="/map.png"><p class="pale">Pale words</p></main>`)

const policy = `default-src 'none'; style-src 'self'`
let browser: Browser
let site: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  site = await serve(({ path }) => {
    if (path === '/style.css') return { headers: { 'content-type': 'text/css' }, body: '.pale { color: #ccc }' }
    return { headers: { 'content-security-policy': policy }, body: path === '/faulty' ? faulty : sound }
  })
})

afterAll(async () => {
  await browser.close()
  await site.close()
})

test.for([true, false])(
  'axe finds nothing on a sound page, and every fault of a faulty one (scripting: %s)',
  async (scripting) => {
    await withPage(browser, { javaScriptEnabled: scripting }, async (page) => {
      await page.goto(`${site.origin}/sound`)
      expect(await accessibilityFaults(page)).toEqual([])
      await page.goto(`${site.origin}/faulty`)
      const rules = (await accessibilityFaults(page)).map((fault) => fault.split(':')[0])
      expect(rules).toEqual(['color-contrast', 'image-alt'])
    })
  },
)

test('axe judges what was typed and chosen, with scripting off too', async () => {
  const tick =
    page(`<main><h1>Title</h1><label><input type="checkbox"> <span>More</span></label><p>Pale words</p></main>
    <style>p { color: #000 } main:has(:checked) p { color: #ccc }</style>`)
  const own = await serve(() => ({ body: tick }))
  await withPage(browser, {}, async (page) => {
    await page.goto(own.origin)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('checkbox').check()
    expect(await accessibilityFaults(page)).toEqual([expect.stringMatching(/^color-contrast: .*\(p\)$/)])
  })
  await own.close()
})

const ways: readonly (readonly [string, () => Promise<Visit>])[] = [
  ['a page', async () => (use) => withPage(browser, {}, use)],
  ['a visit', () => openVisits(browser, {})],
]

test.for(ways)(
  '%s runs no script, keeps the policy of its site, and shares nothing with the next',
  async ([, open]) => {
    const own = await serve(({ headers }) => ({
      headers: { 'set-cookie': 'a=1' },
      body: page(`<main><h1>${headers.cookie ?? 'no cookie'}</h1><script>document.title = 'run'</script></main>`),
    }))
    const visit = await open()
    for (let times = 0; times < 2; times++) {
      await visit(async (page) => {
        await page.goto(own.origin)
        expect(await page.title()).toBe('Test')
        expect(await page.getByRole('heading').innerText()).toBe('no cookie')
        await page.reload()
        expect(await page.getByRole('heading').innerText()).toBe('a=1')
      })
    }
    await own.close()
  },
)

test('words with accents have a font', async () => {
  await withPage(browser, { javaScriptEnabled: true }, async (page) => {
    await page.setContent('<span>Éçœ</span>')
    expect(await page.evaluate<number>(`document.querySelector('span').getBoundingClientRect().width`)).toBeGreaterThan(
      10,
    )
  })
})

function page(body: string): string {
  return `<!doctype html><html lang="en"><head><title>Test</title><link rel="stylesheet" href="/style.css"></head><body>${body}</body></html>`
}
