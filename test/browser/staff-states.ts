import type { Cookie, Page } from 'playwright-core'
import { invite } from '../../src/account/inviting.js'
import { address, consultationAddress } from '../../src/web/address.js'
import { works } from '../../src/web/editing/work.js'
import type { Locale } from '../../src/questionnaire/questionnaire.js'
import { people, sampleEmail } from '../stories/people.js'
import type { Site } from '../support/open-site.js'
import type { State } from './states.js'

/** Someone at a page, signed in or not; `password` is that of all sample people. */
export type StaffState = Omit<State, 'open'> & {
  readonly open: (
    page: Page,
    site: Site,
    given: { readonly locale: Locale; readonly password: string },
  ) => Promise<unknown>
}

/** Signs in, or goes on with the session of whoever did before, which is quicker; then at their account page. */
export async function enter(page: Page, site: Site, given: Entering): Promise<void> {
  const { locale, id } = given
  const sessions = kept.get(site) ?? new Map<string, readonly Cookie[]>()
  kept.set(site, sessions)
  await page.context().addCookies([...(sessions.get(id) ?? [])])
  await page.goto(site.origin + address.account(locale))
  if (new URL(page.url()).pathname === address.account(locale)) return
  await signIn(page, site, given)
  sessions.set(id, await page.context().cookies())
}

type Entering = { readonly locale: Locale; readonly password: string; readonly id: string }

const kept = new WeakMap<Site, Map<string, readonly Cookie[]>>()

async function signIn(page: Page, site: Site, { locale, password, id }: Entering): Promise<void> {
  await page.goto(site.origin + address.signIn(locale))
  await page.fill('#email', sampleEmail(id))
  await page.fill('#password', password)
  await press(page, 'next')
}

export function press(page: Page, go: string): Promise<unknown> {
  return Promise.all([
    page.waitForNavigation(),
    page.locator(`main button[name="go"][value="${go}"]:not(.vh):visible`).first().click(),
  ])
}

function submit(page: Page): Promise<unknown> {
  return Promise.all([page.waitForNavigation(), page.click('main button[type="submit"]')])
}

async function seeEdit(page: Page): Promise<void> {
  await page.fill('textarea[name="q0.text.en"]', 'Who do you think should help, at home or near it?')
  await page.check('input[name="q0.choices.1.gone"]')
  await press(page, 'preview')
}

const title = { en: 'Member 13', fr: 'Membre 13' }

function linkFor({ accounts }: Site, email: string): Promise<string> {
  const inviting = { email, consultation: 'crv', role: 'member', titleOf: () => title, invitedBy: undefined } as const
  return invite(accounts.db, { ...inviting, now: new Date() }).then((invited) =>
    invited.kind === 'invited' ? invited.token : Promise.reject(new Error(invited.kind)),
  )
}

const as = (
  id: string,
  name: string,
  path: (locale: Locale) => string,
  then?: (page: Page, password: string) => Promise<unknown>,
): StaffState => ({
  name,
  open: async (page, site, given) => {
    await enter(page, site, { ...given, id })
    await page.goto(site.origin + path(given.locale))
    await then?.(page, given.password)
  },
})

const crv = (locale: Locale) =>
  consultationAddress(
    locale,
    { en: 'countering-radicalization-violence', fr: 'lutte-radicalisation-menant-violence' }[locale],
  )

const ocse = (locale: Locale) =>
  consultationAddress(
    locale,
    { en: 'online-child-sexual-exploitation', fr: 'exploitation-sexuelle-enfants-en-ligne' }[locale],
  )

const asSiteAdministrator = (name: string, then?: (page: Page) => Promise<unknown>): StaffState => ({
  name,
  open: async (page, site, given) => {
    await enter(page, site, { ...given, id: 'administrator-2' })
    await page.goto(site.origin + address.newConsultation(given.locale))
    await then?.(page)
  },
})

