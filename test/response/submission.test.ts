import { afterEach, beforeEach, expect, test } from 'vitest'
import { receiptCode, spentKey } from '../../src/response/keys.js'
import { mix } from '../../src/response/mixing-store.js'
import { openResponseStore } from '../../src/response/response-store.js'
import { insertSubmissions, type SubmissionRow } from '../../src/response/submission-store.js'
import { findSubmitted, submit } from '../../src/response/submission.js'
import { codeOf, newToken } from '../../src/response/token.js'
import { openResponseDatabase, submission, type ResponseDatabase } from './response-database.js'

let responses: ResponseDatabase

beforeEach(async () => {
  responses = await openResponseDatabase()
})

afterEach(() => responses.close())

const inbox = () => responses.owner.selectFrom('inbox').selectAll().execute()
const submittedCount = async () =>
  (await responses.app.selectFrom('participation').select('submitted').executeTakeFirst())?.submitted

test('a submission is in the inbox as it was answered, and counted for its day', async () => {
  const sent = submission()
  expect(await submit(responses.store, sent)).toEqual({ kind: 'counted' })
  const [row] = await inbox()
  expect(row).toMatchObject({
    consultation: 'wells',
    version: 1,
    language: 'fr',
    notice_version: 2,
    answers: sent.answers,
  })
  expect(await submittedCount()).toBe(1)
})

test('fifty identical submissions at once are one row and one receipt', async () => {
  const sent = submission()
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => submit(responses.store, sent)))
  expect(outcomes.filter(({ kind }) => kind === 'counted')).toHaveLength(1)
  expect(outcomes.filter(({ kind }) => kind === 'already')).toEqual(
    Array(49).fill({ kind: 'already', sameAnswers: true }),
  )
  expect(await inbox()).toHaveLength(1)
  expect(await submittedCount()).toBe(1)
})

test('fifty submissions of one token through two processes count once', async () => {
  const stores = [responses.store, openResponseStore(responses.app)]
  const tokens = Array.from({ length: 10 }, newToken)
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, index) => submit(stores[index % 2]!, submission({ token: tokens[index % 10]! }))),
  )
  expect(outcomes.filter(({ kind }) => kind === 'counted')).toHaveLength(10)
  expect(await inbox()).toHaveLength(10)
})

test('other answers under the same token do not count, and that is told', async () => {
  const sent = submission()
  await submit(responses.store, sent)
  const again = await submit(responses.store, { ...sent, answers: { ...sent.answers, depth: 13 } })
  expect(again).toEqual({ kind: 'already', sameAnswers: false })
  expect(await submit(responses.store, { ...sent, version: 2 })).toEqual({ kind: 'already', sameAnswers: false })
  expect(await inbox()).toMatchObject([{ answers: sent.answers }])
})

test('a replay from the page in the other language is the same', async () => {
  const sent = submission()
  await submit(responses.store, sent)
  expect(await submit(responses.store, { ...sent, language: 'en' })).toEqual({ kind: 'already', sameAnswers: true })
})

test('a token counts once in each consultation', async () => {
  const sent = submission()
  await submit(responses.store, sent)
  expect(await submit(responses.store, { ...sent, consultation: 'bridges' })).toEqual({ kind: 'counted' })
})

test('a replay after mixing is still a replay', async () => {
  const sent = submission()
  await submit(responses.store, sent)
  expect(
    await mix(responses.app, { consultation: 'wells', threshold: 20, everything: true, today: '2026-11-23' }),
  ).toBe(1)
  expect(await submit(responses.store, sent)).toEqual({ kind: 'already', sameAnswers: true })
  expect(await inbox()).toHaveLength(0)
})

test('after closing, a replay is known without counting anything', async () => {
  const sent = submission()
  expect(await findSubmitted(responses.store, sent)).toBeUndefined()
  expect(await inbox()).toHaveLength(0)
  await submit(responses.store, sent)
  expect(await findSubmitted(responses.store, sent)).toEqual({ kind: 'already', sameAnswers: true })
  expect(await findSubmitted(responses.store, { ...sent, answers: {} })).toEqual({
    kind: 'already',
    sameAnswers: false,
  })
})

const row = (over: Partial<SubmissionRow> = {}): SubmissionRow => ({
  key: spentKey(newToken(), 'wells'),
  answersMac: Buffer.alloc(32, 1),
  id: crypto.randomUUID(),
  consultation: 'wells',
  version: 1,
  language: 'en',
  noticeVersion: 1,
  answers: '{}',
  receipt: Buffer.alloc(32, 2),
  day: '2026-11-23',
  ...over,
})

test('a batch that repeats itself writes each key once, and replayed whole writes nothing', async () => {
  const first = row()
  const batch = [first, row(), { ...first, id: crypto.randomUUID(), answersMac: Buffer.alloc(32, 9) }, row()]
  expect((await insertSubmissions(responses.app, batch)).map(({ kind }) => kind)).toEqual([
    'fresh',
    'fresh',
    'spent',
    'fresh',
  ])
  const replayed = await insertSubmissions(responses.app, batch)
  expect(replayed).toEqual(Array(4).fill({ kind: 'spent', answersMac: Buffer.alloc(32, 1) }))
  expect(await inbox()).toHaveLength(3)
  expect(await submittedCount()).toBe(3)
})

test('a poisoned row fails alone, and leaves no spent key behind', async () => {
  const { store } = responses
  const poison = row({ answers: '{"remarks":"\\u0000"}' })
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 20 }, () => store.insert(row())),
    store.insert(poison),
    ...Array.from({ length: 20 }, () => store.insert(row())),
  ])
  expect(outcomes.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1)
  expect(outcomes[20]!.status).toBe('rejected')
  expect(await inbox()).toHaveLength(40)
  expect(await store.findAnswersMac(poison.key)).toBeUndefined()
})

test('nothing that is kept of a submission holds its token or its receipt code', async () => {
  const sent = submission()
  await submit(responses.store, sent)
  const kept = JSON.stringify([await inbox(), await responses.owner.selectFrom('spent_key').selectAll().execute()])
  for (const secret of [sent.token.toString('hex'), codeOf(sent.token), receiptCode(sent.token, 'wells')]) {
    expect(kept).not.toContain(secret)
  }
})
