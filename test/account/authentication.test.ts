import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openAccounts, type Accounts } from '../../src/account/accounts.js'
import { appoint } from '../../src/account/appointment-store.js'
import { forgetExpired } from '../../src/account/expired-store.js'
import { loadSamplePeople, samplePassword } from '../../src/account/sample-people.js'
import { connect, type Database } from '../../src/database/connect.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

const secretKey = 'a secret for tests alone, of no use elsewhere'
const password = samplePassword(secretKey)
let fresh: FreshDatabase
let owner: Database
let db: Database
let accounts: Accounts
/** How far the program's clock is ahead. */
let ahead = 0
const now = () => new Date(Date.now() + ahead)
beforeAll(async () => {
  fresh = await freshDatabase()
  owner = connect(fresh.ownerUrl, { max: 2 })
  db = connect(fresh.appUrl)
  await loadSamplePeople(owner, secretKey)
  accounts = openAccounts({ db, secretKey, now, sample: true })
})
afterAll(async () => {
  await Promise.all([db.destroy(), owner.destroy()])
  await fresh.drop()
})

const email = (id: string) => `${id}@roundtable.example`

async function cookieOf(id: string, from = accounts): Promise<string> {
  const entered = await from.signIn(email(id), password)
  if (entered.kind !== 'signed-in') throw new Error(entered.kind)
  return entered.cookies.map((line) => line.split(';', 1)[0]).join('; ')
}

function sessionsOf(person: string) {
  return db.selectFrom('session').selectAll().where('person', '=', person).execute()
}

function appointed(person: string, role: 'administrator') {
  const title = { en: 'Administrator', fr: 'Administration' }
  return owner
    .transaction()
    .execute((trx) => appoint(trx, { person, consultation: undefined, role, title, named: false }))
}

test('a session keeps no address and no agent, and the database would take neither', async () => {
  await cookieOf('member-1')
  const rows = await db.selectFrom('session').select(['ip_address', 'user_agent']).execute()
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ ip_address, user_agent }) => ip_address !== '' || user_agent !== '')).toEqual([])
  for (const column of ['ip_address', 'user_agent']) {
    await expect(
      owner
        .updateTable('session')
        .set({ [column]: '192.0.2.1' })
        .execute(),
    ).rejects.toThrow('check constraint')
  }
})

test('a session is known by its cookie, until it ends', async () => {
  const cookie = await cookieOf('member-2')
  expect((await accounts.whoIs(`other=1; ${cookie}`))?.account.id).toBe('member-2')
  await db
    .updateTable('session')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('person', '=', 'member-2')
    .execute()
  expect(await accounts.whoIs(cookie)).toBeUndefined()
})

test('a session that lasts is not prolonged by looking', async () => {
  const cookie = await cookieOf('member-3')
  const before = await sessionsOf('member-3')
  await accounts.whoIs(cookie)
  expect(await sessionsOf('member-3')).toEqual(before)
  expect(before[0]!.expires_at.getTime() - Date.now()).toBeLessThanOrEqual(12 * 3_600_000)
})

