import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreementOf } from '../../src/coding/agreement.js'
import { findPairs, findTogether } from '../../src/coding/agreement-store.js'
import { findThemeCounts } from '../../src/coding/coding-store.js'
import { countCampaigns, findCampaigns } from '../../src/coding/campaign-store.js'
import { readTexts } from '../../src/coding/reading.js'
import { countByQuestion, countTexts, findNeighbours, findTexts, searchMode } from '../../src/coding/text-store.js'
import { connect, type Database } from '../../src/database/connect.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

/** Run with LONG=1; its times are printed for whoever reads them, and judged by none. */
const isLong = process.env['LONG'] === '1'
const responses = isLong ? 100_000 : 300

let fresh: FreshDatabase
let owner: Database
let app: Database
let analyst: Database

const document = JSON.stringify({
  pages: [{ questions: ['a', 'b', 'c'].map((id) => ({ id, kind: 'long-text' })) }],
})

beforeAll(async () => {
  fresh = await freshDatabase()
  owner = connect(fresh.ownerUrl, { max: 1, queryTimeout: 0 })
  app = connect(fresh.appUrl, { max: 2, queryTimeout: 30_000 })
  analyst = connect(fresh.analystUrl, { max: 2, queryTimeout: 30_000 })
  await sql`insert into consultation (id, slug_en, slug_fr, settings) values ('many', 'many', 'beaucoup', '{}')`.execute(
    owner,
  )
  await sql`
    insert into person (id, name, email, locale) values ('one', 'One', 'one@example.org', 'en'), ('two', 'Two', 'two@example.org', 'en')`.execute(
    owner,
  )
  await sql`
    insert into version (consultation, number, fingerprint, document, published_on)
    values ('many', 1, ${'a'.repeat(64)}, ${document}, '2026-01-01')`.execute(owner)
  const words =
    'water brook school family police village language winter teacher neighbour trust border letter market'.split(' ')
  await told('mixing and preparing', () =>
    sql`
      with made as (
        select place, (
          select string_agg((${words}::text[])[1 + (hashint4(place * 131 + at) & 2147483647) % ${words.length}::integer], ' ')
          from generate_series(1, 40) as at
        ) as words from generate_series(1, ${responses}::integer) as place
      )
      insert into response (id, consultation, version, language, notice_version, answers, received_week)
      select gen_random_uuid(), 'many', 1, case when place % 3 = 0 then 'fr' else 'en' end, 1, jsonb_build_object(
        'a', words || ' ' || place, 'b', case when place % 20 = 0 then 'Please keep the brook as it is because our children swim there' || repeat('!', place % 7) else reverse(words) end,
        'c', 'Call 613-555-' || lpad((place % 10000)::text, 4, '0')), '2026-W10' from made`.execute(owner),
  )
  await sql`analyze`.execute(owner)
}, 600_000)

afterAll(async () => {
  await Promise.all([owner.destroy(), app.destroy(), analyst.destroy()])
  await fresh.drop()
})

async function told<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const result = await work()
  if (isLong) process.stdout.write(`${what}: ${Math.round(performance.now() - begun)} ms\n`)
  return result
}

describe(`${responses} responses of three texts each`, () => {
  const filter = { consultation: 'many', questions: ['a'] }
  const stretch = { coder: 'one', offset: 0, limit: 25 }

  test('are listed, searched and read one after another', async () => {
    const counts = await told('texts by question', () => countByQuestion(analyst, 'many', 'one'))
    expect(counts.map(({ texts }) => texts)).toEqual([responses, responses, responses])
    expect(await told('count', () => countTexts(analyst, filter))).toBe(responses)
    const texts = await told('first page', () => findTexts(analyst, filter, stretch))
    const last = await told('last page', () => findTexts(analyst, filter, { ...stretch, offset: responses - 25 }))
    expect([texts.length, last.length]).toEqual([25, 25])
    const { next } = await told('neighbours', () => findNeighbours(analyst, filter, texts[0]!))
    expect(next).toEqual({ question: 'a', response: texts[1]!.response })
    const searched = { ...filter, search: 'villages "language winter"' }
    expect(await told('search mode', () => searchMode(analyst, searched))).toBe('words')
    await told('search, count', () => countTexts(analyst, searched))
    await told('search, page', () => findTexts(analyst, searched, stretch))
    const letters = {
      ...filter,
      search: 'illag',
      mode: await told('letters, mode', () => searchMode(analyst, { ...filter, search: 'illag' })),
    }
    expect(letters.mode).toBe('letters')
    expect(await told('letters, count', () => countTexts(analyst, letters))).toBeGreaterThan(0)
    await told('letters, page', () => findTexts(analyst, letters, stretch))
  }, 120_000)

  test('are looked through for campaigns and personal information', async () => {
    await told('reading all', () => readTexts({ analyst, app }, { consultation: 'many', by: 'one', at: new Date() }))
    const [first] = await told('campaigns', () => findCampaigns(analyst, 'many', { offset: 0, limit: 20 }))
    expect(first!.responses).toBe(Math.floor(responses / 20))
    expect(first!.sample).toContain('our children swim there')
    await told('campaigns, counted', () => countCampaigns(analyst, 'many'))
    const flagged = { ...filter, questions: ['c'], flagged: true }
    expect(await told('flagged, count', () => countTexts(analyst, flagged))).toBe(responses)
  }, 240_000)

  test('are counted by theme, and agreement told', async () => {
    await sql`
      with act as (
        insert into coding_act (consultation, kind, subject, after, by, at)
        select 'many', 'theme', jsonb_build_object('theme', 't' || n), '{}', 'one', now() from generate_series(1, 20) as n returning number
      )
      insert into theme (consultation, id, value, counted_as, act)
      select 'many', 't' || row_number() over (), '{"label":{"en":"x","fr":"y"},"description":{"en":"","fr":""}}', 't' || row_number() over (), number from act`.execute(
      owner,
    )
    await sql`
      insert into coding (consultation, question, response, coder, themes)
      select consultation, question, response, coder, array['t' || 1 + (hashtext(response::text) & 1023) % 20, 't' || 1 + (hashtext(response::text || coder) & 1023) % 20]
      from open_text, (values ('one'), ('two')) as by (coder) where question = 'a'`.execute(owner)
    await sql`analyze`.execute(owner)
    const counts = await told('counts by theme', () => findThemeCounts(analyst, 'many'))
    expect(counts.size).toBe(20)
    const [pair] = await told('pairs', () => findPairs(analyst, 'many'))
    expect(pair).toEqual({ first: 'one', second: 'two', texts: responses })
    const together = await told('agreement', () => findTogether(analyst, 'many', pair!))
    expect(agreementOf(together.get('t1')!).texts).toBe(responses)
    const coded = { ...filter, themes: ['t3'] }
    expect(await told('of a theme, count', () => countTexts(analyst, coded))).toBeGreaterThan(0)
    expect(await told('uncoded, count', () => countTexts(analyst, { ...filter, uncodedBy: 'one' }))).toBe(0)
  }, 120_000)
})
