import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/**
 * What axe finds wrong with a page as it now stands, WCAG 2.2 AA and best practices: `image-alt: … (img.map)`, one line
 * an element. A policy of content does not stop it. A page with scripting off is judged by its twin, since axe needs
 * scripting: the same elements, with what was typed and chosen, in a browser with the same cookies and screen.
 */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const hasScripting = await page.evaluate<boolean>(`matchMedia('(scripting: enabled)').matches`)
  return hasScripting ? judge(page) : withTwin(page, judge)
}

type Found = {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly string[] }[]
}

async function judge(page: Page): Promise<readonly string[]> {
  await page.evaluate(source)
  const run = `axe.run({ runOnly: { type: 'tag', values: ${JSON.stringify(tags)} }, resultTypes: ['violations'] })`
  const { violations } = await page.evaluate<{ violations: readonly Found[] }>(run)
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`))
}

/** One look at a time in a browser. */
async function withTwin<Result>(page: Page, use: (twin: Page) => Promise<Result>): Promise<Result> {
  const browser = page.context().browser()!
  const twin = twins.get(browser) ?? (await openTwin(browser))
  twins.set(browser, twin)
  if (twin.shows) throw new Error(`${twin.shows.address} is being looked at`)
  twin.shows = { address: withoutFragment(page.url()), body: await page.evaluate<string>(asItStands) }
  try {
    await twin.page.context().clearCookies()
    await twin.page.context().addCookies(await page.context().cookies())
    await twin.page.setViewportSize(page.viewportSize()!)
    // By way of no other page, which would end the process that has axe compiled; to a part of a page from the page.
    await twin.page.goto(twin.shows.address)
    if (page.url() !== twin.shows.address) await twin.page.goto(page.url())
    return await use(twin.page)
  } finally {
    twin.shows = undefined
  }
}

/** Kept until its browser is closed: to begin with a fresh one at every look costs more than the look. */
type Twin = { readonly page: Page; shows: { readonly address: string; readonly body: string } | undefined }

const twins = new WeakMap<Browser, Twin>()

async function openTwin(browser: Browser): Promise<Twin> {
  const context = await browser.newContext({ javaScriptEnabled: true })
  const twin: Twin = { page: await context.newPage(), shows: undefined }
  // Never taken away: to do so while a style sheet is on its way can leave the page waiting for it.
  await twin.page.route(
    ({ href }) => withoutFragment(href) === twin.shows?.address,
    (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: twin.shows!.body }),
  )
  return twin
}

function withoutFragment(address: string): string {
  return address.split('#')[0]!
}

const asItStands = `(() => {
  const copy = document.documentElement.cloneNode(true)
  const fields = document.querySelectorAll('input, textarea, option')
  copy.querySelectorAll('input, textarea, option').forEach((field, n) => {
    field.toggleAttribute('checked', fields[n].checked === true)
    field.toggleAttribute('selected', fields[n].selected === true)
    if (field.tagName === 'TEXTAREA') field.textContent = fields[n].value
    else if (field.tagName === 'INPUT') field.setAttribute('value', fields[n].value)
  })
  return '<!doctype html>' + copy.outerHTML
})()`
