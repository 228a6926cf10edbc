import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { unpackChromium } from './chromium.js'

/**
 * A real Chromium, with none of the flags that its package recommends: those turn off web security and site isolation,
 * and with them what the tests are about. Ends with `close()`.
 */
export function openBrowser(): Promise<Browser> {
  const { program, env } = unpackChromium()
  // Without a sandbox because the tests may run as root; without a zygote because some containers cannot fork one.
  const args = ['--no-sandbox', '--no-zygote', '--disable-gpu']
  return chromium.launch({ executablePath: program, env: { ...env }, args })
}

/** A person's own browser for the length of `use`: fresh cookies, scripting off unless `options` say otherwise. */
export async function withPage<Result>(
  browser: Browser,
  options: BrowserContextOptions,
  use: (page: Page, context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options })
  try {
    return await use(await context.newPage(), context)
  } finally {
    await context.close()
  }
}

export type Visit = <Result>(use: (page: Page) => Promise<Result>) => Promise<Result>

/**
 * One browser for people who come one after the other: each finds the page that whoever was there before has left, no
 * cookie of theirs, and goes elsewhere. What is compiled stays, which halves the work of axe. Ends with `browser`.
 */
export async function openVisits(browser: Browser, options: BrowserContextOptions): Promise<Visit> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options })
  const page = await context.newPage()
  return async (use) => {
    await context.clearCookies()
    return use(page)
  }
}
