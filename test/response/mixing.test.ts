import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { receiptCode, receiptHash } from '../../src/response/keys.js'
import { countWaiting, mix, type Mix } from '../../src/response/mixing-store.js'
import { keepMixing } from '../../src/response/mixing.js'
import { submit, type Submission } from '../../src/response/submission.js'
import { openResponseDatabase, submission, type ResponseDatabase } from './response-database.js'
import { correlationWithOrder } from './spearman.js'

let responses: ResponseDatabase

beforeEach(async () => {
  responses = await openResponseDatabase()
})

afterEach(() => responses.close())

const usual: Mix = { consultation: 'wells', threshold: 20, everything: false, today: '2026-11-23' }

async function submitMany(count: number, over: Partial<Submission> = {}, from = 0): Promise<void> {
  for (let start = 0; start < count; start += 50) {
    const some = Array.from({ length: Math.min(50, count - start) }, (_, index) => from + start + index)
    await Promise.all(some.map((order) => submit(responses.store, submission({ ...over, answers: { order } }))))
  }
}

/** The numbers with which responses were submitted, in the order of what a reader of the table could sort by. */
async function ordersBy(table: 'inbox' | 'response', column: 'ctid' | 'id'): Promise<readonly number[]> {
  const { rows } = await sql<{ order: number }>`
    select (answers ->> 'order')::integer as order from ${sql.table(table)} order by ${sql.ref(column)}`.execute(
    responses.owner,
  )
  return rows.map(({ order }) => order)
}

test('nothing leaves the inbox before 2K are there; then a choice leaves and K stay', async () => {
  await submitMany(39)
  expect(await mix(responses.app, usual)).toBe(0)
  await submitMany(6, {}, 39)
  expect(await mix(responses.app, usual)).toBe(25)
  expect(await countWaiting(responses.analyst, 'wells')).toBe(20)
  expect(await mix(responses.app, usual)).toBe(0)
})

test('with K = 1 every response but the first lets one go', async () => {
  const alone = { ...usual, threshold: 1 }
  await submitMany(1)
  expect(await mix(responses.app, alone)).toBe(0)
  await submitMany(1, {}, 1)
  expect(await mix(responses.app, alone)).toBe(1)
  expect(await countWaiting(responses.analyst, 'wells')).toBe(1)
})

test('after closing everything leaves, and other consultations stay as they are', async () => {
  await submitMany(3)
  await submitMany(5, { consultation: 'bridges' })
  expect(await mix(responses.app, { ...usual, everything: true })).toBe(3)
  expect(await countWaiting(responses.analyst, 'wells')).toBe(0)
  expect(await countWaiting(responses.analyst, 'bridges')).toBe(5)
})

test('asked for everything, it leaves none that was there when it was asked, whoever submits meanwhile', async () => {
  for (let round = 0; round < 25; round++) {
    const before = (await ordersBy('inbox', 'id')).concat(await ordersBy('response', 'id'))
    await Promise.all([mix(responses.app, { ...usual, everything: true }), submitMany(40, {}, round * 40)])
    const mixed = new Set(await ordersBy('response', 'id'))
    expect(before.filter((order) => !mixed.has(order))).toEqual([])
  }
})

test('a mixed response is what was submitted, under a new id, with the week of its batch', async () => {
  const sent = submission()
  await submit(responses.store, sent)
  const [before] = await responses.owner.selectFrom('inbox').selectAll().execute()
  await mix(responses.app, { ...usual, everything: true })
  const [after] = await responses.owner.selectFrom('response').selectAll().execute()
  const { id, receipt, ...rest } = before!
  expect(after).toEqual({ ...rest, id: expect.not.stringMatching(id) as string, received_week: '2026-W48' })
  const [kept] = await responses.owner.selectFrom('receipt').selectAll().execute()
  expect(kept).toEqual({ consultation: 'wells', hash: receipt })
  expect(receipt).toEqual(receiptHash(receiptCode(sent.token, 'wells'), 'wells'))
})

