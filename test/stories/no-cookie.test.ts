import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHtmlClient } from '../support/html-client.js'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { extract } from './extract.js'
import { countResponses, countUnfinished } from './rows.js'
import { words } from './site-words.js'
import { closesOn, opensOn, spring } from './spring.js'

let site: Site
beforeAll(async () => {
  site = await openSite()
  await addConsultation(site, { id: 'brook', questionnaire: spring, opensOn, closesOn })
})
afterAll(() => site.close())

const go = (value: string) => ({ name: 'go', value })
const refusing = () => openHtmlClient(site.origin, { acceptsCookies: false })

test('without a cookie: faults, the other language and Change lead to one response with everything in it', async () => {
  const browser = refusing()
  let page = await browser.visit('/en/consultations/brook')
  page = await page.follow(words.en('consultation:one-page'))
  page = await page.press(go('next'), { depth: '1.5', name: 'Old spring', guests: ['birds', 'nobody'] })
  expect(page.status).toBe(422)
  expect(page.title).toMatch(/^2 answers to look at/)
  expect(page.fields).toMatchObject({ depth: ['1.5'], name: ['Old spring'], guests: ['birds', 'nobody'] })

  page = await page.press(go('switch'), { remarks: 'Bien fraîche' })
  expect(page.address).toBe('/fr/consultations/brook-fr/questionnaire/une-page')
  expect(page.fields).toMatchObject({ depth: ['1,5'], guests: ['birds', 'nobody'], remarks: ['Bien fraîche'] })

  page = await page.press(go('next'), { guests: ['birds'], taste: ['else'], taste__other_text: 'Comme la pluie' })
  expect(page.text).toContain(words.fr('review:title'))
  expect(page.text).toContain('Comme la pluie')
  page = await page.press(go('back'))
  expect(page.fields).toMatchObject({ depth: ['1,5'], taste: ['else'], taste__other_text: ['Comme la pluie'] })
  page = await page.press(go('next'), { depth: '2,25' })
  page = await page.press(go('submit'))
  expect(page.text).toContain(words.fr('receipt:title'))
  expect(browser.cookies.size).toBe(0)

  const [row, ...others] = await extract(site.database, 'brook')
  expect(others).toEqual([])
  expect(row).toMatchObject({
    language: 'fr',
    depth: '2.25',
    name: 'Old spring',
    taste: 'else',
    taste__other_text: 'Comme la pluie',
    guests__birds: '1',
    guests__nobody: '0',
    remarks: 'Bien fraîche',
    motto: '',
  })
})

test('without a cookie, the review page sent twice gives one response and the same receipt', async () => {
  const before = await countResponses(site.db, 'brook')
  let page = await refusing().visit('/en/consultations/brook/questionnaire/one-page')
  page = await page.press(go('next'), { taste: ['salt'] })
  const first = await page.press(go('submit'))
  const again = await page.press(go('submit'))
  expect(first.text).toContain(words.en('receipt:title'))
  expect(codeIn(again.text)).toBe(codeIn(first.text))
  expect(await countResponses(site.db, 'brook')).toBe(before + 1)
})

test.each(['next', 'later', 'page:words', 'switch'])(
  'who presses %s first, and keeps no cookie, is told so with every word kept, and no copy stays at the server',
  async (button) => {
    const browser = refusing()
    let page = await browser.visit('/en/consultations/brook/questionnaire/1')
    const unfinished = await countUnfinished(site.db, 'brook')
    page = await page.press(go(button), { name: 'Fern well', taste: ['sweet'] })
    const locale = button === 'switch' ? 'fr' : 'en'
    expect(page.text).toContain(words[locale]('cookies-refused:title'))
    // What the refused cookie would have opened is of no use to anybody; the copy under the ticket is gone.
    expect(await countUnfinished(site.db, 'brook')).toBe(unfinished + 1)
    page = await page.press(go('one-page'))
    expect(page.fields).toMatchObject({ name: ['Fern well'], taste: ['sweet'] })
  },
)

test('the address that told of the refused cookie opens nothing a second time', async () => {
  const first = await refusing().visit('/en/consultations/brook/questionnaire/1')
  const refused = await first.press(go('next'), { name: 'Fern well', taste: ['sweet'] })
  expect(refused.html).toContain('Fern well')
  expect(refused.text).toContain(words.en('cookies-refused:lead'))
  const found = await openHtmlClient(site.origin).visit(refused.address)
  expect(found.html).not.toContain('Fern well')
  expect(found.text).toContain(words.en('cookies-refused:lead-gone'))
  expect(found.text).not.toContain(words.en('cookies-refused:lead'))
})

function codeIn(text: string): string {
  const found = /[0-7][0-9A-Z]{3}( [0-9A-Z]{2,4}){6}/.exec(text)
  if (!found) throw new Error(`No code in: ${text}`)
  return found[0]
}
