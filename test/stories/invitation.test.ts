import { afterAll, beforeAll, expect, test } from 'vitest'
import { appoint } from '../../src/account/appointment-store.js'
import { openHtmlClient, type HtmlClient, type HtmlPage } from '../support/html-client.js'
import { lastLetterTo, linkIn } from '../support/letters.js'
import { oneTimeCode } from '../support/one-time-code.js'
import { openSite, type Site } from '../support/open-site.js'
import { people, personOf } from './people.js'

let site: Site
let password: string
beforeAll(async () => {
  site = await openSite(undefined, { sample: false })
  password = await site.addPeople()
})
afterAll(() => site.close())

const ownPassword = 'marsh heron lantern'

/** Signs in, setting up the second factor that a site of real consultations asks of an administrator. */
async function administrator(id: string): Promise<HtmlClient> {
  const known = browsers.get(id)
  if (known) return known
  const browser = openHtmlClient(site.origin)
  const page = await (
    await browser.visit('/en/sign-in')
  ).press('Sign in', { email: `${id}@roundtable.example`, password })
  await setUp(page, password)
  browsers.set(id, browser)
  return browser
}
const browsers = new Map<string, HtmlClient>()

async function setUp(page: HtmlPage, withPassword: string) {
  expect(page.address).toMatch(/second-fact(o|eu)r$/)
  const shown = await page.press({ name: 'go', value: 'begin' }, { password: withPassword })
  const uri = new URL(shown.fields['uri']![0]!)
  const key = uri.searchParams.get('secret')!
  const recovery = shown.fields['recovery']!
  const wrong = await shown.press({ name: 'go', value: 'confirm' }, { given: '000000' })
  expect([wrong.status, wrong.fields['recovery']]).toEqual([422, recovery])
  const done = await wrong.press({ name: 'go', value: 'confirm' }, { given: oneTimeCode(key) })
  expect(done.address).toMatch(/done=second-factor$/)
  return { key, recovery, page: done }
}

async function invite(email: string, role: string): Promise<string> {
  const browser = await administrator('administrator-1')
  const page = await (await browser.visit(people.en)).press('Send the invitation', { email, role })
  expect(page.text).toContain('The invitation is on its way.')
  return linkIn(await lastLetterTo(site.db, email.toLowerCase()), 'en')
}

test('someone invited makes an account, sets up a second factor, and reaches the room of their role', async () => {
  const link = await invite('Ada.Editor@example.org', 'editor')
  const { subject, body } = await lastLetterTo(site.db, 'ada.editor@example.org')
  expect(subject).toBe('An invitation to a roundtable · Une invitation à une table ronde')
  expect([linkIn({ body }, 'fr'), body.includes('72 hours'), body.includes('72 heures')]).toEqual([
    link.replace('/en/', '/fr/'),
    true,
    true,
  ])
  const browser = openHtmlClient(site.origin)
  let page = await browser.visit(link)
  expect(page.text).toContain('ada.editor@example.org')
  expect(page.text).toContain('Editor 3')
  page = await page.press('Accept the invitation', { name: ' ', password: 'short' })
  expect([page.status, page.title.startsWith('2 things to look at')]).toEqual([422, true])
  page = await page.press('Accept the invitation', { name: 'Ada <b>E</b>', password: ownPassword, language: 'fr' })
  const { page: account, recovery } = await setUp(page, ownPassword)
  expect(account.text).toContain('Rédaction')
  expect(recovery).toHaveLength(10)
  expect((await openHtmlClient(site.origin).visit(link)).status).toBe(410)

  const again = openHtmlClient(site.origin)
  page = await (
    await again.visit('/fr/connexion')
  ).press('Se connecter', { email: 'ada.editor@example.org', password: ownPassword })
  expect(page.title).toContain('Votre code')
  expect([...again.cookies.keys()]).toEqual(['second-factor'])
  expect((await again.visit('/fr/compte')).address).toContain('/fr/connexion')
  page = await page.press('Continuer', { given: '000000' })
  expect(page.status).toBe(422)
  page = await page.press('Continuer', { given: recovery[0]! })
  expect(page.address).toBe('/fr/compte')
  expect([...again.cookies.keys()]).toEqual(['session'])

  const twice = openHtmlClient(site.origin)
  page = await (
    await twice.visit('/fr/connexion')
  ).press('Se connecter', { email: 'ada.editor@example.org', password: ownPassword })
  page = await page.press('Continuer', { given: recovery[0]! })
  expect([page.status, page.text.includes('Ce code n’ouvre pas')]).toEqual([422, true])
})

test('an invitation is good for 72 hours, for one person, until it is withdrawn or sent again', async () => {
  const first = await invite('late@example.org', 'member')
  const second = await invite('late@example.org', 'member')
  const browser = openHtmlClient(site.origin)
  expect((await browser.visit(first)).status).toBe(410)
  const open = await browser.visit(second)
  expect(open.status).toBe(200)
  await site.db
    .updateTable('invitation')
    .set({ expires_at: new Date() })
    .where('email', '=', 'late@example.org')
    .execute()
  expect((await open.press('Accept the invitation', { name: 'Late', password: ownPassword })).status).toBe(410)
  const third = await invite('late@example.org', 'member')
  const admin = await administrator('administrator-1')
  const page = await (await admin.visit(people.en)).press('Withdraw late@example.org')
  expect(page.text).toContain('The invitation is withdrawn.')
  expect((await browser.visit(third)).status).toBe(410)
  expect(await personOf(site.db, 'late@example.org')).toBeUndefined()
})

