import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { moveClosingDay } from '../../src/consultation/consultation-store.js'
import { torontoDay } from '../../src/consultation/toronto.js'
import { consultationAddress } from '../../src/web/address.js'
import { questionnaireWith } from '../questionnaire/fixtures.js'
import { openBrowser, withPage } from '../support/browser.js'
import { freshDatabase } from '../support/database.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { serve } from '../support/static-site.js'
import { fieldsOf, fill, follow, held, press, responsesOf, sample } from './sample.js'

let browser: Browser
let site: Site
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  const small = { questionnaire: questionnaireWith('number'), opensOn: '2026-01-05', closesOn: '2026-06-30' } as const
  for (const id of ['extended', 'closing', 'numbers']) await addConsultation(site, { id, ...small })
})
afterEach(() => site.setDay(torontoDay(new Date())))
afterAll(async () => {
  await browser.close()
  await site.close()
})

const { en, fr } = sample
const role = { a1: ['individual', 'other'], a1__other_text: 'A neighbour’s “word” – naïve' }
const knowledge = { b1: 'well', b3: ['news', 'other'], b3__other_text: 'A friend' }
const faulty = { n2a: ['youth', 'none'], n2b: 'x'.repeat(2010) }

const visit = (page: Page, address: string) => page.goto(site.origin + address)
const pathOf = (page: Page) => new URL(page.url()).pathname

test('of two tabs on one page the later one counts; on two pages both do', async () => {
  await withPage(browser, {}, async (one, context) => {
    const two = await context.newPage()
    await visit(one, en.page(2))
    await visit(two, en.page(2))
    await fill(one, { b1: 'well' })
    await press(one, 'next')
    await fill(two, knowledge)
    await press(two, 'next')
    await fill(one, { c2: ['schools'] })
    await visit(two, en.page(6))
    await fill(two, { f1: ['peers'] })
    await press(two, 'next')
    await press(one, 'next')
    for (const [number, typed] of [
      [2, knowledge],
      [3, { c2: ['schools'] }],
      [6, { f1: ['peers'] }],
    ] as const) {
      await visit(one, en.page(number))
      expect(await fieldsOf(one)).toEqual(held(typed))
    }
  })
})

test('the language can be switched amid faults and unsaved fields', async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, en.page(4))
    await fill(page, faulty)
    await press(page, 'switch')
    expect(pathOf(page)).toBe(fr.page(4))
    expect(await fieldsOf(page)).toEqual(held(faulty))
    await press(page, 'next')
    expect(await page.title()).toMatch(/^2 réponses/)
    await fill(page, { d1__services: 'well' })
    await press(page, 'switch')
    expect(pathOf(page)).toBe(en.page(4))
    expect(await fieldsOf(page)).toEqual(held({ ...faulty, d1__services: 'well' }))
  })
})

test('a number is rewritten in the other language; what is no number stays as typed', async () => {
  await withPage(browser, {}, async (page) => {
    site.setDay('2026-03-02')
    await visit(page, consultationAddress('fr', 'numbers-fr').page(1))
    await fill(page, { distance: '2,5', trips: 'douze' })
    await press(page, 'switch')
    expect(await fieldsOf(page)).toEqual({ distance: ['2.5'], trips: ['douze'] })
    await press(page, 'switch')
    expect(await fieldsOf(page)).toEqual({ distance: ['2,5'], trips: ['douze'] })
  })
})

test('the page list, Back and Save and finish later keep the page they leave, faults and all', async () => {
  await withPage(browser, {}, async (page) => {
    for (const go of ['page:about', 'back', 'later']) {
      await visit(page, en.page(4))
      const typed = { ...faulty, n2b: `${go} ${'x'.repeat(2010)}` }
      await fill(page, typed)
      await press(page, go)
      await visit(page, en.page(4))
      expect(await fieldsOf(page)).toEqual(held(typed))
    }
  })
})

test('an extension of the closing date, and a day that would have been too late, change nothing for who is under way', async () => {
  const at = consultationAddress('en', 'extended')
  await withPage(browser, {}, async (page) => {
    site.setDay('2026-06-30')
    await visit(page, at.page(1))
    await fill(page, { distance: '3' })
    await press(page, 'next')
    const notice = { en: 'More time', fr: 'Plus de temps' }
    await site.db.transaction().execute(async (trx) => {
      await moveClosingDay(trx, 'extended', { announcedOn: '2026-06-30', to: '2026-07-31', notice })
    })
    await site.refresh()
    site.setDay('2026-07-15')
    await press(page, 'back')
    expect(await fieldsOf(page)).toEqual({ distance: ['3'] })
    await fill(page, { trips: '2' })
    await press(page, 'next')
    await press(page, 'submit')
    expect(pathOf(page)).toBe(at.receipt)
  })
  expect(await responsesOf(site, 'extended')).toEqual([
    { language: 'en', version: 1, answers: { distance: 3, trips: 2 } },
  ])
})

