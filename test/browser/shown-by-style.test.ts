import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consultationAddress } from '../../src/web/address.js'
import { questionnaireOf, questionnaireWith } from '../questionnaire/fixtures.js'
import { openBrowser, withPage } from '../support/browser.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { fieldsOf, fill, press, responsesOf, sample } from './sample.js'

let browser: Browser
let site: Site
const at = consultationAddress('en', 'small')
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openBrowser(), openSite()])
  const questions = ['same-page-condition', 'specify'].flatMap(
    (feature) => questionnaireWith(feature).pages[0]!.questions,
  )
  const renamed = questions.map((question, index) => (index < 4 ? question : { ...question, id: `${question.id}2` }))
  const questionnaire = questionnaireOf(renamed)
  await addConsultation(site, { id: 'small', questionnaire, opensOn: '2020-01-01', closesOn: '2099-12-31' })
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

test('words are asked for while their option is chosen; hidden ones are kept by the form and not counted', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(site.origin + at.page(1))
    for (const [question, other] of [
      ['travel2', 'walk'],
      ['ways2', undefined],
    ] as const) {
      const box = page.locator(`[name="${question}__other_text"]`)
      expect(await box.isVisible()).toBe(false)
      await fill(page, { [question]: 'other', [`${question}__other_text`]: 'By canoe' })
      expect(await box.isVisible()).toBe(true)
      if (other) await fill(page, { [question]: other })
      else await page.locator(`[name="${question}"][value="other"]`).uncheck()
      expect(await box.isVisible()).toBe(false)
    }
    await press(page, 'next')
    await press(page, 'back')
    expect(await fieldsOf(page)).toMatchObject({ travel2: ['walk'], travel2__other_text: ['By canoe'] })
    await press(page, 'next')
    await press(page, 'submit')
  })
  const answers = (await responsesOf(site, 'small')).at(-1)!.answers
  expect(answers).toMatchObject({ travel2: 'walk', travel2__other_text: false, ways2: null, ways2__other_text: false })
})

test('a question that follows an option of its page comes and goes with it, and counts only while it is there', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(site.origin + at.page(1))
    const route = page.locator('#route')
    const club = page.locator('#club')
    expect([await route.isVisible(), await club.isVisible()]).toEqual([false, false])
    await fill(page, { travel: 'bus', ways: ['bike'], route: 'The 55', club: 'Les roues' })
    expect([await route.isVisible(), await club.isVisible()]).toEqual([true, true])
    await fill(page, { travel: 'walk' })
    expect([await route.isVisible(), await club.isVisible()]).toEqual([false, true])
    await press(page, 'next')
    expect(await page.locator('dt').allInnerTexts()).not.toContain('Which route do you take?')
    await press(page, 'submit')
  })
  const answers = (await responsesOf(site, 'small')).map((response) => response.answers)
  expect(answers).toContainEqual(expect.objectContaining({ travel: 'walk', route: false, club: 'Les roues' }))
})

test('on one page of all questions, one on another page comes and goes too', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(site.origin + sample.fr.onePage)
    const organization = page.locator('#a2-question')
    expect(await organization.isVisible()).toBe(false)
    await fill(page, { a1: ['organization'] })
    expect(await organization.isVisible()).toBe(true)
  })
})

test('a choice is taken back by a button that appears with it, and the rest of the page is kept', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(site.origin + at.page(1))
    const clear = page.locator('button[value="clear:travel2"]')
    expect(await clear.isVisible()).toBe(false)
    await fill(page, { travel2: 'other', travel2__other_text: 'By canoe', ways: ['bus'] })
    expect(await clear.isVisible()).toBe(true)
    await press(page, 'clear:travel2')
    expect(new URL(page.url()).hash).toBe('#travel2-question')
    expect(await fieldsOf(page)).toEqual({ ways: ['bus'] })
    expect(await clear.isVisible()).toBe(false)
  })
})
