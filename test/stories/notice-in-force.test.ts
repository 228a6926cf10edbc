import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HtmlPage, openHtmlClient } from '../support/html-client.js'
import type { Site } from '../support/open-site.js'
import { at, during, go, openEditors, type Editors } from './editors.js'

const ids = ['stream', 'ditch', 'canal', 'weir']

let editors: Editors
let site: Site
beforeAll(async () => {
  editors = await openEditors(ids)
  site = editors.site
  site.setDay(during)
})
afterAll(() => site.close())

/** The privacy notice gets other words, and so another number. */
async function changeNotice(id: string, said: string): Promise<void> {
  const page = await editors.one.visit(at(id).deskSection('notice'))
  const changed = await page.press(go('save'), { 'paragraphs-en': said, 'paragraphs-fr': `${said} (fr)` })
  expect(changed.status).toBe(200)
}

async function reviewOf(id: string, acceptsCookies = true): Promise<HtmlPage> {
  const browser = openHtmlClient(site.origin, { acceptsCookies })
  const page = await browser.visit(acceptsCookies ? at(id).page(1) : at(id).onePage)
  const next = await page.press(go('next'), { taste: ['sweet'] })
  return acceptsCookies ? next.press(go('next')) : next
}

/** Of every response received, in any order. */
async function noticesOf(id: string): Promise<readonly number[]> {
  const { rows } = await sql<{ notice: number }>`
    select notice_version as notice from inbox where consultation = ${id}
    union all select notice_version from response where consultation = ${id}
    order by 1`.execute(site.db)
  return rows.map(({ notice }) => notice)
}

test.each([
  ['stream', 'page by page', true],
  ['ditch', 'on one page, without a cookie', false],
] as const)('a response about the %s, given %s, has the notice its review was made under', async (id, _, cookies) => {
  const before = await reviewOf(id, cookies)
  await changeNotice(id, 'Nothing else is kept.')
  const after = await reviewOf(id, cookies)
  await before.press(go('submit'))
  await after.press(go('submit'))
  expect(await noticesOf(id)).toEqual([1, 2])
})

test('what comes back to be submitted again has the notice that is in force by then', async () => {
  const browser = openHtmlClient(site.origin)
  let page = await (await browser.visit(at('canal').page(1))).press(go('next'), { taste: ['sweet'] })
  page = await page.press(go('next'))
  await changeNotice('canal', 'Nothing else is kept.')
  browser.cookies.clear()
  page = await page.press(go('submit'))
  await page.press(go('submit'))
  expect(await noticesOf('canal')).toEqual([2])
})

test.each([
  ['no number', ''],
  ['no number of a notice', '99'],
  ['what is no number', '1; drop'],
  ['a number that none has', '0'],
])('a form that names %s counts under the present notice', async (_, notice) => {
  await changeNotice('weir', `Nothing else is kept, ${notice}.`)
  const present = (await reviewOf('weir')).fields['notice']![0]!
  await (await reviewOf('weir')).press(go('submit'), { notice })
  expect((await noticesOf('weir')).at(-1)).toBe(Number(present))
})

test('a form made before there was such a field counts under the present notice', async () => {
  const { notice } = (await reviewOf('weir')).fields
  const token = '0123456789ABCDEFGHJKMNPQRS'
  const body = new URLSearchParams({ version: '1', locale: 'en', token, taste: 'sweet', go: 'submit' })
  const before = await noticesOf('weir')
  const headers = { 'sec-fetch-site': 'same-origin' }
  expect((await fetch(site.origin + at('weir').review, { method: 'POST', body, headers })).status).toBe(200)
  const after = await noticesOf('weir')
  expect([after.length, after.at(-1)]).toEqual([before.length + 1, Number(notice![0])])
})
