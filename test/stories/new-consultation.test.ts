import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findConsultation } from '../../src/consultation/consultation-store.js'
import { findEvents } from '../../src/history/history-store.js'
import { loadKeptHistory } from '../../src/revision/kept-history-store.js'
import { requestPublication, withdrawRequest } from '../../src/revision/publish.js'
import { openReviewStore } from '../../src/revision/review-store.js'
import { verifyReview } from '../../src/revision/verify.js'
import { address, consultationAddress } from '../../src/web/address.js'
import { type HtmlClient, openHtmlClient } from '../support/html-client.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { cookieOf, signedIn } from './people.js'
import { everyRow } from './rows.js'
import { words } from './site-words.js'
import { closesOn, opensOn, spring } from './spring.js'

let site: Site
let administrator: HtmlClient
let password: string
beforeAll(async () => {
  site = await openSite()
  password = await site.addPeople()
  await addConsultation(site, { id: 'lake', questionnaire: spring, opensOn, closesOn })
  administrator = await signedIn(site, 'administrator-2', password)
})
afterAll(() => site.close())

const go = { name: 'go', value: 'create' }
const named = (name: string, french: string) => ({
  'title-en': `About ${name}`,
  'title-fr': `À propos de ${french}`,
  'slug-en': name,
  'slug-fr': french,
})
const draftOf = async (id: string) => (await openReviewStore(site.db).read(id)).draft!
const form = { titleEn: 'Pools', titleFr: 'Piscines', privacyPolicy: {}, confirmation: {}, layout: [1] }
const element = {
  id: 1,
  type: 'textField',
  properties: { titleEn: 'Do you swim?', titleFr: 'Nagez-vous?', validation: { required: false } },
}

describe('a consultation', () => {
  test.each(['en', 'fr'] as const)('is begun from nothing, and is its creator’s to edit (%s)', async (locale) => {
    const account = await administrator.visit(address.account(locale))
    const page = await account.follow(words[locale]('account:new-consultation'))
    expect(page.address).toBe(address.newConsultation(locale))
    const slugs = locale === 'en' ? named('streets', 'rues') : named('parks', 'parcs')
    const made = await page.press(go, { ...slugs, start: 'new' })
    const id = slugs['slug-en']
    const here = consultationAddress(locale, locale === 'en' ? id : slugs['slug-fr'])
    expect(made.address).toBe(`${here.deskConsultation}?done=created`)
    expect(made.text).toContain(words[locale]('settings:missing'))
    const people = await administrator.visit(here.people)
    expect(people.text).toContain(words[locale]('role:administrator'))
    // One person with two roles, under a name from elsewhere: it is told that both titles are theirs.
    const [titles, name] = {
      en: [['Editor 1', 'Administrator 1'], 'Administrator 2'],
      fr: [['Rédaction 1', 'Administration 1'], 'Administration 2'],
    }[locale] as [string[], string]
    for (const title of titles) {
      expect(people.text).toContain(`${title}, ${words[locale]('table:you')}`)
      expect(people.text).toContain(words[locale]('people:also', { titles: title }))
    }
    expect(people.text).toMatch(new RegExp(`(${titles.join('|')}) \\S+ (${titles.join('|')}) \\(${name}\\)`))
    expect((await administrator.visit(here.preview)).text).toContain(words[locale]('new-consultation:first-question'))
    expect((await openHtmlClient(site.origin).visit(here.profile)).status).toBe(404)
    const events = await findEvents(site.db, id)
    expect(events.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['consultation-created', 'administrator-2'],
      ['draft-opened', 'administrator-2'],
    ])
    expect(events[1]!.body['origin']).toBe('new')
    expect((await verifyReview(await loadKeptHistory(site.db, id))).kind).toBe('sound')
  })

  test('is begun as a copy: the other’s texts and its questionnaire, under a name of its own', async () => {
    const page = await administrator.visit(address.newConsultation('en'))
    await page.press(go, { ...named('ponds', 'etangs'), start: 'copy', 'copy-of': 'lake' })
    const [made, other] = [(await findConsultation(site.db, 'ponds'))!, (await findConsultation(site.db, 'lake'))!]
    expect(made.profile).toEqual({ ...other.profile, title: { en: 'About ponds', fr: 'À propos de etangs' } })
    expect(made).not.toHaveProperty('opensOn')
    const { document, revisions } = await draftOf('ponds')
    expect(document).toEqual({ ...spring, id: 'ponds', title: made.profile.title })
    expect(revisions[0]!.because).toEqual({ kind: 'opening', origin: 'copy' })
  })

  test('is begun from a questionnaire that is pasted', async () => {
    const page = await administrator.visit(address.newConsultation('fr'))
    const made = await page.press(go, { ...named('wells', 'puits'), start: 'import', document: JSON.stringify(spring) })
    expect(made.status).toBe(200)
    expect((await draftOf('wells')).document).toEqual({ ...spring, id: 'wells' })
  })

  test('is begun from a form template, once what is left out of it was seen', async () => {
    const document = JSON.stringify({
      ...form,
      elements: [element],
      endPage: { descriptionEn: 'Thanks!', descriptionFr: 'Merci!' },
    })
    const page = await administrator.visit(address.newConsultation('en'))
    const told = await page.press(go, { ...named('pools', 'piscines'), start: 'import', document })
    expect(told.status).toBe(422)
    for (const said of [words.en('new-consultation:left'), 'Thanks!', '/endPage']) expect(told.text).toContain(said)
    expect(await findConsultation(site.db, 'pools')).toBeUndefined()
    const made = await told.press(go)
    expect(made.text).toContain(words.en('settings:done-created'))
    expect((await draftOf('pools')).document['pages']).toMatchObject([
      { questions: [{ text: { en: 'Do you swim?', fr: 'Nagez-vous?' } }] },
    ])
  })

  test('of hostile words has them as text', async () => {
    const title = `<script>alert(1)</script>{{x}}`
    const page = await administrator.visit(address.newConsultation('en'))
    const made = await page.press(go, { ...named('bogs', 'tourbieres'), 'title-en': title, start: 'new' })
    expect(made.html).not.toContain('<script')
    expect((await findConsultation(site.db, 'bogs'))?.profile.title.en).toBe(title)
    expect((await administrator.visit(address.newConsultation('en'))).html).not.toContain('<script')
  })

  test('is opened by the one road: dates once nothing is missing, then publication', async () => {
    const here = consultationAddress('en', 'ponds')
    const dates = await administrator.visit(here.deskDates)
    expect(dates.text).not.toContain(words.en('dates:incomplete'))
    const set = await dates.press(
      { name: 'go', value: 'set-dates' },
      { 'set-dates-opens-on': '2119-01-01', 'set-dates-closes-on': '2119-02-01' },
    )
    expect(set.text).toContain(words.en('settings:done-dated'))
    // Nothing stands below that would change: the draft itself is what whoever confirms has to read.
    const actor = { consultation: 'ponds', by: 'editor-1', at: new Date() }
    await openReviewStore(site.db).act(actor, requestPublication())
    const first = await administrator.visit(here.publication)
    expect(first.text).toContain(words.en('publication:confirm-first-lead'))
    expect(first.links.map(({ href }) => href)).toContain(here.preview)
    expect(first.text).not.toContain(words.en('publication:confirm-lead'))
    await openReviewStore(site.db).act(actor, withdrawRequest())
    const bare = await administrator.visit(consultationAddress('en', 'streets').deskDates)
    expect(bare.text).toContain(words.en('dates:incomplete'))
    expect(bare.html).not.toContain('set-dates-opens-on')
  })
})

