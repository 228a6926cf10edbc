import { afterAll, beforeAll, expect, test } from 'vitest'
import { createConsultation } from '../../src/consultation/consultation-store.js'
import { openHtmlClient } from '../support/html-client.js'
import type { Site } from '../support/open-site.js'
import { undatedWells } from '../support/wells.js'
import {
  at,
  before,
  during,
  expectSound,
  go,
  lastEvent,
  openEditors,
  publicPage,
  stored,
  type Editors,
} from './editors.js'
import { appointEditors } from './people.js'
import { words } from './site-words.js'

const ids = ['pond', 'brook', 'moor']

let editors: Editors
let site: Site
beforeAll(async () => {
  editors = await openEditors([])
  site = editors.site
  for (const id of ids) await addUnpublished(id)
})
afterAll(() => site.close())

async function addUnpublished(id: string): Promise<void> {
  const consultation = { ...undatedWells, id, slug: { en: id, fr: `${id}-fr` } }
  await site.db.transaction().execute((trx) => createConsultation(trx, consultation))
  await appointEditors(site, id)
  await site.refresh()
}

const press = async (id: string, act: string, answers = {}) =>
  (await editors.one.visit(at(id).deskDates)).press(go(act), answers)

test('a consultation with nothing published is announced, and its page is there from that day in both languages', async () => {
  site.setDay(before)
  expect((await publicPage(site, 'pond')).status).toBe(404)
  const page = await editors.one.visit(at('pond', 'fr').deskDates)
  expect(page.text).toContain(words.fr('dates:announce-lead'))
  const done = await page.press(go('announce'))
  expect(done.text).toContain(words.fr('dates:was-announced'))
  for (const locale of ['en', 'fr'] as const) {
    const shown = await publicPage(site, 'pond', locale)
    expect([shown.status, shown.text.includes(words[locale]('status:planned'))]).toEqual([200, true])
    expect((await openHtmlClient(site.origin).visit(at('pond', locale).page(1))).status).toBe(404)
  }
  expect((await stored(site, 'pond')).announcedOn).toBe(before)
  expect(await lastEvent(site, 'pond')).toMatchObject({ kind: 'consultation-announced', body: {} })
})

test('what is announced stays so when its texts, its dates and its notice are changed', async () => {
  site.setDay(before)
  await press('pond', 'set-dates', { 'set-dates-opens-on': '2119-06-01', 'set-dates-closes-on': '2119-06-30' })
  const contact = await editors.one.visit(at('pond').deskSection('contact'))
  await contact.press(go('save'), { email: 'pond@example.org' })
  const notice = await editors.one.visit(at('pond').deskSection('notice'))
  await notice.press(go('save'), { 'paragraphs-en': 'Little is kept.', 'paragraphs-fr': 'Peu est conservé.' })
  const { announcedOn, contact: kept, opensOn, privacyNotice, earlierNotices } = await stored(site, 'pond')
  expect([announcedOn, kept.email, opensOn]).toEqual([before, 'pond@example.org', '2119-06-01'])
  // People have read the first one.
  expect([privacyNotice.number, earlierNotices]).toEqual([2, [undatedWells.privacyNotice]])
})

test('no text of it can be emptied while it is announced', async () => {
  const page = await editors.one.visit(at('pond').deskSection('presentation'))
  const again = await page.press(go('save'), { 'summary-fr': '' })
  expect([again.status, again.text.includes(words.en('settings:fault-text-missing'))]).toEqual([422, true])
})

test('past its opening day with nothing published it is still to come, and nothing leads to questions', async () => {
  site.setDay(during)
  const shown = await publicPage(site, 'pond')
  expect(shown.text).toContain(words.en('status:planned'))
  expect(shown.links.map(({ href }) => href)).not.toContain(at('pond').page(1))
  const response = await fetch(`${site.origin}/api/consultations`)
  const { consultations } = (await response.json()) as { consultations: readonly { id: string; status: string }[] }
  expect(consultations.find(({ id }) => id === 'pond')?.status).toBe('P')
  const splash = await openHtmlClient(site.origin).visit('/')
  expect(splash.links.map(({ href }) => href)).not.toContain(at('pond').profile)
})

test('an announcement is withdrawn, and nothing of the consultation shows', async () => {
  site.setDay(before)
  const done = await press('pond', 'retract')
  expect(done.text).toContain(words.en('settings:done-retracted'))
  expect((await publicPage(site, 'pond')).status).toBe(404)
  expect(await stored(site, 'pond')).not.toHaveProperty('announcedOn')
  expect(await lastEvent(site, 'pond')).toMatchObject({ kind: 'announcement-retracted', body: {} })
})

test('what is no more whole in both languages is not announced, whoever has the button before them', async () => {
  const page = await editors.one.visit(at('moor').deskDates)
  const presentation = await editors.other.visit(at('moor').deskSection('presentation'))
  await presentation.press(go('save'), { 'summary-fr': '' })
  const refused = await page.press(go('announce'))
  expect([refused.status, refused.text.includes(words.en('dates:incomplete'))]).toEqual([409, true])
  expect(refused.text).not.toContain(words.en('dates:announce-lead'))
  expect((await publicPage(site, 'moor')).status).toBe(404)
})

test('of two who announce at once one lands, and the other is told', async () => {
  site.setDay(before)
  const pages = await Promise.all([editors.one, editors.other].map((each) => each.visit(at('brook').deskDates)))
  const answers = await Promise.all(pages.map((page) => page.press(go('announce'))))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)!.text).toContain(words.en('dates:moved'))
})

test('the histories of all that was done here are whole', async () => {
  await expectSound(site, ids)
})
