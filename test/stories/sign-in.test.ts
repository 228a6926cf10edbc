import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHtmlClient } from '../support/html-client.js'
import { openSite, type Site } from '../support/open-site.js'

let site: Site
let password: string
beforeAll(async () => {
  site = await openSite()
  password = await site.addPeople()
})
afterAll(() => site.close())

const email = (id: string) => `${id}@roundtable.example`

test.for([
  ['en', '/en/account', '/en/sign-in?then=%2Fen%2Faccount', 'Sign in', 'Your account'],
  ['fr', '/fr/compte', '/fr/connexion?then=%2Ffr%2Fcompte', 'Se connecter', 'Votre compte'],
] as const)(
  'a stranger signs in and comes to the page they asked for (%s)',
  async ([, wanted, way, button, heading]) => {
    const browser = openHtmlClient(site.origin)
    const asked = await browser.visit(wanted)
    expect(asked.address).toBe(way)
    const page = await asked.press(button, { email: ` ${email('member-4').toUpperCase()}`, password })
    expect([page.status, page.address]).toEqual([200, wanted])
    expect(page.title).toContain(heading)
    expect([...browser.cookies.keys()]).toEqual(['session'])
  },
)

async function signedIn(id: string) {
  const browser = openHtmlClient(site.origin)
  await (await browser.visit('/en/sign-in')).press('Sign in', { email: email(id), password })
  return browser
}

const people = {
  en: '/en/consultations/countering-radicalization-violence/people',
  fr: '/fr/consultations/lutte-radicalisation-menant-violence/personnes',
}

test('a room opens to whom it is for, shows who they are, and leads to itself in the other language', async () => {
  const browser = await signedIn('administrator-1')
  let page = await browser.visit(people.en)
  expect([page.status, page.address]).toEqual([200, people.en])
  expect(page.text).toContain('Administrator 1')
  expect(page.links.filter(({ text }) => text === 'People').map(({ href }) => href)).toEqual([people.en])
  page = await page.follow('Français')
  expect([page.status, page.address]).toEqual([200, people.fr])
  expect(page.text).toContain('Membre 12')
  expect(page.headers.get('cache-control')).toBe('no-store')
})

test('to everyone else who is signed in, a room looks like an address where nothing is', async () => {
  for (const id of ['member-1', 'editor-1', 'analyst-1']) {
    const browser = await signedIn(id)
    const [foreign, missing] = [await browser.visit(people.en), await browser.visit('/en/consultations/nowhere/people')]
    // Under the slugs that everybody knows, the way to the other language leads by the other of them.
    const html = foreign.html.replaceAll(/(?<=consultations\/)(countering|lutte)-[a-z-]+/g, 'nowhere')
    expect([foreign.status, html]).toEqual([404, missing.html])
  }
})

test('signing out ends the session for good', async () => {
  const browser = await signedIn('member-1')
  const held = new Map(browser.cookies)
  const page = await (await browser.visit('/en/account')).press('Sign out')
  expect([page.address, [...browser.cookies.keys()]]).toEqual(['/en/sign-in', []])
  for (const [name, value] of held) browser.cookies.set(name, value)
  expect((await browser.visit('/en/account')).address).toContain('/en/sign-in')
})
