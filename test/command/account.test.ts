import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { account } from '../../src/command/account.js'
import { runCommand } from '../../src/command/run-command.js'
import { openHtmlClient } from '../support/html-client.js'
import { lastLetterTo } from '../support/letters.js'
import { openSite, type Site } from '../support/open-site.js'

let site: Site
beforeAll(async () => {
  site = await openSite()
  await site.addPeople()
})
afterAll(() => site.close())

async function roundtable(args: readonly string[], more: Record<string, string> = {}) {
  const out: string[] = []
  const err: string[] = []
  const env = { DATABASE_URL: site.database.appUrl, PUBLIC_ORIGIN: site.origin, ...more }
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    stdout: new PassThrough(),
    env,
  }
  return { status: await runCommand([account], ['account', ...args], io), out, err }
}

const email = 'first@example.org'

test('the first administrator of a site is invited by the command line, and comes in by the link it prints', async () => {
  const { status, out } = await roundtable(['invite', 'First@Example.org', '--role', 'administrator'])
  expect([status, out.length]).toEqual([0, 1])
  expect(out[0]).toMatch(new RegExp(`^${site.origin}/en/invitation/[\\w-]{43}$`))
  const browser = openHtmlClient(site.origin)
  const page = await browser.visit(new URL(out[0]!).pathname)
  const accepted = await page.press('Accept the invitation', { name: 'First', password: 'marsh heron lantern' })
  expect(accepted.address).toBe('/en/account')
  expect((await browser.visit('/en/consultations/countering-radicalization-violence/people')).status).toBe(200)
  expect(await roundtable(['invite', email, '--role', 'administrator'])).toMatchObject({
    status: 1,
    err: ['This person has that role already.'],
  })
})

test('with a mail server the link goes there, and is printed nowhere', async () => {
  const asked = ['invite', 'member@example.org', '--role', 'member', '--consultation', 'crv']
  const { status, out } = await roundtable(asked, { SMTP_URL: 'smtp://127.0.0.1:1' })
  expect({ status, out }).toEqual({ status: 0, out: ['The invitation is on its way.'] })
  expect((await lastLetterTo(site.db, 'member@example.org')).body).toContain('/fr/invitation/')
})

test('accounts are listed, disabled and enabled', async () => {
  expect((await roundtable(['list'])).out).toContainEqual(expect.stringMatching(/^first@example\.org [0-9a-f]{32}$/))
  expect((await roundtable(['disable', email])).status).toBe(0)
  expect((await roundtable(['list'])).out).toContainEqual(expect.stringMatching(/^first@example\.org \S+ disabled$/))
  expect((await roundtable(['enable', email])).status).toBe(0)
  expect((await roundtable(['reset-second-factor', email])).status).toBe(0)
  const [json] = (await roundtable(['list', '--json'])).out
  const found = (JSON.parse(json!) as { email: string }[]).find((each) => each.email === email)
  expect(found).toMatchObject({ name: 'First', isDisabled: false, hasSecondFactor: false })
  expect(json).not.toContain('password')
})

test.each([
  [['disable', 'nobody@example.org'], 1, 'Nobody has an account'],
  [['invite', email, '--role', 'member', '--consultation', 'nowhere'], 1, 'There is no such consultation.'],
  [['invite', email, '--role', 'member'], 2, 'Only an administrator has no --consultation.'],
  [['invite', email, '--role', 'owner'], 2, '--role is one of member, editor, analyst, administrator.'],
  [['invite', 'nobody'], 2, 'one email address'],
  [['invite', email, 'more'], 2, 'one email address'],
  [['conquer', email], 2, 'account lists, invites'],
  [['list', '--all'], 2, '--all'],
  [[], 2, 'account takes list'],
])('%j: %i, and why', async (args, status, sentence) => {
  const told = await roundtable(args)
  expect(told.status).toBe(status)
  expect(told.err.join('\n')).toContain(sentence)
})
