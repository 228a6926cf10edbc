import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unfinishedKey } from '../../src/response/keys.js'
import { openResponseStore } from '../../src/response/response-store.js'
import { openUnfinished, savePage, type Save } from '../../src/response/saving.js'
import { newToken, type Token } from '../../src/response/token.js'
import { purgeUnfinished } from '../../src/response/unfinished-store.js'
import { addConsultation, openResponseDatabase, type ResponseDatabase } from './response-database.js'

let responses: ResponseDatabase

beforeAll(async () => {
  responses = await openResponseDatabase()
})

afterAll(() => responses.close())

const save = (token: Token, page: string, words: string): Save => ({
  token,
  consultation: 'wells',
  version: 1,
  day: '2026-11-23',
  page,
  saved: { locale: 'en', fields: [['remarks', [words]]] },
  at: () => page,
})

test('a first save begins a response, is counted once for the day, and a second one adds a page', async () => {
  const { store, app } = responses
  const token = newToken()
  await savePage(store, save(token, 'one', 'a'))
  await savePage(store, { ...save(token, 'two', 'b'), version: 2, at: ({ pages }) => Object.keys(pages).join() })
  expect(await openUnfinished(store, { token, consultation: 'wells' })).toEqual({
    version: 1,
    at: 'one,two',
    pages: {
      one: { locale: 'en', fields: [['remarks', ['a']]] },
      two: { locale: 'en', fields: [['remarks', ['b']]] },
    },
  })
  expect(await app.selectFrom('participation').selectAll().execute()).toEqual([
    { consultation: 'wells', day: '2026-11-23', begun: 1, submitted: 0 },
  ])
})

test('a token that has kept nothing opens nothing, and neither does one of another consultation', async () => {
  const token = newToken()
  await savePage(responses.store, save(token, 'one', 'a'))
  expect(await openUnfinished(responses.store, { token: newToken(), consultation: 'wells' })).toBeUndefined()
  expect(await openUnfinished(responses.store, { token, consultation: 'bridges' })).toBeUndefined()
})

test('many tabs that begin and save at once, through two processes, lose no page', async () => {
  const stores = [responses.store, openResponseStore(responses.app)]
  const token = newToken()
  const pages = Array.from({ length: 12 }, (_, index) => `page${index}`)
  await Promise.all(pages.map((page, index) => savePage(stores[index % 2]!, save(token, page, page))))
  const kept = await openUnfinished(responses.store, { token, consultation: 'wells' })
  expect(Object.keys(kept!.pages).toSorted()).toEqual(pages.toSorted())
})

test('two tabs on one page: the later wins, and the other pages stay', async () => {
  const { store } = responses
  const token = newToken()
  await savePage(store, save(token, 'one', 'a'))
  await savePage(store, save(token, 'two', 'first tab'))
  await savePage(store, save(token, 'two', 'second tab'))
  const kept = await openUnfinished(store, { token, consultation: 'wells' })
  expect(kept!.pages['two']!.fields).toEqual([['remarks', ['second tab']]])
  expect(kept!.pages['one']!.fields).toEqual([['remarks', ['a']]])
})

test('a save that was overtaken between reading and writing is made again on what the other tab kept', async () => {
  const { store } = responses
  const token = newToken()
  await savePage(store, save(token, 'one', 'a'))
  let overtaken = false
  const slow: typeof store = {
    ...store,
    replace: async (replacement) => {
      if (!overtaken) {
        overtaken = true
        await savePage(store, save(token, 'two', 'b'))
      }
      return store.replace(replacement)
    },
  }
  const saved = await savePage(slow, save(token, 'three', 'c'))
  expect(Object.keys(saved!.pages)).toEqual(['one', 'two', 'three'])
})

test('where nothing is kept, nothing begins unless it may; what has begun is not asked', async () => {
  const { store } = responses
  const token = newToken()
  const asking = { ...save(token, 'one', 'a'), mayBegin: async () => false }
  expect(await savePage(store, asking)).toBeUndefined()
  expect(await store.find(unfinishedKey(token, asking.consultation))).toBeUndefined()
  await savePage(store, save(token, 'one', 'a'))
  const saved = await savePage(store, { ...asking, page: 'two' })
  expect(Object.keys(saved!.pages)).toEqual(['one', 'two'])
})

test('what the respondent asks to be forgotten is gone', async () => {
  const { store } = responses
  const token = newToken()
  await savePage(store, save(token, 'one', 'a'))
  await store.forget(unfinishedKey(token, 'wells'))
  expect(await openUnfinished(store, { token, consultation: 'wells' })).toBeUndefined()
})

test('an unfinished response is purged 30 days after its consultation closed, and not before', async () => {
  const { store, app, owner } = responses
  await addConsultation(owner, 'ponds', '2026-01-31')
  await addConsultation(owner, 'lakes', '2026-02-01')
  const token = newToken()
  for (const consultation of ['ponds', 'lakes']) await savePage(store, { ...save(token, 'one', 'a'), consultation })
  const purgeOn = (day: string) => app.transaction().execute((trx) => purgeUnfinished(trx, day))
  expect(await purgeOn('2026-03-02')).toBe(0)
  expect(await purgeOn('2026-03-03')).toBe(1)
  expect(await openUnfinished(store, { token, consultation: 'ponds' })).toBeUndefined()
  expect(await openUnfinished(store, { token, consultation: 'lakes' })).toBeDefined()
})

test('the row of an unfinished response holds nothing of it in the clear, and no date', async () => {
  const found = await sql<{ column_name: string; data_type: string }>`
    select column_name, data_type from information_schema.columns where table_name = 'unfinished' order by 1`.execute(
    responses.owner,
  )
  expect(found.rows).toEqual([
    { column_name: 'consultation', data_type: 'text' },
    { column_name: 'key', data_type: 'bytea' },
    { column_name: 'sealed', data_type: 'bytea' },
    { column_name: 'stamp', data_type: 'bytea' },
  ])
})
