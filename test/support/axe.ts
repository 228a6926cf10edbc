import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

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

async function withTwin<Result>(page: Page, use: (twin: Page) => Promise<Result>): Promise<Result> {
  const context = await page.context().browser()!.newContext({ javaScriptEnabled: true, viewport: page.viewportSize() })
  try {
    await context.addCookies(await page.context().cookies())
    const twin = await context.newPage()
    const body = await page.evaluate<string>(asItStands)
    // Kept to the end: to take interception away while a style sheet is on its way can leave the page waiting for it.
    const [address] = page.url().split('#')
    const isPage = ({ href }: URL) => href.split('#')[0] === address
    await twin.route(isPage, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
    await twin.goto(page.url())
    return await use(twin)
  } finally {
    await context.close()
  }
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