export const staffStates: readonly StaffState[] = [
  { name: 'sign in', open: (page, { origin }, { locale }) => page.goto(origin + address.signIn(locale)) },
  {
    name: 'sign in, refused',
    open: (page, site, { locale }) => enter(page, site, { locale, password: 'wrong', id: 'member-12' }),
  },
  { name: 'code', open: (page, { origin }, { locale }) => page.goto(origin + address.code(locale)) },
  { name: 'reset', open: (page, { origin }, { locale }) => page.goto(`${origin}${address.reset(locale)}?sent`) },
  {
    name: 'link that opens nothing',
    open: (page, { origin }, { locale }) => page.goto(origin + address.resetBy(locale, 'x')),
  },
  {
    name: 'invitation',
    open: async (page, site, { locale }) => {
      const token = await linkFor(site, `new-${locale}@example.org`)
      await page.goto(site.origin + address.invitation(locale, token))
    },
  },
  {
    name: 'invitation, faulty',
    open: async (page, site, { locale }) => {
      const token = await linkFor(site, `new-${locale}@example.org`)
      await page.goto(site.origin + address.invitation(locale, token))
      await submit(page)
    },
  },
  as('member-4', 'account', address.account),
  as('member-4', 'password, faulty', address.password, submit),
  as('member-4', 'second factor', address.secondFactor),
  as('member-4', 'second factor, shown', address.secondFactor, async (page, password) => {
    await page.fill('#password', password)
    await press(page, 'begin')
  }),
  as('administrator-1', 'people', (locale) => people[locale]),
  as(
    'administrator-1',
    'people, faulty',
    (locale) => people[locale],
    (page) => press(page, 'invite'),
  ),
  as(
    'administrator-1',
    'session ended',
    (locale) => people[locale],
    async (page) => {
      await page.context().clearCookies()
      await page.fill('#email', 'kept@example.org')
      await press(page, 'invite')
    },
  ),
  as(
    'administrator-1',
    'onward',
    (locale) => people[locale],
    async (page, password) => {
      await page.context().clearCookies()
      await page.fill('#email', 'kept@example.org')
      await press(page, 'invite')
      await page.fill('#email', sampleEmail('administrator-1'))
      await page.fill('#password', password)
      await press(page, 'next')
    },
  ),
  as('member-4', 'roundtable', (locale) => crv(locale).roundtable),
  as('member-4', 'draft question', (locale) => crv(locale).roundtableQuestion('c2')),
  as(
    'member-4',
    'draft question, faulty',
    (locale) => crv(locale).roundtableQuestion('c2'),
    (page) => press(page, 'comment'),
  ),
  as('member-4', 'draft question that is gone', (locale) => crv(locale).roundtableQuestion('c3')),
  as('member-4', 'own proposals', (locale) => crv(locale).ownProposals),
  ...works.map((work) =>
    as('member-4', `proposing, ${work}`, (locale) => `${crv(locale).proposing('c2')}?work=${work}`),
  ),
  as(
    'member-4',
    'proposing, faulty',
    (locale) => `${crv(locale).proposing('c2')}?work=new`,
    (page) => press(page, 'preview'),
  ),
  as('member-4', 'proposing, seen', (locale) => `${crv(locale).proposing('c2')}?work=edit`, seeEdit),
  as(
    'member-4',
    'proposing, seen and faulty',
    (locale) => `${crv(locale).proposing('c2')}?work=edit`,
    async (page) => {
      await seeEdit(page)
      await press(page, 'send')
    },
  ),
  as('editor-1', 'settings', (locale) => crv(locale).deskConsultation),
  as('editor-1', 'settings, presentation', (locale) => crv(locale).deskSection('presentation')),
  as('editor-1', 'settings, conditions', (locale) => crv(locale).deskSection('conditions')),
  as(
    'editor-1',
    'settings, faulty',
    (locale) => crv(locale).deskSection('participation'),
    async (page) => {
      await page.fill('#who-fr', '')
      await page.fill('#minutes', 'ten')
      await page.fill('#related-addresses-en', 'http://example.org')
      await press(page, 'save')
    },
  ),
  as(
    'editor-1',
    'settings, someone else first',
    (locale) => crv(locale).deskSection('presentation'),
    async (page) => {
      await page.fill('#led-by-en', 'Someone of our own')
      await page.evaluate(`document.querySelector('input[name=base]').value = 'older'`)
      await press(page, 'save')
    },
  ),
  as('editor-1', 'dates', (locale) => crv(locale).deskDates),
  as('editor-1', 'dates, announced', (locale) => ocse(locale).deskDates),
  as(
    'editor-1',
    'dates, faulty',
    (locale) => crv(locale).deskDates,
    (page) => press(page, 'extend'),
  ),
  as('editor-1', 'help resources', (locale) => crv(locale).deskHelp),
  as(
    'editor-1',
    'help resources, faulty',
    (locale) => crv(locale).deskHelp,
    (page) => press(page, 'save'),
  ),
  as('analyst-1', 'files', (locale) => crv(locale).files),
  as('analyst-1', 'files, faulty', (locale) => `${crv(locale).files}?from=2026-W20&to=2026-W10&questions=x`),
  as(
    'analyst-1',
    'files, chosen',
    (locale) => crv(locale).files,
    async (page) => {
      await page.click('details > summary')
      await page.check('#version-1')
    },
  ),
  as('analyst-1', 'access tokens', (locale) => crv(locale).tokens),
  as(
    'analyst-1',
    'access tokens, one made',
    (locale) => crv(locale).tokens,
    async (page) => {
      await page.fill('#label', 'A dashboard · un tableau de bord')
      await press(page, 'make')
    },
  ),
  as(
    'analyst-1',
    'access tokens, faulty',
    (locale) => crv(locale).tokens,
    (page) => press(page, 'make'),
  ),
  as('member-4', 'preview', (locale) => crv(locale).preview),
  asSiteAdministrator('new consultation'),
  asSiteAdministrator('new consultation, faulty', (page) => press(page, 'create')),
]
