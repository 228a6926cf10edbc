import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { torontoDay } from '../../src/consultation/toronto.js'
import { projectRoot } from '../../src/project-root.js'
import { openReviewStore } from '../../src/revision/review-store.js'
import { standingOf } from '../../src/revision/review.js'
import { consultationAddress } from '../../src/web/address.js'
import { type HtmlClient, type HtmlPage, openHtmlClient } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'

const en = consultationAddress('en', 'online-child-sexual-exploitation')
const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8')

let site: Site
let password: string
beforeAll(async () => {
  site = await openSite()
  password = await site.addPeople()
})
afterAll(() => site.close())

/** A part of README, read as it is walked: it must have every word that is used, and at the end none is left. */
type Tour = {
  /** A link, a button or a heading that the part has in bold. */
  readonly bold: (words: string) => string
  /** What it has between backquotes. */
  readonly typed: (words: string) => string
  readonly left: () => readonly string[]
}

function openTour(title: string): Tour {
  const text = readme
    .split(/^##+ /m)
    .find((part) => part.startsWith(`${title}\n`))!
    .replaceAll(/\s+/g, ' ')
  const found = (pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, words]) => words!))
  const bold = found(/\*\*(.+?)\*\*/g)
  const used = new Set<string>()
  const have = (words: string, isThere: boolean) => {
    if (!isThere) throw new Error(`“${title}” of README does not say: ${words}`)
    used.add(words)
    return words
  }
  return {
    bold: (words) => have(words, bold.has(words)),
    typed: (words) => have(words, text.includes(`\`${words}\``)),
    left: () => [...bold].filter((words) => !used.has(words)),
  }
}

async function signIn(browser: HtmlClient, { typed }: Tour, email: string): Promise<HtmlPage> {
  const page = await browser.visit('/en/sign-in')
  return page.press('Sign in', { email: typed(email), password })
}

/** A room of the consultation under whose title the account page lists it. */
async function enterRoom(browser: HtmlClient, account: HtmlPage, { bold }: Tour, room: string): Promise<HtmlPage> {
  const listed = account.html.slice(account.html.indexOf(`>${bold('Online child sexual exploitation')}</h3>`))
  const href = new RegExp(`<a href="([^"]+)">${bold(room)}</a>`).exec(listed)![1]!
  return browser.visit(href)
}

function linkTo(page: HtmlPage, words: string): string {
  const link = page.links.find(({ text }) => text.endsWith(words))
  if (!link) throw new Error(`No link to ${words}; there are: ${page.links.map(({ text }) => text).join(', ')}`)
  return link.href
}

const standing = async (number: number) =>
  standingOf((await openReviewStore(site.db).read('ocse')).proposals.get(number)!)
const reason = { 'reason-en': 'It is plainer.', 'reason-fr': 'C’est plus simple.' }

test('the tour of a member can be walked as README writes it', async () => {
  const tour = openTour('A member of the roundtable')
  const { bold, typed } = tour
  typed('/en/sign-in')
  const browser = openHtmlClient(site.origin)
  const index = await enterRoom(
    browser,
    await signIn(browser, tour, 'member-4@roundtable.example'),
    tour,
    'Draft questions',
  )
  let page = await browser.visit(linkTo(index, bold('Why do victims fail to report?')))
  expect(page.text).toContain(bold('On some words only (optional)'))
  page = await page.press(bold('Send the comment'), { comment: 'Whose?', passage: typed('Social stigma') })
  expect(page.html).toContain('<mark>Social stigma</mark>')
  page = await page.press(`${bold('Support')} proposal 3`)
  page = await page.press(`${bold('Take back my view')}, proposal 3`)
  expect(page.text).toContain(`${bold('State a concern')} proposal 3`)
  page = await page.follow(bold('Change its words or answers'))
  page = await page.press(bold('See what it changes'), { 'q0.text.en': 'What keeps people from reporting?' })
  expect(page.html).toMatch(/<del>[^]*<ins>/)
  page = await page.press(bold('Send the proposal'), { category: ['clarify'], 'reason.en': 'It blames nobody.' })
  expect(await standing(10)).toBe('open')
  for (const work of ['Split it in two', 'Move it', 'Add a question']) {
    expect((await page.follow(bold(work))).text).toContain('See what it changes')
  }
  page = await (await page.follow(bold('Remove it'))).press('See what it changes')
  page = await page.press('Send the proposal', { category: ['other'], 'reason.en': 'To try it.' })
  page = await page.press(`${bold('Withdraw')} proposal 11`)
  expect(await standing(11)).toBe('withdrawn')
  page = await page.press(bold('I have read it: next question'))
  expect(page.address).not.toContain(en.roundtableQuestion('r1'))
  page = await page.follow(bold('My proposals'))
  expect(page.text).toContain('volunteers are part of it')
  expect((await page.follow('Your account: Member 4')).text).toContain('Mail about what is new')
  typed('var/data/mail')
  expect(tour.left()).toEqual([])
})

