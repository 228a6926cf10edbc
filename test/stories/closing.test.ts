import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { moveClosingDay } from '../../src/consultation/consultation-store.js'
import { publishVersion } from '../../src/consultation/version-store.js'
import { openHtmlClient } from '../support/html-client.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { extract } from './extract.js'
import { countResponses } from './rows.js'
import { words } from './site-words.js'
import { spring, springAnew } from './spring.js'

const [opensOn, during, closesOn, after] = ['2119-05-01', '2119-06-01', '2119-06-30', '2119-07-01']
let site: Site
beforeAll(async () => {
  site = await openSite()
  for (const id of ['brook', 'lake', 'river']) {
    await addConsultation(site, { id, questionnaire: spring, opensOn, closesOn })
  }
})
beforeEach(() => site.setDay(during))
afterAll(() => site.close())

const go = (value: string) => ({ name: 'go', value })
const pageOne = { en: '/en/consultations/brook/questionnaire/1', fr: '/fr/consultations/brook-fr/questionnaire/1' }

test.each([
  ['en', '2119-07-01', 410, 'closed'],
  ['fr', '2119-07-01', 410, 'closed'],
  ['en', '2119-04-30', 403, 'not-yet-open'],
  ['fr', '2119-04-30', 403, 'not-yet-open'],
] as const)(
  'in %s on %s a page sent gets %i, says why and gives every word back',
  async (locale, day, status, area) => {
    const browser = openHtmlClient(site.origin)
    let page = await browser.visit(pageOne[locale])
    page = await page.press(go('next'), { name: 'Kept before', taste: ['sweet'] })
    site.setDay(day)
    const said = { remarks: 'Typed just now', motto: '<b>& so on</b>' }
    const shut = await page.press(go('next'), said)
    expect(shut.status).toBe(status)
    expect(shut.text).toContain(words[locale](`${area}:title`))
    for (const typed of ['Kept before', ...Object.values(said)]) expect(shut.text).toContain(typed)
    const copy = await shut.press(go('copy'))
    expect(copy.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    for (const typed of ['Kept before', ...Object.values(said)]) expect(copy.html).toContain(typed)

    const visited = await browser.visit(pageOne[locale])
    expect(visited.status).toBe(status)
    expect(visited.text).toContain('Kept before')
  },
)

test.each(['next', 'submit'])(
  'one page without a cookie, sent with %s after closing, gives every word back',
  async (button) => {
    const browser = openHtmlClient(site.origin, { acceptsCookies: false })
    let page = await browser.visit('/fr/consultations/brook-fr/questionnaire/une-page')
    if (button === 'submit') page = await page.press(go('next'), { taste: ['salt'], remarks: 'Dernier mot' })
    site.setDay(after)
    const before = await countResponses(site.db, 'brook')
    const shut = await page.press(go(button), button === 'next' ? { taste: ['salt'], remarks: 'Dernier mot' } : {})
    expect(shut.status).toBe(410)
    expect(shut.text).toContain('Dernier mot')
    expect(await countResponses(site.db, 'brook')).toBe(before)
  },
)

test('what could not have been taken as an answer is given back after closing, too, and stands in the copy', async () => {
  const browser = openHtmlClient(site.origin)
  const page = await browser.visit(pageOne.en)
  site.setDay(after)
  const long = 'A name that is far too long'
  const words200 = 'far too much '.repeat(20).trim()
  const shut = await page.press(go('next'), {
    name: long,
    depth: 'very deep',
    guests: ['deer', 'nobody'],
    taste: ['else'],
    taste__other_text: words200,
  })
  expect(shut.status).toBe(410)
  const copy = await shut.press(go('copy'))
  for (const typed of [long, 'very deep', 'Deer', 'Nobody', words200]) {
    expect(shut.text).toContain(typed)
    expect(copy.html).toContain(typed)
  }
})

test('who was too late goes on where they left off when the consultation is extended, and counts', async () => {
  const browser = openHtmlClient(site.origin)
  const at = '/en/consultations/lake/questionnaire/1'
  let page = await (await browser.visit(at)).press(go('next'), { name: 'Kept', taste: ['sweet'] })
  site.setDay(after)
  page = await browser.visit(at)
  expect(page.status).toBe(410)
  const notice = { en: 'Two more weeks.', fr: 'Deux semaines de plus.' }
  await site.db
    .transaction()
    .execute((trx) => moveClosingDay(trx, 'lake', { announcedOn: after, to: '2119-07-15', notice }))
  await site.refresh()
  page = await browser.visit(at)
  expect(page.status).toBe(200)
  expect(page.fields['name']).toEqual(['Kept'])
  page = await (await page.press(go('next'))).press(go('next'), { remarks: 'In time' })
  page = await page.press(go('submit'))
  expect(page.text).toContain(words.en('receipt:title'))
  expect(await countResponses(site.db, 'lake')).toBe(1)
})

test('a new version leaves who is midway on the old one, and the CSV holds both', async () => {
  const [early, late] = [openHtmlClient(site.origin), openHtmlClient(site.origin)]
  const at = '/en/consultations/river/questionnaire/1'
  let first = await (await early.visit(at)).press(go('later'), { name: 'Asked in the first', taste: ['sweet'] })
  await site.db.transaction().execute((trx) => publishVersion(trx, 'river', springAnew, during))
  await site.refresh()

  first = await early.visit(at)
  expect(first.fields).toMatchObject({ name: ['Asked in the first'], version: ['1'] })
  expect(first.fields).not.toHaveProperty('age')
  first = await (await (await first.press(go('next'))).press(go('next'), { remarks: 'One' })).press(go('submit'))
  let second = await late.visit(at)
  expect(second.fields).toMatchObject({ age: [''], version: ['2'] })
  expect(second.fields).not.toHaveProperty('name')
  second = await second.press(go('next'), { age: '1200', taste: ['salt'] })
  second = await (await second.press(go('next'), { remarks: 'Two' })).press(go('submit'))
  for (const { text } of [first, second]) expect(text).toContain(words.en('receipt:title'))

  const rows = await extract(site.database, 'river')
  expect(rows.toSorted((a, b) => a['version']!.localeCompare(b['version']!))).toMatchObject([
    { version: '1', name: 'Asked in the first', age: '.v', taste: 'sweet', remarks: 'One' },
    { version: '2', name: '.v', age: '1200', taste: 'salt', remarks: 'Two' },
  ])
})

test('a page of the first version sent by someone whose cookie came too late is read as the first version', async () => {
  const browser = openHtmlClient(site.origin, { acceptsCookies: false })
  const page = await browser.visit('/en/consultations/brook/questionnaire/one-page')
  const reviewed = await page.press(go('next'), { name: 'Old form', taste: ['sweet'] })
  await site.db.transaction().execute((trx) => publishVersion(trx, 'brook', springAnew, during))
  await site.refresh()
  const before = await countResponses(site.db, 'brook')
  const receipt = await reviewed.press(go('submit'))
  expect(receipt.text).toContain(words.en('receipt:title'))
  expect(await countResponses(site.db, 'brook')).toBe(before + 1)
  const rows = await extract(site.database, 'brook')
  expect(rows).toContainEqual(expect.objectContaining({ version: '1', name: 'Old form' }))
})
