import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addConsultation, openSite, type Site } from '../support/open-site.js'
import { addOutsider, cookieOf, signedIn } from './people.js'
import { type Audience, audienceOf, type Route, routesOf } from './routes.js'
import { everyRow } from './rows.js'
import { expectSafe, expectUnkept } from './safe-headers.js'
import { closesOn, opensOn, spring } from './spring.js'

const ids = ['member-1', 'editor-1', 'analyst-1', 'administrator-1', 'administrator-2', 'outsider'] as const
type Who = (typeof ids)[number] | 'stranger'

const slugs = { en: 'countering-radicalization-violence', fr: 'lutte-radicalisation-menant-violence' }
/** Whom a consultation's rooms are open to. */
const welcome: { readonly [A in Audience]?: readonly Who[] } = {
  member: ['member-1', 'editor-1'],
  editor: ['editor-1'],
  analyst: ['analyst-1'],
  administrator: ['administrator-1', 'administrator-2'],
}

/** Milliseconds that a walk over every route by everybody may take where the machine has other work. */
const walking = 400_000

/** The short run has every second person at each route, and the others at the next; at full length everybody is at all. */
const inTurn = (index: number) => (_: Who, turn: number) => process.env['LONG'] || (index + turn) % 2 === 0

let site: Site
const cookies = new Map<Who, string>()
beforeAll(async () => {
  site = await openSite()
  const password = await site.addPeople()
  await addConsultation(site, { id: 'brook', questionnaire: spring, opensOn, closesOn })
  await addOutsider(site, 'brook')
  for (const id of ids) cookies.set(id, cookieOf(await signedIn(site, id, password)))
})
// However long the others took, these sessions were noted a moment ago.
beforeEach(() => site.db.updateTable('session').set({ updated_at: new Date() }).execute())
afterAll(() => site.close())

const routesFor = (...audiences: readonly Audience[]) =>
  routesOf(site.app).filter((route) => audiences.some((audience) => audienceOf(route) === audience))

function addressOf({ pattern }: Route, slug = slugs[pattern.startsWith('/fr') ? 'fr' : 'en']): string {
  return pattern.replace(':slug', slug).replaceAll(/:[a-z]+/gi, '1')
}

/** Headers of what is downloaded. */
function beyondPages({ pattern }: Route): readonly string[] {
  return /\/(file|fichier)$/.test(pattern) ? ['content-disposition'] : []
}

function ask(
  route: Route,
  { who, slug, body = 'go=x' }: { who: Who; slug?: string; body?: string },
): Promise<Response> {
  const cookie = cookies.get(who)
  const posted = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  return fetch(site.origin + addressOf(route, slug), {
    method: route.method,
    redirect: 'manual',
    headers: { ...(cookie !== undefined && { cookie }), ...(route.method === 'POST' && posted) },
    ...(route.method === 'POST' && { body }),
  })
}

test('every route is somebody’s, and every room of a consultation is there in both languages', () => {
  expect(routesOf(site.app).filter((route) => audienceOf(route) === undefined)).toEqual([])
  const rooms = routesFor('member', 'editor', 'analyst', 'administrator')
  expect(rooms.filter(({ pattern }) => pattern.startsWith('/en'))).toHaveLength(rooms.length / 2)
  expect(rooms.length).toBeGreaterThan(5)
})

test(
  'to whoever has no business in a room, near or far, it looks as though nothing were there',
  async () => {
    const before = await everyRow(site.db)
    for (const [index, route] of routesFor('member', 'editor', 'analyst', 'administrator').entries()) {
      const unwelcome = ids.filter((id) => !welcome[audienceOf(route)!]!.includes(id))
      for (const who of unwelcome.filter(inTurn(index))) {
        const [foreign, missing] = [await ask(route, { who }), await ask(route, { who, slug: 'nowhere' })]
        // A page that keeps what was posted names the address it was posted to.
        const told = async (response: Response) => [
          response.status,
          (await response.text()).replaceAll(new RegExp(Object.values(slugs).join('|'), 'g'), 'nowhere'),
        ]
        expect({ route, who, told: await told(foreign) }).toEqual({ route, who, told: await told(missing) })
        expect([route, who, foreign.status]).toEqual([route, who, 404])
      }
    }
    expect(await everyRow(site.db)).toEqual(before)
  },
  walking,
)

test('the rooms are open to whom they are for, with the headers of what is private', async () => {
  for (const route of routesFor('member', 'editor', 'analyst', 'administrator').filter(
    ({ method }) => method !== 'POST',
  )) {
    for (const who of welcome[audienceOf(route)!]!) {
      const response = await ask(route, { who })
      // An address with a number in it may lead nowhere: what counts is that it is not hidden, nor ours to mend.
      const expected = /:(?!slug)/.test(route.pattern) ? [200, 303, 404] : [200]
      expect({ route, who, expected }).toEqual({ route, who, expected: expect.arrayContaining([response.status]) })
      expectSafe(response, route.pattern, beyondPages(route))
      expectUnkept(response, route.pattern)
    }
  }
})

