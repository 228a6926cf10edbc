import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAccounts, type Accounts } from '../../src/account/accounts.js'
import { loadSamplePeople, samplePassword } from '../../src/account/sample-people.js'
import { connect, type Database } from '../../src/database/connect.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

const secretKey = 'a secret for tests alone, of no use elsewhere'
const password = samplePassword(secretKey)
let fresh: FreshDatabase
let owner: Database
let db: Database
let accounts: Accounts
beforeAll(async () => {
  fresh = await freshDatabase()
  owner = connect(fresh.ownerUrl, { max: 2 })
  db = connect(fresh.appUrl)
  await loadSamplePeople(owner, secretKey)
  accounts = openAccounts({ db, secretKey, sample: true })
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
  const before = await db.selectFrom('session').selectAll().where('person', '=', 'member-3').execute()
  await accounts.whoIs(cookie)
  expect(await db.selectFrom('session').selectAll().where('person', '=', 'member-3').execute()).toEqual(before)
  expect(before[0]!.expires_at.getTime() - Date.now()).toBeLessThanOrEqual(12 * 3_600_000)
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
  const others = openAccounts({ db, secretKey: 'another secret of as many characters', sample: true })
  expect(await others.whoIs(cookie)).toBeUndefined()
})

test('on https the cookie is bound to the host, secure and strict', async () => {
  const secure = openAccounts({ db, secretKey, publicOrigin: 'https://consultations.example', sample: true })
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
