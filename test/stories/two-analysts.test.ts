import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { consultationAddress } from '../../src/web/address.js'
import type { HtmlClient, HtmlPage } from '../support/html-client.js'
import type { Site } from '../support/open-site.js'
import { postAs } from './taking.js'
import { openWritings } from './written.js'

const here = { en: consultationAddress('en', 'brook'), fr: consultationAddress('fr', 'brook-fr') }
const go = (value: string) => ({ name: 'go', value })

let site: Site
let ana: HtmlClient
let ben: HtmlClient

beforeAll(async () => {
  ;({ site, analyst: ana, other: ben } = await openWritings())
  for (const label of ['Water', 'Lakes', 'Wells', 'Seas']) {
    await (await ana.visit(here.en.themes)).press(go('add'), { 'new-label-en': label, 'new-label-fr': `${label} (fr)` })
  }
})
afterAll(() => site.close())

/** Done to a theme by the other, while a page of it is open. */
async function meanwhile(theme: string, press: string, fields: Record<string, string> = {}): Promise<void> {
  const { status } = await postAs(ana, site.origin + here.en.themes, { theme, go: press, ...fields })
  expect(status).toBe(303)
}

/** The page of the one text that a search finds. */
async function findOne(browser: HtmlClient, search: string): Promise<HtmlPage> {
  const list = await browser.visit(`${here.en.questionTexts('remarks')}?${new URLSearchParams({ search }).toString()}`)
  return browser.visit(list.links.find(({ href }) => /\/[0-9a-f-]{36}(\?|$)/.test(href))!.href)
}

describe('beside a text', () => {
  test('nobody learns how others coded it before they have coded it themselves', async () => {
    await (await findOne(ana, 'mill')).press(go('save'), { theme: 't1' })
    const unread = await findOne(ben, 'mill')
    expect(unread.text).toContain('Others have coded this text.')
    expect(unread.text).not.toContain('Text coded')
    expect((await ben.visit(here.en.themes)).text).not.toContain('Text coded')
    expect((await unread.press(go('save'), { none: '1' })).text).toContain('Text coded: Water')
  })

  test('what is ticked stays while a passage is hidden, and what is typed while themes are saved', async () => {
    const page = await findOne(ben, 'voisin')
    const hidden = await page.press(go('redact'), { passage: 'Untel', reason: 'name', theme: ['t1', 't4'] })
    expect(hidden.text).toContain('Mon voisin [caviardé\u00a0: nom],')
    expect(hidden.text).toContain('Your coding of this text is not saved yet.')
    expect([hidden.fields['theme'], hidden.fields['passage']]).toEqual([['t1', 't4'], ['']])
    const coded = await hidden.press(go('next'), { passage: 'jette', note: 'Sure?' })
    expect(coded.text).toContain('Your coding is saved. What you chose to hide is not hidden yet.')
    expect([coded.fields['passage'], coded.fields['note']]).toEqual([['jette'], ['Sure?']])
    expect((await findOne(ben, 'voisin')).fields).toMatchObject({ theme: ['t1', 't4'], passage: [''] })
  })

  test('Enter hides a passage that is chosen, and else saves what is ticked', async () => {
    const page = await findOne(ben, '613-555-0142')
    expect((await page.enter({ note: 'Sure?' })).text).toContain('Select what the passage says.')
    const hidden = await page.enter({ note: '', passage: 'Call me', reason: 'contact' })
    expect(hidden.text).toContain('[redacted: contact details] at 613-555-0142')
  })

  test('whoever goes on after the last is back at the list, which says so', async () => {
    const list = await (await findOne(ben, 'indeed')).press(go('next'), { none: '1' })
    expect(list.address).toMatch(/remarks\?search=indeed&done=last$/)
    expect(list.text).toContain('That was the last text of this list. What you coded is saved.')
  })

  test('a change of language keeps all that was typed, and the list that the text was reached from', async () => {
    const typed = { theme: ['t4'], passage: 'Call', reason: 'contact', note: 'Pas encore' }
    const page = await (await findOne(ben, 'trouble')).press(go('switch'), typed)
    expect(page.address).toMatch(/^\/fr\/.*\?search=trouble$/)
    expect(page.text).toContain('Thèmes de ce texte')
    expect(page.fields).toMatchObject({ theme: ['t4'], passage: ['Call'], reason: ['contact'], note: ['Pas encore'] })
    expect((await page.press(go('switch'))).fields).toMatchObject({ locale: ['en'], note: ['Pas encore'] })
  })

  test('a theme that was merged while it stood ticked counts as the one it is now', async () => {
    const page = await findOne(ben, 'trouble')
    await meanwhile('t2', 'merge', { into: 't1' })
    expect((await page.press(go('save'), { theme: 't2' })).fields['theme']).toEqual(['t1'])
  })

  test('a theme that was set aside while it stood ticked is told, not dropped', async () => {
    const page = await findOne(ben, 'poisson')
    await meanwhile('t3', 'retire')
    const told = await page.press(go('next'), { theme: ['t1', 't3'] })
    expect([told.status, told.fields['theme']]).toEqual([422, ['t1']])
    expect(told.text).toContain('Someone has set aside a theme that you ticked: Wells.')
    expect((await told.press(go('save'))).text).toContain('Your coding is saved.')
  })
})

describe('in the shared frame', () => {
  test('words for a theme that was set aside meanwhile stay, and can be saved', async () => {
    const page = await ben.visit(here.en.themes)
    await meanwhile('t1', 'retire')
    const late = await page.press(go('rename'), { 't1-label-en': 'All my words' })
    expect([late.status, late.fields['t1-label-en']]).toEqual([409, ['All my words']])
    expect((await late.press(go('rename'))).text).toContain('All my words')
    await meanwhile('t1', 'reinstate')
  })

  test('words for a theme that was taken back meanwhile stand ready to be added', async () => {
    await Promise.all(['t1', 't4'].map((theme) => meanwhile(theme, 'retire')))
    await (await ana.visit(here.en.themes)).press(go('add'), { 'new-label-en': 'Bogs', 'new-label-fr': 'Tourbières' })
    const page = await ben.visit(here.en.themes)
    await (await ana.visit(here.en.themes)).press('Undo Theme “Bogs” added')
    const gone = await page.press(go('retire'))
    expect([gone.status, gone.links.find(({ text }) => text === 'That theme is no longer there.')?.href]).toEqual([
      422,
      '#frame',
    ])
    expect(gone.html).toContain('id="frame"')
    const late = await page.press(go('rename'), { 't5-label-en': 'Mosses', 't5-description-fr': 'Décrit' })
    expect([late.status, late.fields['new-label-en'], late.fields['new-description-fr']]).toEqual([
      422,
      ['Mosses'],
      ['Décrit'],
    ])
    expect((await late.press(go('add'))).text).toContain('The theme is added.')
  })

  test('a change of language keeps what was typed for a new theme', async () => {
    const page = await (await ana.visit(here.en.themes)).press(go('switch'), { 'new-label-en': 'Typed', parent: 't6' })
    expect([page.address, page.fields['new-label-en'], page.fields['parent']?.at(-1)]).toEqual([
      here.fr.themes,
      ['Typed'],
      't6',
    ])
  })
})

test('the same page in the other language counts and lists the same', async () => {
  const query = '?rows=taste&columns=guests&shares=rows'
  expect((await (await ana.visit(here.en.crossed + query)).follow('Français')).address).toBe(here.fr.crossed + query)
})