describe('a session of which nothing is asked', () => {
  const minute = 60_000
  afterEach(() => void (ahead = 0))

  test.each([
    ['a member’s', 'member-4', 8 * 60],
    ['of someone who administers, edits or reads answers', 'administrator-2', 60],
  ])('ends, %s', async (_, id, minutes) => {
    const cookie = await cookieOf(id)
    ahead = (minutes - 1) * minute
    expect((await accounts.whoIs(cookie))?.account.id).toBe(id)
    // That was a request, from which it counts anew.
    ahead += (minutes - 1) * minute
    expect((await accounts.whoIs(cookie))?.account.id).toBe(id)
    ahead += (minutes + 1) * minute
    expect(await accounts.whoIs(cookie)).toBeUndefined()
  })

  test('ends by what its person may do by now', async () => {
    const cookie = await cookieOf('member-8')
    await appointed('member-8', 'administrator')
    ahead = 61 * minute
    expect(await accounts.whoIs(cookie)).toBeUndefined()
  })

  test('is noted once in five minutes, and changes in nothing else', async () => {
    const cookie = await cookieOf('member-9')
    const [begun] = await sessionsOf('member-9')
    ahead = 4 * minute
    await accounts.whoIs(cookie)
    expect(await sessionsOf('member-9')).toEqual([begun])
    ahead = 6 * minute
    await Promise.all([1, 2, 3].map(() => accounts.whoIs(cookie)))
    const [noted] = await sessionsOf('member-9')
    expect({ ...noted, updated_at: 0 }).toEqual({ ...begun, updated_at: 0 })
    expect(noted!.updated_at.getTime() - begun!.updated_at.getTime()).toBeGreaterThan(5 * minute)
    ahead = 10 * minute
    await accounts.whoIs(cookie)
    expect(await sessionsOf('member-9')).toEqual([noted])
  })

  test('is erased once nobody’s would last', async () => {
    await cookieOf('member-10')
    await forgetExpired(db, new Date(Date.now() + 7 * 60 * minute))
    expect(await sessionsOf('member-10')).toHaveLength(1)
    await forgetExpired(db, new Date(Date.now() + 481 * minute))
    expect(await sessionsOf('member-10')).toEqual([])
  })
})

test.each([
  '',
  'x',
  'session=',
  'session=x',
  'session=x.y',
  `session=${'a'.repeat(32)}.${'b'.repeat(43)}%3D`,
  'session=%00',
])('a cookie that we did not give (%j) is nobody’s', async (cookie) => {
  expect(await accounts.whoIs(cookie)).toBeUndefined()
})

test('a cookie changed in any one place is nobody’s', async () => {
  const cookie = await cookieOf('member-4')
  const value = decodeURIComponent(cookie.slice('session='.length))
  for (let at = 0; at < value.length - 2; at++) {
    const changed = value.slice(0, at) + (value[at] === 'x' ? 'y' : 'x') + value.slice(at + 1)
    expect([at, await accounts.whoIs(`session=${encodeURIComponent(changed)}`)]).toEqual([at, undefined])
  }
})

test('another secret makes every session nobody’s', async () => {
  const cookie = await cookieOf('member-5')
  const others = openAccounts({ db, secretKey: 'another secret of as many characters', now, sample: true })
  expect(await others.whoIs(cookie)).toBeUndefined()
})

test('on https the cookie is bound to the host, secure and strict', async () => {
  const secure = openAccounts({ db, secretKey, now, publicOrigin: 'https://consultations.example', sample: true })
  const entered = await secure.signIn(email('member-6'), password)
  const [line] = entered.kind === 'signed-in' ? entered.cookies : []
  expect(line).toMatch(/^__Host-session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
})

test('after ten wrong passwords none is taken for a while, not even the right one, and nobody else is kept out', async () => {
  for (let tries = 0; tries < 10; tries++)
    expect(await accounts.signIn(email('member-7'), 'wrong')).toEqual({ kind: 'refused' })
  expect(await accounts.signIn(` ${email('member-7').toUpperCase()} `, password)).toEqual({ kind: 'locked' })
  expect((await accounts.signIn(email('member-8'), password)).kind).toBe('signed-in')
})

test('an address that nobody has is refused like a wrong password, and counted like one', async () => {
  for (let tries = 0; tries < 10; tries++)
    expect(await accounts.signIn('nobody@example.org', 'wrong')).toEqual({ kind: 'refused' })
  expect(await accounts.signIn('nobody@example.org', 'wrong')).toEqual({ kind: 'locked' })
})

test('passwords are kept as scrypt makes them, salted', async () => {
  const rows = await db.selectFrom('credential').select('password').execute()
  for (const { password: kept } of rows) expect(kept).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
})

test('the analyst’s role sees nothing of people', async () => {
  const analyst = connect(fresh.analystUrl, { max: 1 })
  const tables = [
    'person',
    'session',
    'credential',
    'second_factor',
    'appointment',
    'invitation',
    'mail',
    'notice',
  ] as const
  for (const table of tables) {
    await expect(analyst.selectFrom(table).selectAll().execute()).rejects.toThrow('permission denied')
  }
  await analyst.destroy()
})