test('a stranger is asked to sign in, and nothing of theirs is done', async () => {
  const before = await everyRow(site.db)
  for (const route of routesFor('member', 'editor', 'analyst', 'administrator', 'site-administrator', 'person')) {
    const response = await ask(route, { who: 'stranger' })
    expectUnkept(response, route.pattern)
    const [status, to] = [response.status, response.headers.get('location')]
    const asked =
      route.method === 'POST' ? [403, ''] : [303, /^\/(en\/sign-in|fr\/connexion)\?then=/.exec(to ?? '')?.[0]]
    expect([route, status, (to ?? '').slice(0, asked[1]?.toString().length)]).toEqual([route, ...asked])
    expect(response.headers.getSetCookie()).toEqual([])
  }
  expect(await everyRow(site.db)).toEqual(before)
})

test(
  'no GET changes a row or gives a cookie, whoever asks and from wherever',
  async () => {
    const before = await everyRow(site.db)
    const audiences = [
      'member',
      'editor',
      'analyst',
      'administrator',
      'site-administrator',
      'person',
      'entering',
    ] as const
    const routes = routesFor(...audiences).filter(({ method }) => method !== 'POST')
    for (const [index, route] of routes.entries()) {
      for (const who of (['stranger', ...ids] as const).filter(inTurn(index))) {
        const response = await ask(route, { who })
        await response.arrayBuffer()
        expectSafe(response, route.pattern, beyondPages(route))
        expectUnkept(response, route.pattern)
        expect({ route, cookies: response.headers.getSetCookie() }).toEqual({ route, cookies: [] })
      }
    }
    expect(await everyRow(site.db)).toEqual(before)
  },
  walking,
)

test('of a session that was not noted for a while a GET changes when it was, once', async () => {
  const [route] = routesFor('person').filter(({ method }) => method === 'GET')
  const seen = new Date(Date.now() - 6 * 60_000)
  await site.db.updateTable('session').set({ updated_at: seen }).where('person', '=', 'editor-1').execute()
  const before = await everyRow(site.db)
  for (let asked = 0; asked < 3; asked++) expect((await ask(route!, { who: 'editor-1' })).status).toBe(200)
  const after = await everyRow(site.db)
  const changed = after.filter((row) => !before.includes(row))
  expect([changed.length, changed[0]?.startsWith('session ')]).toEqual([1, true])
  expect(after).toHaveLength(before.length)
  await ask(route!, { who: 'editor-1' })
  expect(await everyRow(site.db)).toEqual(after)
})

test('the pages of the way in answer whatever is posted to them, and let nobody in', async () => {
  for (const route of routesFor('entering').filter(({ method }) => method === 'POST')) {
    for (const body of [
      '',
      'go=next',
      'email=x&password=y&then=https://elsewhere.example/',
      'go=switch&locale=en',
      'given=1',
    ]) {
      const response = await ask(route, { who: 'stranger', body })
      const shown = response.status === 200 && !body.includes('switch')
      expect([route, body, shown]).toEqual([route, body, false])
      expect(response.status).toBeLessThan(500)
      expect(response.headers.get('location') ?? '/').toMatch(/^\/(?!\/)/)
      const given = response.headers.getSetCookie().filter((cookie) => !/=; Max-Age=0/.test(cookie))
      expect([route, body, given]).toEqual([route, body, []])
      expectUnkept(response, route.pattern)
    }
  }
})

test.each([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'https://elsewhere.example' },
])('a post that comes with %o is refused on every route, whoever is signed in, and changes nothing', async (from) => {
  const before = await everyRow(site.db)
  const posts = routesFor('member', 'editor', 'analyst', 'administrator', 'site-administrator', 'person', 'entering')
  for (const route of posts.filter(({ method }) => method === 'POST')) {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: cookies.get('administrator-1')!,
      ...from,
    }
    const body = 'go=disable&person=member-1&email=a%40example.org&role=member'
    const response = await fetch(site.origin + addressOf(route), { method: 'POST', headers, body })
    expect([route, response.status]).toEqual([route, 403])
  }
  expect(await everyRow(site.db)).toEqual(before)
})

test('a link from elsewhere, which leaves the cookie behind, needs one step of ours', async () => {
  const [route] = routesFor('administrator').filter(({ method }) => method === 'GET')
  const response = await fetch(site.origin + addressOf(route!), { headers: { 'sec-fetch-site': 'cross-site' } })
  const html = await response.text()
  expect([response.status, html.includes(`<meta http-equiv="refresh" content="0; url=${addressOf(route!)}">`)]).toEqual(
    [200, true],
  )
})
