import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { invite } from '../../src/account/inviting.js'
import { address } from '../../src/web/address.js'
import { people, personOf, sampleEmail } from '../stories/people.js'
import { openBrowser, withPage } from '../support/browser.js'
import { type IdentityProvider, openIdentityProvider } from '../support/identity-provider.js'
import { openSite, type Site } from '../support/open-site.js'
import { freePort } from '../support/free-port.js'
import { faultsOf } from './page-checks.js'

let browser: Browser
let provider: IdentityProvider
let site: Site
beforeAll(async () => {
  browser = await openBrowser()
  const port = await freePort()
  const redirects = (['en', 'fr'] as const).map((locale) => `http://127.0.0.1:${port}${address.providerBack(locale)}`)
  provider = await openIdentityProvider(redirects)
  site = await openSite(undefined, { port, sample: false, oidc: provider })
  await site.addPeople()
})
afterAll(async () => {
  await browser.close()
  await site.close()
  await provider.close()
})

/** Goes to the provider by the button of a page, and through its two pages. */
async function byProvider(page: Page, login: string): Promise<void> {
  await Promise.all([
    page.waitForNavigation(),
    page.click(`form[action$="provider"] button, form[action$="fournisseur"] button`),
  ])
  expect(new URL(page.url()).origin).toBe(provider.issuer)
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', 'anything')
  await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')])
  await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')])
}

function known(login: string, email: string, isVerified = true): void {
  provider.people.set(login, { email, email_verified: isVerified, name: 'Noor <i>N</i>' })
}

test.for(['en', 'fr'] as const)(
  'someone with an account signs in by the provider and comes where they wanted (%s)',
  async (locale) => {
    known('noor', sampleEmail('administrator-1').toUpperCase())
    await withPage(browser, {}, async (page, context) => {
      await page.goto(site.origin + people[locale])
      expect(new URL(page.url()).pathname).toBe(address.signIn(locale))
      await byProvider(page, 'noor')
      await page.waitForSelector('#appointed')
      // No second factor of ours: the provider asked for its own.
      expect(new URL(page.url()).pathname).toBe(people[locale])
      const cookies = await context.cookies(site.origin)
      expect(cookies.map(({ name, sameSite, httpOnly }) => [name, sameSite, httpOnly])).toEqual([
        ['session', 'Strict', true],
      ])
    })
    // The address may change hands: from now on the provider's own name for the person counts.
    known('noor', 'another@example.org')
    await withPage(browser, {}, async (page) => {
      await page.goto(site.origin + address.signIn(locale))
      await byProvider(page, 'noor')
      await page.waitForSelector('#rooms')
    })
  },
)

test.each([
  ['eve', sampleEmail('editor-1'), false],
  ['mallory', 'nobody@example.org', true],
])('%s, whose address %s is verified (%j), is not let in', async (login, email, isVerified) => {
  known(login, email, isVerified)
  await withPage(browser, { javaScriptEnabled: true }, async (page, context) => {
    await page.goto(site.origin + address.signIn('en'))
    await byProvider(page, login)
    expect(await page.locator('.summary').innerText()).toContain('Nobody has an account here')
    expect(await context.cookies(site.origin)).toEqual([])
    expect(await faultsOf(page)).toEqual([])
  })
})

test('someone invited accepts by the provider, under the very address of the invitation', async () => {
  const titleOf = (number: number) => ({ en: `Editor ${number}`, fr: `Rédaction ${number}` })
  const asked = {
    email: 'new@example.org',
    consultation: 'crv',
    role: 'editor',
    titleOf,
    invitedBy: undefined,
  } as const
  const invited = await invite(site.accounts.db, { ...asked, now: new Date() })
  const token = invited.kind === 'invited' ? invited.token : ''
  known('other', 'other@example.org')
  known('new', 'new@example.org')
  await withPage(browser, { javaScriptEnabled: true }, async (page) => {
    await page.goto(site.origin + address.invitation('fr', token))
    expect(await faultsOf(page)).toEqual([])
    await byProvider(page, 'other')
    expect(await page.locator('.summary').innerText()).toContain('Personne n’a de compte ici')
  })
  await withPage(browser, {}, async (page) => {
    await page.goto(site.origin + address.invitation('fr', token))
    await byProvider(page, 'new')
    await page.waitForSelector('#rooms')
  })
  expect(await personOf(site.db, 'new@example.org')).toMatchObject({ name: 'Noor <i>N</i>', locale: 'fr' })
})

test('what was written when the session ended comes along, and is sent on return', async () => {
  known('noor', sampleEmail('administrator-1'))
  await withPage(browser, {}, async (page, context) => {
    await page.goto(site.origin + people.en)
    await byProvider(page, 'noor')
    await page.waitForSelector('#appointed')
    await context.clearCookies({ name: 'session' })
    await page.fill('#email', 'kept@example.org')
    await page.check('#role')
    await Promise.all([page.waitForNavigation(), page.click('[name=go][value=invite]')])
    await Promise.all([page.waitForNavigation(), page.click('form[action$="provider"] button')])
    // Known there already: one step, or none.
    if (page.url().startsWith(provider.issuer))
      await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')])
    expect(await page.locator('.kept').innerText()).toContain('kept@example.org')
    await Promise.all([page.waitForNavigation(), page.click('#onward button')])
    expect(new URL(page.url()).search).toBe('?done=invited')
  })
})

test('a journey ends once, in the browser where it began, and only as the provider says', async () => {
  known('noor', sampleEmail('administrator-1'))
  const post = {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  } as const
  const left = await fetch(site.origin + address.provider('en'), { ...post, body: '' })
  expect(new URL(left.headers.get('location')!).searchParams.get('code_challenge_method')).toBe('S256')
  const cookie = left.headers.getSetCookie()[0]!.split(';', 1)[0]!
  expect(left.headers.getSetCookie()).toEqual([`${cookie}; Path=/; HttpOnly; SameSite=Lax`])
  const back = (query: string, headers: Record<string, string>) =>
    fetch(`${site.origin}${address.providerBack('en')}?${query}`, { redirect: 'manual', headers })
  const state = new URL(left.headers.get('location')!).searchParams.get('state')!
  const issued = `iss=${encodeURIComponent(provider.issuer)}`
  for (const [query, headers] of [
    [`code=x&state=${state}&${issued}`, {}],
    [`code=x&state=${state}&${issued}`, { cookie: 'round-trip=AAAA' }],
    [`code=x&state=other&${issued}`, { cookie }],
    [`code=x&state=${state}&${issued}`, { cookie }],
  ] as const) {
    const response = await back(query, headers)
    expect([query, response.status]).toEqual([query, 422])
    expect(response.headers.getSetCookie().filter((line) => line.startsWith('session='))).toEqual([])
  }
  expect(await site.db.selectFrom('round_trip').selectAll().execute()).toEqual([])
})

test('only a page whose form leads to the provider lets it lead there', async () => {
  const policyOf = async (path: string) =>
    /form-action [^;]*/.exec((await fetch(site.origin + path)).headers.get('content-security-policy')!)![0]
  expect(await policyOf(address.signIn('en'))).toBe(`form-action 'self' ${provider.issuer}`)
  expect(await policyOf(address.reset('en'))).toBe(`form-action 'self'`)
  expect(await policyOf('/en/consultations')).toBe(`form-action 'self'`)
})

test('nothing of the provider’s tokens is kept', async () => {
  const rows = await site.db.selectFrom('credential').selectAll().where('provider', '=', 'oidc').execute()
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) {
    expect(row).toMatchObject({ access_token: null, refresh_token: null, id_token: null, password: null })
  }
})
