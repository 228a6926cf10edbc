import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connect, type Database } from '../../src/database/connect.js'
import { gatherNotices, queueNotice } from '../../src/mail/notice-store.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

let fresh: FreshDatabase
let db: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  db = connect(fresh.appUrl)
  for (const wish of ['each', 'daily', 'weekly', 'never'] as const) {
    const person = { id: wish, name: wish, email: `${wish}@example.org`, locale: 'fr' as const, mail_wish: wish }
    await db.insertInto('person').values(person).execute()
  }
})
afterAll(async () => {
  await db.destroy()
  await fresh.drop()
})
beforeEach(async () => {
  await db.deleteFrom('notice').execute()
  await db.deleteFrom('mail').execute()
})

const path = { en: '/en/x', fr: '/fr/x' }
const digest = (locale: 'en' | 'fr', notices: readonly { words: { en: string; fr: string } }[]) => ({
  subject: `${locale} ${notices.length}`,
  body: notices.map(({ words }) => words[locale]).join(', '),
})

async function tell(person: string, en: string, at: string): Promise<void> {
  await db.transaction().execute((trx) => queueNotice(trx, person, { words: { en, fr: `${en}-fr` }, path }))
  const last = await db.selectFrom('notice').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
  // The app itself cannot change a notice.
  const owner = connect(fresh.ownerUrl, { max: 1 })
  await owner
    .updateTable('notice')
    .set({ created_at: new Date(at) })
    .where('id', '=', last.id)
    .execute()
  await owner.destroy()
}

async function gatherAt(
  instant: string,
): Promise<readonly { recipient: string; subject: string; body: string | null }[]> {
  while (await gatherNotices(db, new Date(instant), digest));
  return db.selectFrom('mail').select(['recipient', 'subject', 'body']).orderBy('recipient').execute()
}

// Wednesday in Toronto, which is four hours behind in summer.
test.each([
  ['each', '2026-07-01T15:00:00Z', ['2026-07-01T15:00:01Z']],
  ['daily', '2026-07-01T15:00:00Z', ['2026-07-02T10:59:59Z', '2026-07-02T11:00:01Z']],
  ['daily', '2026-07-01T10:00:00Z', ['2026-07-01T10:59:59Z', '2026-07-01T11:00:01Z']],
  ['weekly', '2026-07-01T15:00:00Z', ['2026-07-06T10:59:59Z', '2026-07-06T11:00:01Z']],
  // Five hours behind in winter.
  ['daily', '2026-12-01T15:00:00Z', ['2026-12-02T11:59:59Z', '2026-12-02T12:00:01Z']],
] as const)('who chose %s is told of what was new at %s from %s on', async (person, newAt, instants) => {
  await tell(person, 'one', newAt)
  await tell(person, 'two', newAt)
  for (const early of instants.slice(0, -1)) expect(await gatherAt(early)).toEqual([])
  const told = [{ recipient: `${person}@example.org`, subject: 'fr 2', body: 'one-fr, two-fr' }]
  expect(await gatherAt(instants.at(-1)!)).toEqual(told)
  expect(await gatherAt('2027-01-01T00:00:00Z')).toEqual(told)
})

test('who chose never is not told, and nothing is kept for them', async () => {
  await tell('never', 'one', '2026-07-01T15:00:00Z')
  expect(await gatherAt('2026-07-01T15:00:01Z')).toEqual([])
  expect(await db.selectFrom('notice').select('id').execute()).toEqual([])
})

test('of several processes, each notice is told by one, and nobody gets a letter about nothing', async () => {
  for (let round = 0; round < 20; round++) {
    for (let number = 0; number < 20; number++)
      await tell(number % 2 ? 'each' : 'daily', `${number}`, '2026-07-01T15:00:00Z')
    await Promise.all(Array.from({ length: 6 }, () => gatherAt('2026-07-03T15:00:00Z')))
    const told = (await gatherAt('2026-07-03T15:00:00Z')).flatMap(({ body }) => body!.split(', '))
    expect(told.toSorted()).toEqual(Array.from({ length: 20 }, (_, number) => `${number}-fr`).toSorted())
    await db.deleteFrom('mail').execute()
  }
})
