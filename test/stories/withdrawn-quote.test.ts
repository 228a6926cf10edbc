import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consultationAddress } from '../../src/web/address.js'
import { type HtmlClient, openHtmlClient } from '../support/html-client.js'
import type { Site } from '../support/open-site.js'
import { written } from './heard.js'
import { signedIn } from './people.js'
import { spring } from './spring.js'
import { hold, openWaters } from './taking.js'

const en = consultationAddress('en', 'brook')
const fr = consultationAddress('fr', 'brook-fr')
const words = (person: string) => `says person ${person}.`
const persons = 'abcdefghijklmnopqrst'

let site: Site
let analyst: HtmlClient
let other: HtmlClient
let editor: HtmlClient
let visitor: HtmlClient
beforeAll(async () => {
  const opened = await openWaters()
  site = opened.site
  for (const person of persons) {
    const remarks = `Water at the mill is cold in May, says person ${person}.`
    await hold(site, 'brook', {
      version: 1,
      questionnaire: spring,
      week: '2026-W19',
      language: 'en',
      answers: { remarks },
    })
  }
  // A day after the brook has closed.
  site.setDay('2120-01-02')
  const signIn = (id: string) => signedIn(site, id, opened.password)
  ;[analyst, other, editor] = [await signIn('analyst-1'), await signIn('outsider'), await signIn('editor-1')]
  visitor = openHtmlClient(site.origin)
  await (
    await analyst.visit(en.themes)
  ).press({ name: 'go', value: 'add' }, { 'new-label-en': 'Cold', 'new-label-fr': 'Froid' })
  for (const person of persons) await act(analyst, person, 'save', { theme: ['t1'] })
  for (const person of 'ab') {
    await act(analyst, person, 'mark')
    await act(other, person, 'approve')
  }
  await publishFirst()
}, 120_000)
afterAll(() => site.close())

/** Does something to the text of that person, on its page. */
async function act(by: HtmlClient, person: string, go: string, fields: Record<string, string | string[]> = {}) {
  const { rows } = await sql<{ response: string }>`
    select response from mixed_text where consultation = 'brook' and text like ${`%${words(person)}`}`.execute(site.db)
  const page = await by.visit(en.oneText('remarks', rows[0]!.response))
  return page.press({ name: 'go', value: go }, fields)
}

async function save(section: 'summary' | 'engagement' | 'participants' | 'next') {
  await (await analyst.visit(en.preparingSection(section))).press('Save', written[section])
}

/** Ticks the theme with every quote that is offered. */
async function saveThemes() {
  const form = await analyst.visit(en.preparingSection('themes'))
  const names = [...form.html.matchAll(/name="(quote-t1-[0-9a-f]{12})"/g)].map(([, name]) => name!)
  await form.press('Save', { 'told-t1': 'yes', ...Object.fromEntries(names.map((name) => [name, 'yes'])) })
  return names
}

async function publishFirst() {
  await (await analyst.visit(en.preparing)).press('Make a release')
  for (const section of ['summary', 'engagement', 'participants', 'next'] as const) await save(section)
  expect((await saveThemes()).length).toBe(2)
  await (await analyst.visit(en.preparing)).press('Share with the roundtable')
  await (await editor.visit(en.deskResults)).press('Publish edition 1')
}

const gone = 'A quote that stood here was withdrawn on'
const goneInFrench = 'Une citation qui figurait ici a été retirée le'
const standing = async (address: string) => {
  const { text } = await visitor.visit(address)
  return { a: text.includes(words('a')), b: text.includes(words('b')), gone: text.split(gone).length - 1 }
}
const steps = async () =>
  (await sql`select * from results_step where consultation = 'brook' order by number`.execute(site.db)).rows
let before: readonly unknown[]
let tag: string | null

test('quotes that two analysts found fit are public', async () => {
  expect(await standing(en.results)).toEqual({ a: true, b: true, gone: 0 })
  before = await steps()
  tag = (await visitor.visit(en.results)).headers.get('etag')
})

test('a quote of which words are hidden afterwards is gone at once, in both languages, and says so in its place', async () => {
  await act(analyst, 'a', 'redact', { passage: 'person a', reason: 'name' })
  expect(await standing(en.results)).toEqual({ a: false, b: true, gone: 1 })
  expect(await standing(en.resultsEdition(1))).toEqual({ a: false, b: true, gone: 1 })
  const french = await visitor.visit(fr.results)
  expect(french.text).toContain(goneInFrench)
  expect(french.html).not.toContain('person a')
  const again = await fetch(site.origin + en.results, { headers: { 'if-none-match': tag! } })
  expect([again.status, (await again.text()).includes('person a')]).toEqual([200, false])
})

test('nor do members, editors or programs read it, nor is it offered again as it was', async () => {
  const preview = await analyst.visit(en.preparingPreview)
  expect(preview.text).toContain(gone)
  expect(preview.html).not.toContain('person a')
  expect((await visitor.visit('/api/consultations/brook/results')).html).not.toContain('person')
  expect((await analyst.visit(en.preparingSection('themes'))).html).not.toContain('person a')
})

test('one whose approval is taken back is gone too; undoing that brings back neither by itself', async () => {
  await act(other, 'b', 'withdraw')
  expect(await standing(en.results)).toEqual({ a: false, b: false, gone: 2 })
  const { rows } = await sql<{ number: string }>`select max(number)::text as number from coding_act`.execute(site.db)
  await act(other, 'b', `undo:${rows[0]!.number}`)
  expect(await standing(en.results)).toEqual({ a: false, b: false, gone: 2 })
})

test('what was published stays in its row, beside which the acts tell what was withdrawn, when and by whom', async () => {
  expect((await steps()).slice(0, before.length)).toEqual(before)
  const { rows } = await sql<{ kind: string; by: string }>`
    select kind, by from coding_act where kind in ('redaction', 'quotation') order by number desc limit 3`.execute(
    site.db,
  )
  expect(rows).toEqual([
    { kind: 'quotation', by: 'outsider' },
    { kind: 'quotation', by: 'outsider' },
    { kind: 'redaction', by: 'analyst-1' },
  ])
})

test('another edition takes them over as they may be read by then; the older one stays without', async () => {
  expect((await saveThemes()).length).toBe(2)
  await (
    await analyst.visit(en.preparingSection('correction'))
  ).press('Save', { 'correction-en': 'A name is hidden.', 'correction-fr': 'Un nom est caviardé.' })
  await (await analyst.visit(en.preparing)).press('Share with the roundtable')
  await (await editor.visit(en.deskResults)).press('Publish edition 2')
  expect(await standing(en.results)).toEqual({ a: false, b: true, gone: 0 })
  expect((await visitor.visit(en.results)).text).toContain('Water at the mill is cold in May, says [redacted: name].')
  expect(await standing(en.resultsEdition(1))).toEqual({ a: false, b: false, gone: 2 })
})
