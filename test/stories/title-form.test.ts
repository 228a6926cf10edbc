import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Locale, locales, type Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { loadKeptHistory } from '../../src/revision/kept-history-store.js'
import { obligationsOf } from '../../src/revision/obligation.js'
import { verifyReview } from '../../src/revision/verify.js'
import type { HtmlClient } from '../support/html-client.js'
import { type Desk, openDesk } from './desk.js'
import { words } from './site-words.js'

let desk: Desk
let one: HtmlClient
let two: HtmlClient
beforeAll(async () => {
  desk = await openDesk()
  ;[one, two] = [await desk.signIn('editor-1'), await desk.signIn('editor-2')]
})
afterAll(() => desk.site.close())

const go = (value: string) => ({ name: 'go', value })
const reason = { 'reason-en': 'It says what it is.', 'reason-fr': 'Il dit ce que c’est.' }
const draft = async () => (await desk.review()).draft!.document as unknown as Questionnaire
const form = (locale: Locale = 'en', browser = one) => browser.visit(desk.at[locale].deskQuestionnaire)

test('the title and a notice are changed from the list of pages, whatever is typed', async () => {
  const hostile = `"><script>alert(1)</script> {{constructor}} & \u202Etxt\u202C <b>`
  for (const locale of locales) {
    const pages = await one.visit(desk.at[locale].deskPages)
    const opened = await pages.follow(words[locale]('pages:do-top'))
    const typed = { 'top.title.en': `${hostile} ${locale}`, [`top.notice.${locale}`]: ` ${hostile}\n\nTwo. ` }
    const seen = await opened.press(go('preview'), typed)
    expect(seen.text).toContain(words[locale]('difference:of-questionnaire-title'))
    const done = await seen.press(go('send'), reason)
    expect(done.address).toBe(`${desk.at[locale].deskPages}?done=revised`)
    for (const page of [seen, done]) expect(page.html).not.toContain('<script')
    expect(await draft()).toMatchObject({
      title: { en: `${hostile} ${locale}` },
      notice: { [locale]: `${hostile}\n\nTwo.` },
    })
  }
})

test('a text that one language has alone is owed in the other', async () => {
  const owed = obligationsOf(await desk.review()).map(({ attribute, locale }) => [attribute, locale])
  expect(owed).toContainEqual(['title', 'fr'])
})

test('a notice that is emptied goes', async () => {
  const seen = await (await form('fr')).press(go('preview'), { 'top.notice.en': '', 'top.notice.fr': ' ' })
  await seen.press(go('send'), reason)
  expect(await draft()).not.toHaveProperty('notice')
})

test('a title is needed in one language at least, and what stands needs a change', async () => {
  for (const locale of locales) {
    const blank = { 'top.title.en': '', 'top.title.fr': ' ', 'top.notice.en': 'Kept.' }
    const faulty = await (await form(locale)).press(go('preview'), blank)
    expect([faulty.status, faulty.fields['top.notice.en']]).toEqual([422, ['Kept.']])
    expect(faulty.text).toContain(words[locale]('pages:title-missing'))
    const same = await (await form(locale)).press(go('preview'))
    expect([same.status, same.text.includes(words[locale]('proposing:changes-nothing'))]).toEqual([422, true])
  }
})

test('of two editors at once the second is told, and keeps every word', async () => {
  const [mine, theirs] = [await form(), await form('fr', two)]
  await (await theirs.press(go('preview'), { 'top.title.fr': 'La rivière' })).press(go('send'), reason)
  const seen = await mine.press(go('preview'), { 'top.title.fr': 'Le ruisseau' })
  const late = await seen.press(go('send'), reason)
  expect([late.status, late.fields['top.title.fr'], late.fields['reason-en']]).toEqual([
    409,
    ['Le ruisseau'],
    ['It says what it is.'],
  ])
  expect(late.text).toContain(words.en('refusal:conflict'))
})

test('all of it is in the history, which holds', async () => {
  expect((await verifyReview(await loadKeptHistory(desk.site.db, 'spring'))).kind).toBe('sound')
})
