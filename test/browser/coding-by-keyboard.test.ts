import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locales } from '../../src/questionnaire/questionnaire.js'
import { openBrowser, withPage } from '../support/browser.js'
import { openSite, type Site } from '../support/open-site.js'
import { choose, tabTo } from './keyboard.js'
import { textStates } from './text-states.js'

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

const oneText = textStates.find(({ name }) => name === 'one text')!
const isButton = (value: string) => (stop: { name: string; value: string }) =>
  stop.name === 'go' && stop.value === value
const follow = (page: Page) => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
const received = (page: Page) => page.locator('main section .typed').first().innerText()

/** Both languages work on the same texts: each on a part of its own. */
const parts = {
  en: { theme: 't1', passageOf: (words: readonly string[]) => words.slice(0, 2).join(' ') },
  fr: { theme: 't2', passageOf: (words: readonly string[]) => words.slice(-2).join(' ') },
} as const

test.each(locales)('in %s a text is coded, and part of the next is hidden, by keyboard alone', async (locale) => {
  const { theme, passageOf } = parts[locale]
  await withPage(browser, {}, async (page) => {
    await oneText.open(page, site, { locale, password })
    const first = page.url()
    await tabTo(page, ({ name, value }) => name === 'theme' && value === theme)
    await page.keyboard.press('Space')
    await tabTo(page, isButton('next'))
    await follow(page)
    expect(page.url()).not.toBe(first)

    const passage = passageOf((await received(page)).split(' '))
    await tabTo(page, ({ name }) => name === 'passage')
    await page.keyboard.type(passage)
    await tabTo(page, ({ name, type }) => name === 'reason' && type === 'radio')
    await choose(page, 'could-identify', 'Space')
    await tabTo(page, isButton('redact'))
    await follow(page)
    const shown = await page.locator('main section').first().innerText()
    expect(shown).toMatch(/\[(redacted: could identify someone|caviardé\s: pourrait identifier quelqu’un)\]/)
    expect(shown).not.toContain(passage)

    await page.goto(first)
    expect(await page.locator(`#theme-${theme}`).isChecked()).toBe(true)
  })
})