describe('is refused with everything kept', () => {
  test.each([
    ['nothing at all', {}, ['#title-en', '#title-fr', '#slug-en', '#slug-fr', '#start']],
    ['the name of a page', { ...named('new', 'nouvelle'), start: 'new' }, ['#slug-en', '#slug-fr']],
    ['a name that is taken', { ...named('lake', 'lake-fr'), start: 'new' }, ['#slug-en', '#slug-fr']],
    ['a copy of nothing', { ...named('fens', 'marais'), start: 'copy' }, ['#copy-of']],
    ['an import of nothing', { ...named('fens', 'marais'), start: 'import' }, ['#document']],
    ['an import of no document', { ...named('fens', 'marais'), start: 'import', document: 'pools' }, ['#document']],
    [
      'a character that no page shows',
      { ...named('fens', 'marais'), 'title-en': 'a\u0007', start: 'new' },
      ['#title-en'],
    ],
  ])('%s', async (_, answers: Record<string, string>, fields) => {
    const before = await everyRow(site.db)
    const page = await administrator.visit(address.newConsultation('en'))
    const again = await page.press(go, answers)
    expect(again.status).toBe(422)
    expect(again.links.map(({ href }) => href).filter((href) => /^#(?!main)/.test(href))).toEqual(fields)
    for (const [name, value] of Object.entries(answers)) expect([name, again.fields[name]]).toEqual([name, [value]])
    expect(await everyRow(site.db)).toEqual(before)
  })

  test('a document with the faults it has, each with its place', async () => {
    const page = await administrator.visit(address.newConsultation('fr'))
    const document = JSON.stringify({ ...spring, pages: [] })
    const again = await page.press(go, { ...named('fens', 'marais'), start: 'import', document })
    expect(again.status).toBe(422)
    expect(again.text).toContain('/pages')
    expect(again.fields['document']).toEqual([document])
  })

  test('all but one of two who take one name at once', async () => {
    const pages = await Promise.all([1, 2].map(() => administrator.visit(address.newConsultation('en'))))
    const answers = await Promise.all(
      pages.map((page) => page.press(go, { ...named('rivers', 'rivieres'), start: 'new' })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 422]))
    expect(await findEvents(site.db, 'rivers')).toHaveLength(2)
  })
})

test('to everybody but administrators of the whole site nothing is there', async () => {
  const before = await everyRow(site.db)
  for (const path of [address.newConsultation('en'), address.newConsultation('fr')]) {
    for (const id of ['member-1', 'editor-1', 'analyst-1', 'administrator-1']) {
      const browser = await signedIn(site, id, password)
      const headers = { cookie: cookieOf(browser), 'sec-fetch-site': 'same-origin' }
      const posted = { ...headers, 'content-type': 'application/x-www-form-urlencoded' }
      const body = new URLSearchParams({ ...named('theirs', 'leur'), start: 'new' }).toString()
      expect((await fetch(site.origin + path, { headers })).status).toBe(404)
      expect((await fetch(site.origin + path, { method: 'POST', headers: posted, body })).status).toBe(404)
    }
    expect((await openHtmlClient(site.origin).visit(path)).address).toMatch(/sign-in|connexion/)
  }
  const untouched = (rows: readonly string[]) => rows.filter((row) => !row.startsWith('session '))
  expect(untouched(await everyRow(site.db))).toEqual(untouched(before))
  expect(await findConsultation(site.db, 'theirs')).toBeUndefined()
})
