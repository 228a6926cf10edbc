import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connect, type Database } from '../../src/database/connect.js'
import type { Letter } from '../../src/mail/letter.js'
import { forgetSent, queueLetter, sendNext } from '../../src/mail/mail-store.js'
import { keepMailing } from '../../src/mail/mailing.js'
import { folderPost, smtpPost } from '../../src/mail/post.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { type MailServer, openMailServer } from './mail-server.js'

let fresh: FreshDatabase
let db: Database
let server: MailServer
beforeAll(async () => {
  fresh = await freshDatabase()
  db = connect(fresh.appUrl, { queryTimeout: 30_000 })
  server = await openMailServer()
})
afterAll(async () => {
  await server.close()
  await db.destroy()
  await fresh.drop()
})
beforeEach(async () => {
  await db.deleteFrom('mail').execute()
  server.refuse(undefined)
  server.received.length = 0
})

const from = 'Table ronde <no-reply@roundtable.example>'
const now = () => new Date()

function queue(letter: Partial<Letter> = {}): Promise<void> {
  const whole = {
    recipient: 'ada@example.org',
    subject: 'Été · Summer',
    body: 'À bientôt\n\nhttps://here.example/x',
    ...letter,
  }
  return db.transaction().execute((trx) => queueLetter(trx, whole))
}

const rows = () => db.selectFrom('mail').selectAll().orderBy('id').execute()

test('a letter reaches the mail server, and its words are erased', async () => {
  await queue()
  expect(await sendNext(db, now(), smtpPost(server.url, { from }))).toEqual({ kind: 'sent' })
  expect(await sendNext(db, now(), smtpPost(server.url, { from }))).toEqual({ kind: 'none' })
  expect(server.received).toHaveLength(1)
  const [mail] = server.received
  expect(mail).toMatch(/^From: Table ronde <no-reply@roundtable\.example>\r$/m)
  expect(mail).toMatch(/^To: ada@example\.org\r$/m)
  expect(mail).toMatch(/^Message-ID: <letter-\d+@roundtable\.example>\r$/m)
  expect(mail).toMatch(/^Auto-Submitted: auto-generated\r$/im)
  expect(await rows()).toMatchObject([{ body: null, tries: 1, sent_at: expect.any(Date) }])
})

test('a letter is due at an instant that the program’s own clock can tell', async () => {
  for (let count = 0; count < 20; count++) await queue()
  const { rows: odd } = await sql`
    select 1 from mail where due_at <> date_trunc('milliseconds', due_at)`.execute(db)
  expect(odd).toEqual([])
})

test('a letter whose act is undone is never sent', async () => {
  const act = db.transaction().execute(async (trx) => {
    await queueLetter(trx, { recipient: 'ada@example.org', subject: 'S', body: 'B' })
    throw new Error('undone')
  })
  await expect(act).rejects.toThrow('undone')
  expect(await sendNext(db, now(), smtpPost(server.url, { from }))).toEqual({ kind: 'none' })
})

test('what the server does not take for now is tried again later, with the same id, and then sent', async () => {
  await queue()
  server.refuse(451)
  const start = now()
  expect((await sendNext(db, start, smtpPost(server.url, { from }))).kind).toBe('failed')
  expect(await rows()).toMatchObject([
    { tries: 1, fault: '451', sent_at: null, body: expect.stringContaining('À bientôt') },
  ])
  expect((await sendNext(db, start, smtpPost(server.url, { from }))).kind).toBe('none')
  server.refuse(undefined)
  const later = new Date(start.getTime() + 61_000)
  expect((await sendNext(db, later, smtpPost(server.url, { from }))).kind).toBe('sent')
  expect(server.received).toHaveLength(1)
})

test('what the server will never take is not tried again', async () => {
  await queue()
  server.refuse(550)
  expect((await sendNext(db, now(), smtpPost(server.url, { from }))).kind).toBe('failed')
  server.refuse(undefined)
  const muchLater = new Date(Date.now() + 30 * 86_400_000)
  expect((await sendNext(db, muchLater, smtpPost(server.url, { from }))).kind).toBe('none')
})

test('a server that is away fails the letter, and not the program', async () => {
  await queue()
  const gone = await openMailServer()
  await gone.close()
  const sending = await sendNext(db, now(), smtpPost(gone.url, { from }))
  expect(sending).toMatchObject({ kind: 'failed', fault: { code: 'ESOCKET' } })
})

test('of several processes, each letter is sent by one', async () => {
  const recipients = Array.from({ length: 40 }, (_, number) => `person-${number}@example.org`)
  for (const recipient of recipients) await queue({ recipient })
  const others = [
    db,
    connect(fresh.appUrl, { max: 1 }),
    connect(fresh.appUrl, { max: 1 }),
    connect(fresh.appUrl, { max: 1 }),
  ]
  const faults: unknown[] = []
  const stops = others.map((each) =>
    keepMailing({
      db: each,
      send: smtpPost(server.url, { from }),
      digest: () => ({ subject: '', body: '' }),
      now,
      onFault: (fault) => faults.push(fault),
      pause: 20,
    }),
  )
  await expect
    .poll(async () => (await rows()).filter(({ sent_at }) => sent_at === null).length, { timeout: 20_000 })
    .toBe(0)
  await Promise.all(stops.map((stop) => stop()))
  await Promise.all(others.slice(1).map((each) => each.destroy()))
  const to = server.received.map((mail) => /^To: (\S+)\r$/m.exec(mail)![1]!)
  expect(to.toSorted()).toEqual(recipients.toSorted())
  expect(faults).toEqual([])
})

test.each(['ada@example.org\r\nBcc: eve@example.org', 'ada@example.org, eve@example.org'])(
  'one letter goes to one address, whatever is written there (%j)',
  async (recipient) => {
    await queue({ recipient, subject: 'Hello\r\nBcc: eve@example.org' })
    await sendNext(db, now(), smtpPost(server.url, { from }))
    for (const mail of server.received) expect(mail).not.toMatch(/^Bcc:/m)
    expect(server.received.length).toBeLessThanOrEqual(1)
  },
)

test('without a mail server, letters are files that mail programs open, and their links are told', async () => {
  await queue()
  const folder = mkdtempSync(join(tmpdir(), 'roundtable-mail-'))
  const lines: string[] = []
  await sendNext(db, now(), folderPost({ folder: join(folder, 'mail'), print: (line) => lines.push(line), from }))
  const [, file] = /^Mail to ada@example\.org: (.*\.eml)\n {2}https:\/\/here\.example\/x$/.exec(lines.join('\n'))!
  const mail = readFileSync(file!, 'utf8')
  expect(mail).toContain('Subject: =?UTF-8?')
  expect(mail).toMatch(/^Content-Type: text\/plain; charset=utf-8/m)
  rmSync(folder, { recursive: true })
})

test('after thirty days nothing says that a letter was sent', async () => {
  await queue()
  await sendNext(db, now(), smtpPost(server.url, { from }))
  await queue({ subject: 'Still waiting' })
  await forgetSent(db, new Date(Date.now() + 31 * 86_400_000))
  expect(await rows()).toMatchObject([{ subject: 'Still waiting' }])
})
