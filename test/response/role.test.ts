import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mix } from '../../src/response/mixing-store.js'
import { submit } from '../../src/response/submission.js'
import { openResponseDatabase, submission, type ResponseDatabase } from './response-database.js'

let responses: ResponseDatabase

beforeAll(async () => {
  responses = await openResponseDatabase()
  for (let count = 0; count < 3; count++) await submit(responses.store, submission())
  await mix(responses.app, { consultation: 'wells', threshold: 1, everything: false, today: '2026-11-23' })
})

afterAll(() => responses.close())

const forbiddenToApp = [
  ...['inbox', 'response', 'receipt', 'mixed_response'].map((table) => `select * from ${table}`),
  ...['inbox', 'response', 'receipt', 'spent_key', 'participation'].map((table) => `delete from ${table}`),
  ...['inbox', 'response', 'receipt', 'spent_key', 'participation'].map((table) => `truncate ${table}`),
  `insert into inbox select gen_random_uuid(), 'wells', 1, 'en', 1, '{}', sha256('') returning id`,
  `insert into response select gen_random_uuid(), 'wells', 1, 'en', 1, '{}', '2026-W48'`,
  `update inbox set language = 'en'`,
  `update response set answers = '{}'`,
  `update spent_key set answers_mac = sha256('')`,
  `select waiting('wells')`,
]

test.each(forbiddenToApp)('the app may not: %s', async (statement) => {
  await expect(sql.raw(statement).execute(responses.app)).rejects.toThrow('permission denied')
})

const forbiddenToAnalyst = [
  ...['inbox', 'response', 'receipt', 'spent_key', 'unfinished'].map((table) => `select * from ${table}`),
  `select ctid from mixed_response`,
  `select xmin from mixed_response`,
  `delete from mixed_response`,
  `update mixed_response set language = 'en'`,
  `select mix('wells', 1, true, '2026-W48')`,
]

test.each(forbiddenToAnalyst)('the analyst may not: %s', async (statement) => {
  await expect(sql.raw(statement).execute(responses.analyst)).rejects.toThrow(/permission denied|does not exist/)
})

test('the analyst reads mixed responses, and how many wait', async () => {
  const { rows } = await sql`select answers ->> 'water' as water from mixed_response`.execute(responses.analyst)
  expect(rows).toEqual([{ water: 'clear' }, { water: 'clear' }])
  expect((await sql`select waiting('wells')`.execute(responses.analyst)).rows).toEqual([{ waiting: 1 }])
})

test('a function that runs with the owner’s rights cannot be led to other tables by a search path', async () => {
  const { rows } = await sql<{ proname: string; proconfig: readonly string[] }>`
    select proname, proconfig from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`.execute(
    responses.owner,
  )
  expect(rows.map(({ proname }) => proname)).toEqual(expect.arrayContaining(['mix', 'waiting']))
  for (const { proconfig } of rows) expect(proconfig).toEqual(['search_path=pg_catalog, pg_temp'])
})

const tables = ['unfinished', 'spent_key', 'inbox', 'response', 'receipt', 'participation']

test('no table of responses has a column of time, address or sequence', async () => {
  const { rows } = await sql<{ column: string; type: string; default: string | null; identity: string }>`
    select attrelid::regclass || '.' || attname as column, atttypid::regtype::text as type,
      pg_get_expr(adbin, adrelid) as default, attidentity as identity
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attrelid = any(${tables}::regclass[]) and attnum > 0 and not attisdropped`.execute(responses.owner)
  expect(rows.length).toBeGreaterThan(20)
  const suspect = rows.filter(
    ({ type, default: value, identity }) =>
      !['text', 'uuid', 'bytea', 'jsonb', 'integer', 'date'].includes(type) ||
      (value !== null && value !== '0') ||
      identity !== '',
  )
  expect(suspect).toEqual([])
  expect(rows.filter(({ type }) => type === 'date').map(({ column }) => column)).toEqual(['participation.day'])
})