test('whoever is under way at closing is shown their words, the last ones too, and can keep a copy', async () => {
  const at = consultationAddress('en', 'closing')
  await withPage(browser, {}, async (page) => {
    site.setDay('2026-06-30')
    await visit(page, at.page(1))
    await fill(page, { distance: '3' })
    await press(page, 'next')
    await press(page, 'back')
    await fill(page, { trips: '12' })
    site.setDay('2026-07-01')
    await press(page, 'next')
    expect(await page.locator('h1').innerText()).toBe('This consultation is closed')
    expect(await page.locator('dd').allInnerTexts()).toEqual(['3 kilometres', '12 trips'])
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('button[value="copy"]')])
    const text = await download
      .createReadStream()
      .then(async (stream) => Buffer.concat(await stream.toArray()).toString())
    expect(text).toContain('12')
  })
  expect(await responsesOf(site, 'closing')).toEqual([])
})

test('a restart of the program is not noticed', async () => {
  const database = await freshDatabase()
  const keep = { ...database, drop: () => Promise.resolve() }
  let own = await openSite(keep)
  await withPage(browser, {}, async (page) => {
    await page.goto(own.origin + en.page(1))
    await fill(page, role)
    await press(page, 'next')
    await fill(page, knowledge)
    await own.close()
    own = await openSite(keep, { port: Number(new URL(own.origin).port) })
    await press(page, 'next')
    await page.goBack()
    expect(await fieldsOf(page)).toEqual(held(knowledge))
    await page.goBack()
    expect(await fieldsOf(page)).toEqual(held(role))
  })
  await own.close()
  await database.drop()
})

test('two clicks on Submit count once; the receipt stays on reload, and after Back', async () => {
  await withPage(browser, {}, async (page) => {
    const before = (await responsesOf(site)).length
    await visit(page, en.page(7))
    await fill(page, { h1: 'Once' })
    await press(page, 'next')
    await visit(page, en.review)
    await page.locator('button[value="submit"]').dblclick()
    await page.waitForURL(`**${en.receipt}`)
    const code = await page.locator('.code').first().innerText()
    expect(await responsesOf(site)).toHaveLength(before + 1)
    await page.reload()
    expect(await page.locator('.code').first().innerText()).toBe(code)
    await page.goBack()
    expect(pathOf(page)).toBe(en.receipt)
    expect(await page.locator('.code').first().innerText()).toBe(code)
    expect(await responsesOf(site)).toHaveLength(before + 1)
  })
})

test('the answers of a second tab, submitted after the first, are shown and not counted', async () => {
  await withPage(browser, {}, async (one, context) => {
    const before = (await responsesOf(site)).length
    await visit(one, en.page(7))
    await fill(one, { h1: 'First words' })
    await press(one, 'next')
    await visit(one, en.review)
    const two = await context.newPage()
    await two.goto(site.origin + en.page(7))
    await fill(two, { h1: 'Second words' })
    await press(two, 'next')
    await two.goto(site.origin + en.review)
    await press(one, 'submit')
    await press(two, 'submit')
    expect(await two.locator('main').innerText()).toContain('Second words')
    expect(await responsesOf(site)).toHaveLength(before + 1)
  })
})

test('Back after leaving quickly shows no answers, saved or not', async () => {
  const weather = await serve(() => ({ body: '<p>Sunny' }))
  const leaveTo = JSON.stringify({ en: weather.origin, fr: weather.origin })
  await sql`update consultation set settings = jsonb_set(settings, '{leaveTo}', ${leaveTo}) where id = 'crv'`.execute(
    site.db,
  )
  await site.refresh()
  await withPage(browser, {}, async (page, context) => {
    await visit(page, en.page(1))
    await fill(page, role)
    await press(page, 'next')
    await fill(page, knowledge)
    await follow(page, '.exit a')
    expect(await page.locator('p').innerText()).toBe('Sunny')
    expect(await context.cookies(site.origin)).toEqual([])
    for (const address of [en.page(2), en.page(1)]) {
      await page.goBack()
      expect(pathOf(page)).toBe(address)
      expect(await fieldsOf(page)).toEqual({})
    }
  })
  await weather.close()
})