test('four processes that mix while responses come lose none and double none, and K stay', async () => {
  await Promise.all([
    submitMany(500),
    ...[1, 2, 3, 4].map(async () => {
      for (let round = 0; round < 12; round++) await mix(responses.app, usual)
    }),
  ])
  await mix(responses.app, usual)
  const mixed = await ordersBy('response', 'id')
  const waiting = await ordersBy('inbox', 'id')
  expect([...mixed, ...waiting].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, order) => order))
  expect(waiting.length).toBeGreaterThanOrEqual(20)
  expect(waiting.length).toBeLessThan(40)
  const { rows } = await sql<{ receipts: number }>`select count(*) as receipts from receipt`.execute(responses.owner)
  expect(rows[0]!.receipts).toBe(mixed.length)
})

test('within a batch nothing kept tells the order in which responses came', async () => {
  await submitMany(2000)
  // The measure itself can see an order: the inbox has one.
  expect(correlationWithOrder(await ordersBy('inbox', 'ctid'))).toBeGreaterThan(0.95)
  expect(await mix(responses.app, usual)).toBe(1980)
  for (const column of ['ctid', 'id'] as const) {
    expect(Math.abs(correlationWithOrder(await ordersBy('response', column)))).toBeLessThan(0.1)
  }
  const { rows } = await sql<{
    transactions: number
  }>`select count(distinct xmin::text) as transactions from response`.execute(responses.owner)
  expect(rows[0]!.transactions).toBe(1)
})

test('from batch to batch the ids, by which responses are exported, tell no order either', async () => {
  for (let start = 0; start < 2000; start += 200) {
    await submitMany(200, {}, start)
    await mix(responses.app, usual)
  }
  expect(Math.abs(correlationWithOrder(await ordersBy('response', 'id')))).toBeLessThan(0.1)
})

test('receipts of a batch lie in the order of their hashes, which is nobody’s', async () => {
  await submitMany(200)
  await mix(responses.app, { ...usual, everything: true })
  const { rows } = await sql<{ hash: Buffer }>`select hash from receipt order by ctid`.execute(responses.owner)
  const hashes = rows.map(({ hash }) => hash.toString('hex'))
  expect(hashes).toEqual(hashes.toSorted())
})

const unexpected = (fault: unknown): void => {
  throw fault
}

test('while the program runs it mixes soon after submissions', async () => {
  const consultations = () => [{ id: 'wells', mixingThreshold: 2, closesOn: '2026-12-31' }]
  const now = () => new Date('2026-11-23T12:00:00Z')
  const mixing = keepMixing({ db: responses.app, consultations, now, onFault: unexpected, delay: 10 })
  await submitMany(5)
  mixing.submitted('wells')
  await expect.poll(() => countWaiting(responses.analyst, 'wells')).toBe(2)
  await mixing.close()
})

test('once a consultation has closed in Toronto everything leaves, without another submission', async () => {
  await submitMany(3)
  expect(await waitingAfterRoundAt('2026-12-01T04:59:59Z')).toBe(3)
  expect(await waitingAfterRoundAt('2026-12-01T05:01:00Z')).toBe(0)
})

async function waitingAfterRoundAt(instant: string): Promise<number> {
  let rounds = 0
  const consultations = () => {
    rounds++
    return [{ id: 'wells', mixingThreshold: 20, closesOn: '2026-11-30' }]
  }
  const now = () => new Date(instant)
  const mixing = keepMixing({ db: responses.app, consultations, now, onFault: unexpected, pause: 10 })
  await expect.poll(() => rounds).toBeGreaterThan(0)
  await mixing.close()
  return countWaiting(responses.analyst, 'wells')
}

test('a round that fails is told, and the next one mixes', async () => {
  const faults: unknown[] = []
  let readable = false
  const consultations = () => {
    const mixingThreshold = readable ? 1 : Number.NaN
    return [{ id: 'wells', mixingThreshold }]
  }
  await submitMany(4)
  const onFault = (fault: unknown) => {
    faults.push(fault)
    readable = true
  }
  const mixing = keepMixing({ db: responses.app, consultations, now: () => new Date(), onFault, pause: 10 })
  await expect.poll(() => countWaiting(responses.analyst, 'wells')).toBe(1)
  expect(faults.length).toBeGreaterThan(0)
  await mixing.close()
})
