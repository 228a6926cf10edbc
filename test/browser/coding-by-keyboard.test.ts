import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locales } from '../../src/questionnaire/questionnaire.js'
import { openBrowser, withPage } from '../support/browser.js'
import { openSite, type Site } from '../support/open-site.js'
import { choose, tabTo } from './keyboard.js'
import { sample } from './sample.js'
import { enter, press } from './staff-states.js'
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

test('what is copied from a text is found in it, white space, line breaks and emoji included', async () => {
  const id = '00000000-0000-4000-8000-0000000000ff'
  const words = 'Two  spaces,\n\n   an indent, 👩‍🌾 and\ttabs'
  await sql`
    insert into response (id, consultation, version, language, notice_version, answers, received_week)
    values (${id}, 'crv', 1, 'en', 1, ${JSON.stringify({ h1: `${words}.` })}, '2026-W19')`.execute(site.db)
  await withPage(browser, {}, async (page) => {
    await enter(page, site, { locale: 'en', password, id: 'analyst-1' })
    await page.goto(site.origin + sample.en.oneText('h1', id))
    const copied = await received(page)
    expect(copied).toBe(`${words}.`)
    await page.fill('#passage', copied.slice(0, -1))
    await page.check('#reason')
    await press(page, 'redact')
    expect(await received(page)).toBe('[redacted: name].')
  })
})