test('the tour of an editor can be walked as README writes it, up to what the public reads', async () => {
  const tour = openTour('An editor')
  const { bold } = tour
  const browser = openHtmlClient(site.origin)
  let page = await enterRoom(browser, await signIn(browser, tour, 'editor-1@roundtable.example'), tour, 'Docket')
  const open = async (number: number) => {
    const docket = await browser.visit(en.desk)
    return browser.visit(docket.links.find(({ text }) => text.startsWith(`${number}. `))!.href)
  }
  const decide = (from: HtmlPage, choice: string) => from.press('Record the decision', { outcome: choice, ...reason })
  const offers = async (words: string) => expect(page.text).toContain(bold(words))

  page = await open(2)
  expect(page.text).toContain('Proposal 3')
  for (const choice of ['Accept it', 'Decline it', 'Defer it', 'Record the decision']) await offers(choice)
  await decide(page, 'accepted')
  page = await open(3)
  for (const words of ['The draft has moved on', 'Another covers it']) await offers(words)
  await decide(page, 'superseded')
  expect([await standing(2), await standing(3)]).toEqual(['accepted', 'superseded'])

  page = await (await open(7)).follow(bold('Accept it with modifications: edit it first'))
  page = await page.press(bold('See what it changes'), { 'q0.text.en': 'What should companies be made to do?' })
  expect(page.text).toContain('What it would cost')
  page = await page.press(bold('Record it'), reason)
  page = await page.press(bold('Accept those that are ticked'), { proposal: ['4', '6'], ...reason })
  expect([await standing(7), await standing(4), await standing(6)]).toEqual([
    'accepted-modified',
    'accepted',
    'accepted',
  ])
  page = await page.follow(bold('Change the draft yourself'))
  expect(page.address).toBe(en.roundtable)

  page = await giveAll(await page.follow(bold('Texts owed')), bold)
  page = await page.follow(bold('Publication'))
  expect(page.text).toContain('The opening and closing days are not set.')
  page = await (await page.follow(bold('Consultation'))).follow(bold('Dates, opening and closing'))
  const today = torontoDay(new Date())
  page = await page.press(bold('Set these dates'), { 'set-dates-opens-on': today, 'set-dates-closes-on': '2120-01-01' })
  page = await (await page.follow('Publication')).press(bold('Ask to publish version 1'))
  await page.press(bold('Sign out'))
  await signIn(browser, tour, 'editor-2@roundtable.example')
  page = await (await browser.visit(en.publication)).press(bold('Confirm and publish version 1'))
  expect((await openHtmlClient(site.origin).visit(en.page(1))).status).toBe(200)
  expect((await page.follow(bold('Meetings'))).text).toContain('Record a meeting')
  expect((await page.follow(bold('History'))).status).toBe(200)
  expect((await page.follow(bold('What changed'))).text).toContain('It is plainer.')
  expect(tour.left()).toEqual([])
})

async function giveAll(first: HtmlPage, bold: Tour['bold']): Promise<HtmlPage> {
  let page = await first.press(bold('Record that it needs no change'), reason)
  for (let count = 1; page.html.includes('value="give"'); count++) {
    page = await page.press(bold('Save these words'), { words: `Mots ${count}` })
  }
  return page
}

test('the rooms that README shows an analyst are there, and the one from which an editor publishes', async () => {
  const tour = openTour('An analyst')
  const { bold } = tour
  const room = consultationAddress('en', 'countering-radicalization-violence')
  const analyst = openHtmlClient(site.origin)
  const account = await signIn(analyst, tour, 'analyst-1@roundtable.example')
  expect(account.links.map(({ text }) => text)).toContain(bold('Responses'))
  const page = await analyst.visit(room.analysis)
  for (const name of ['Texts', 'Files', 'Access tokens', 'Prepare results']) {
    expect((await page.follow(bold(name))).status).toBe(200)
  }
  const editor = openHtmlClient(site.origin)
  await signIn(editor, openTour('An editor'), 'editor-1@roundtable.example')
  expect((await (await editor.visit(room.desk)).follow(bold('Results'))).status).toBe(200)
  expect(tour.left()).toEqual([])
})

test('a consultation of one’s own is begun as README says', async () => {
  const tour = openTour('A consultation of your own')
  const { bold } = tour
  const browser = openHtmlClient(site.origin)
  const account = await (
    await browser.visit('/en/sign-in')
  ).press('Sign in', { email: 'administrator-2@roundtable.example', password })
  const form = await account.follow(bold('Begin a new consultation'))
  const page = await form.press(bold('Create the consultation'), {
    'title-en': 'Safer streets',
    'title-fr': 'Des rues plus sûres',
    'slug-en': 'safer-streets',
    'slug-fr': 'rues-plus-sures',
    start: 'new',
  })
  expect(page.text).toContain('Still missing')
  for (const room of ['Consultation', 'People']) expect((await page.follow(bold(room))).status).toBe(200)
  expect(tour.left()).toEqual([])
})
