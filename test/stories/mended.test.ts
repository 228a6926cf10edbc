import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { openHtmlClient } from '../support/html-client.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { countResponses } from './rows.js'
import { closesOn, opensOn, spring } from './spring.js'

// Faults that were found and mended, each first shown by its test here.

let site: Site
beforeAll(async () => {
  site = await openSite()
  await addConsultation(site, { id: 'brook', questionnaire: spring, opensOn, closesOn })
  await addConsultation(site, { id: 'creek', questionnaire: withPageOftenSkipped(), opensOn, closesOn })
})
afterAll(() => site?.close())

function withPageOftenSkipped(): Questionnaire {
  const [first, second] = spring.pages
  const hidden = second!.questions.map((question) => ({ ...question, showIf: { question: 'taste', is: 'salt' } }))
  const last = { id: 'last', kind: 'short-text', text: { en: 'Last?', fr: 'Dernier?' }, maxLength: 20 } as const
  return {
    ...spring,
    pages: [first!, { ...second!, questions: hidden }, { ...second!, id: 'third', questions: [last] }],
  }
}

const go = (value: string) => ({ name: 'go', value })
const post = (path: string, body: string) =>
  fetch(`${site.origin}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    redirect: 'manual',
  })

test('a response whose cookie is lost before it is submitted is asked for once more, and counts once', async () => {
  const browser = openHtmlClient(site.origin)
  let page = await browser.visit('/en/consultations/brook/questionnaire/1')
  page = await page.press(go('next'), { taste: ['sweet'] })
  page = await page.press(go('next'))
  browser.cookies.clear()
  const again = await page.press(go('submit'))
  expect(again.text).toContain('Check your answers')
  expect(await countResponses(site.db, 'brook')).toBe(0)
  await again.press(go('submit'))
  expect((await again.press(go('submit'))).text).toContain('Your receipt code')
  expect(await countResponses(site.db, 'brook')).toBe(1)
})

test('the token that a form carries lets no HTML in', async () => {
  const token = encodeURIComponent('"><b id=x>')
  const answer = await post('/en/consultations/brook/questionnaire/one-page', `go=stay&token=${token}`)
  expect(await answer.text()).not.toContain('<b id=x>')
})

test.each([
  ['bytes that are not UTF-8 among them', `%FF=&${'a&'.repeat(8000)}`],
  ['one name over and over', `${'guests=birds&'.repeat(1200)}name=x`],
])('too many fields are refused, %s', async (_, body) => {
  expect((await post('/en/consultations/brook/questionnaire/one-page', body)).status).toBe(413)
})

test('Back from the review leads to the last page that was reached', async () => {
  let page = await openHtmlClient(site.origin).visit('/en/consultations/creek/questionnaire/1')
  page = await page.press(go('next'), { taste: ['sweet'] })
  page = await page.press(go('next'), { last: 'x' })
  page = await page.press(go('back'))
  expect(page.address).toMatch(/questionnaire\/3$/)
})

test('a page that says what went wrong has the way out in a hurry where the consultation does', async () => {
  const tooLarge = 'guests=birds&'.repeat(1200)
  const ofSensitive = await post('/en/consultations/countering-radicalization-violence/questionnaire/1', tooLarge)
  expect(ofSensitive.status).toBe(413)
  expect(await ofSensitive.text()).toContain('href="/en/consultations/countering-radicalization-violence/leave"')
  const elsewhere = await post('/en/consultations/nowhere/questionnaire/1', tooLarge)
  expect(await elsewhere.text()).not.toContain('/leave"')
})

test('the title of a page that says what went wrong is its heading', async () => {
  const page = await (await post('/fr/consultations/brook-fr/questionnaire/1', 'guests=birds&'.repeat(1200))).text()
  expect(page).toContain('<title>C’est trop de texte pour un seul envoi – ')
  expect(page).toContain('<h1>C’est trop de texte pour un seul envoi</h1>')
})

test('a form sent to a page that is not there keeps what was typed', async () => {
  const answer = await post('/fr/consultations/brook-fr/questionnaire/99', 'go=next&name=Vieille+source')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('value="Vieille source"')
})

test('a receipt is shown and copied for what was counted, and for nothing else', async () => {
  const made = 'go=receipt&locale=en&token=00000000000000000000000000'
  const answer = await post('/en/consultations/brook/receipt', made)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en/consultations/brook'])
})

test('a tab left open since before the receipt is told at once that what it holds comes too late', async () => {
  const browser = openHtmlClient(site.origin)
  const old = await browser.visit('/en/consultations/brook/questionnaire/1')
  let page = await old.press(go('next'), { taste: ['sweet'] })
  page = await page.press(go('next'))
  await page.press(go('submit'))
  const late = await old.press(go('next'), { taste: ['salt'] })
  expect(late.text).toContain('Your receipt code')
})
