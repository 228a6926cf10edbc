import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { address } from '../../src/web/address.js'
import { people, sampleEmail } from '../stories/people.js'
import { openBrowser, openVisits, type Visit, withPage } from '../support/browser.js'
import { openSite, type Site } from '../support/open-site.js'
import { focusOf, tabTo } from './keyboard.js'
import { faultsOf } from './page-checks.js'
import { deskStates } from './desk-states.js'
import { docketStates } from './docket-states.js'
import { numberStates } from './number-states.js'
import { staffStates } from './staff-states.js'
import { textStates } from './text-states.js'

let browser: Browser
let site: Site
let password: string
let visit: Visit
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  // The pages have no script of their own: scripting is on for the checkers alone.
  visit = await openVisits(browser, { javaScriptEnabled: true })
  password = await site.addPeople()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const locales = ['en', 'fr'] as const
const states = [...staffStates, ...deskStates, ...docketStates, ...numberStates, ...textStates]
/** In one language each, by turns; at full length in both. */
const cases = states.flatMap((state, index) => {
  const inTurn = process.env.LONG ? locales : [locales[index % 2]!]
  return inTurn.map((locale) => [state.name, locale, state] as const)
})

test.for(cases)('%s (%s) can be used by everyone, and loads no script', async ([, locale, state]) => {
  await visit(async (page) => {
    await state.open(page, site, { locale, password })
    expect(await faultsOf(page)).toEqual([])
    expect(await page.locator('script').count()).toBe(0)
  })
})

const enter = (page: Page) => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])

test.for(locales)('someone signs in, invites and signs out by keyboard alone (%s)', async (locale) => {
  await withPage(browser, { viewport: { width: 390, height: 700 } }, async (page) => {
    await page.goto(site.origin + people[locale])
    expect(new URL(page.url()).pathname).toBe(address.signIn(locale))
    await tabTo(page, ({ name }) => name === 'email')
    await page.keyboard.type(sampleEmail('administrator-1'))
    await tabTo(page, ({ name }) => name === 'password')
    await page.keyboard.type('wrong')
    await enter(page)
    await expect.poll(() => focusOf(page)).toMatchObject({ tag: 'DIV', faults: [] })
    await tabTo(page, ({ name }) => name === 'password')
    await page.keyboard.type(password)
    await enter(page)
    expect(new URL(page.url()).pathname).toBe(people[locale])
    await tabTo(page, ({ name, type }) => name === 'email' && type === 'email')
    await page.keyboard.type(`by-keyboard-${locale}@example.org`)
    await tabTo(page, ({ name }) => name === 'role')
    await page.keyboard.press('Space')
    await tabTo(page, ({ value }) => value === 'invite')
    await enter(page)
    expect(new URL(page.url()).search).toBe('?done=invited')
    await tabTo(page, ({ tag, name, type }) => tag === 'BUTTON' && type === 'submit' && name === '')
    await enter(page)
    expect(new URL(page.url()).pathname).toBe(address.signIn(locale))
  })
})

test('a link in a mail opens a room for whoever is signed in, though it comes from elsewhere', async () => {
  await withPage(browser, {}, async (page, context) => {
    await page.goto(site.origin + address.signIn('en'))
    await page.fill('#email', sampleEmail('administrator-1'))
    await page.fill('#password', password)
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    const mail = await context.newPage()
    await mail.goto(`data:text/html,<a href="${site.origin}${people.en}">room</a>`)
    await mail.click('a')
    await mail.waitForSelector('h2#appointed')
    expect(new URL(mail.url()).pathname).toBe(people.en)
  })
})

test('respondents’ pages never load what belongs to rooms', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(site.origin + address.consultations('en'))
    expect(await page.content()).not.toContain('room.')
  })
})