test('of two who open the same link at once, one gets the account', async () => {
  const link = await invite('twin@example.org', 'member')
  const pages = await Promise.all([0, 1, 2, 3].map(() => openHtmlClient(site.origin).visit(link)))
  const tries = await Promise.all(
    pages.map((page, number) => page.press('Accept the invitation', { name: `Twin ${number}`, password: ownPassword })),
  )
  expect(tries.filter(({ address }) => address === '/en/account')).toHaveLength(1)
  const rows = await site.db.selectFrom('person').select('id').where('email', '=', 'twin@example.org').execute()
  expect(rows).toHaveLength(1)
})

test('whoever has an account takes one role more as themselves, and nobody else does', async () => {
  const link = await invite('member-3@roundtable.example', 'administrator')
  const stranger = openHtmlClient(site.origin)
  let page = await stranger.visit(link)
  expect(page.address).toContain('/en/sign-in?then=')
  page = await page.press('Sign in', { email: 'member-3@roundtable.example', password })
  expect(page.address).toBe(link)
  page = await page.press('Accept the invitation')
  // The new role asks for a second factor at once.
  await setUp(page, password)
  expect((await stranger.visit(people.en)).status).toBe(200)
  const other = await invite('member-5@roundtable.example', 'analyst')
  const wrong = openHtmlClient(site.origin)
  await (await wrong.visit('/en/sign-in')).press('Sign in', { email: 'member-6@roundtable.example', password })
  page = await wrong.visit(other)
  expect(page.text).toContain('This invitation is for someone else')
  expect(page.html).not.toContain('Accept the invitation')
})

test('a code of a second factor lets in once', async () => {
  const browser = openHtmlClient(site.origin)
  const signIn = async () =>
    (await browser.visit('/en/sign-in')).press('Sign in', { email: 'editor-2@roundtable.example', password })
  const { key } = await setUp(await signIn(), password)
  browser.cookies.clear()
  // The code that confirmed it was its first use; the next one may be given early.
  const next = oneTimeCode(key, Date.now() + 30_000)
  let page = await (await signIn()).press({ name: 'go', value: 'next' }, { given: next })
  expect(page.address).toBe('/en/account')
  browser.cookies.clear()
  page = await (await signIn()).press({ name: 'go', value: 'next' }, { given: next })
  expect([page.status, browser.cookies.has('session')]).toEqual([422, false])
})

test('a second factor that is lost is reset by an administrator, and set up again', async () => {
  const browser = openHtmlClient(site.origin)
  const signIn = async () =>
    (await browser.visit('/en/sign-in')).press('Sign in', { email: 'analyst-1@roundtable.example', password })
  await setUp(await signIn(), password)
  browser.cookies.clear()
  expect((await signIn()).title).toContain('Your code')
  const admin = await administrator('administrator-1')
  const page = await (await admin.visit(people.en)).press('Reset the second factor Analyst 1')
  expect(page.text).toContain('The second factor is reset.')
  browser.cookies.clear()
  await setUp(await signIn(), password)
})

test('a disabled person is signed out everywhere, and cannot come back until they are enabled', async () => {
  const browser = openHtmlClient(site.origin)
  const signIn = async () =>
    (await browser.visit('/en/sign-in')).press('Sign in', { email: 'member-7@roundtable.example', password })
  expect((await signIn()).address).toBe('/en/account')
  const admin = await administrator('administrator-1')
  await (await admin.visit(people.en)).press('Disable the account Member 7')
  expect((await browser.visit('/en/account')).address).toContain('/en/sign-in')
  expect((await signIn()).text).toContain('do not go together')
  await (await admin.visit(people.en)).press('Enable the account Member 7')
  expect((await signIn()).address).toBe('/en/account')
})

test('an administrator does not shut the account of someone with a role elsewhere', async () => {
  await site.db
    .insertInto('consultation')
    .values({
      id: 'elsewhere',
      slug_en: 'elsewhere',
      slug_fr: 'ailleurs',
      settings: '{}',
      opens_on: null,
      closes_on: null,
    })
    .execute()
  const title = { en: 'Member 1', fr: 'Membre 1' }
  await site.db
    .transaction()
    .execute((trx) =>
      appoint(trx, { person: 'member-8', consultation: 'elsewhere', role: 'member', title, named: false }),
    )
  const admin = await administrator('administrator-1')
  let page = await (await admin.visit(people.en)).press('Disable the account Member 8')
  expect(page.text).toContain('a consultation that you do not administer')
  page = await (await admin.visit(people.en)).press('Take the role back Member 8')
  expect(page.text).toContain('The role is taken back.')
  expect(page.text).not.toContain('member-8@')
})
