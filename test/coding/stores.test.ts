import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Acting } from '../../src/coding/act.js'
import { findLatestActs } from '../../src/coding/act-store.js'
import { countGroups, findGroups, ruleCampaign } from '../../src/coding/campaign-store.js'
import { codingOf } from '../../src/coding/coding.js'
import { findQuotable, findText, findThemeCounts, findThemes } from '../../src/coding/coding-store.js'
import { countFlags, countStraightLines, countUnexamined } from '../../src/coding/examining-store.js'
import { rules } from '../../src/coding/examining.js'
import { countByQuestion, findCoders, findKnown, findPairings, keyOf } from '../../src/coding/found-codes-store.js'
import { changeFrame, findFrame, type FrameWish } from '../../src/coding/frame-store.js'
import { redactText } from '../../src/coding/redaction-store.js'
import { redactionReasons } from '../../src/coding/reason.js'
import { redact } from '../../src/coding/span.js'
import { codeTexts } from '../../src/coding/text-coding-store.js'
import {
  chooseSearch,
  countTexts,
  findNeighbours,
  findReceived,
  findTexts,
  type TextFilter,
} from '../../src/coding/text-store.js'
import { undo } from '../../src/coding/undo-store.js'
import { type CodingDatabase, idAt, openCodingDatabase } from './coding-database.js'

let it: CodingDatabase

beforeEach(async () => {
  it = await openCodingDatabase()
})
afterEach(() => it.close())

const all: TextFilter = { questions: ['why', 'how', 'who__other_text'] }
const acting = (by: string): Acting => ({ consultation: 'wells', by, at: new Date('2026-05-01T12:00:00Z') })
const both = (label: string) => ({ en: label, fr: `${label} (fr)` })
const adding = (label: string, parent: string | null = null): FrameWish => ({
  deed: { kind: 'theme-added', parent, label: both(label), description: both(`About ${label}`) },
})
const change = (by: string, wish: FrameWish) => it.act((trx) => changeFrame(trx, acting(by), wish))
const code = (by: string, place: number, added: readonly string[], removed: readonly string[] = []) =>
  it.act((trx) =>
    codeTexts(trx, acting(by), [
      { question: 'why', response: idAt(place), deed: { kind: 'text-coded', added, removed } },
    ]),
  )
const undoing = (by: string, act: number) => it.act((trx) => undo(trx, acting(by), act))
const foundBy = async (typed: string) => {
  const { search, count } = await chooseSearch(it.analyst, 'wells', all, typed)
  const found = await findTexts(it.analyst, 'wells', { ...all, search }, { offset: 0, count: 50 })
  expect(found).toHaveLength(count)
  return [search.by, ...found.map(({ question, response }) => `${Number(response.slice(-4))} ${question}`)].join(', ')
}

describe('the texts of mixed responses', () => {
  test('are long, short and those to an option; what is no text of a person is none', async () => {
    await it.respond(1, 'en', { why: 'Because of the river', who: 'other', who__other_text: 'The neighbours' })
    await it.respond(2, 'fr', { how: 'À pied', who: 'me', rate: { a: 'low', b: 'low' } })
    await it.respond(3, 'en', {})
    expect(await countUnexamined(it.analyst, 'wells', rules)).toBe(3)
    await it.examine()
    expect(await countUnexamined(it.analyst, 'wells', rules)).toBe(0)
    const found = await findTexts(it.analyst, 'wells', all, { offset: 0, count: 10 })
    expect(found).toEqual([
      { question: 'who__other_text', response: idAt(1), language: 'en', shown: 'The neighbours' },
      { question: 'why', response: idAt(1), language: 'en', shown: 'Because of the river' },
      { question: 'how', response: idAt(2), language: 'fr', shown: 'À pied' },
    ])
    expect(await countTexts(it.analyst, 'wells', { ...all, language: 'fr' })).toBe(1)
  })

  test('those that come later are found later, once', async () => {
    await it.respond(1, 'en', { why: 'First' })
    await it.examine()
    await it.respond(2, 'en', { why: 'Second' })
    await Promise.all([it.examine(), it.examine()])
    expect(await countTexts(it.analyst, 'wells', all)).toBe(2)
  })

  test('are searched by the rules of their language, with accents or without', async () => {
    await it.respond(1, 'en', { why: 'They were protecting the rivers.' })
    await it.respond(2, 'fr', { why: 'La sécurité des forêts protégées' })
    await it.respond(3, 'fr', { why: 'securite sans accent' })
    await it.examine()
    expect(await foundBy('protected river')).toBe('words, 1 why')
    expect(await foundBy('protéger')).toBe('words, 2 why')
    expect(await foundBy('securite')).toBe('words, 2 why, 3 why')
    expect(await foundBy('"sécurité des forêts"')).toBe('words, 2 why')
    expect(await foundBy('sécurité -accent')).toBe('words, 2 why')
  })

  test('where no text has the words, those with the letters are found', async () => {
    await it.respond(1, 'en', { why: 'Bill C-51 (2015), 100 % of it' })
    await it.examine()
    expect(await foundBy('ill c-5')).toBe('letters, 1 why')
    expect(await foundBy('100 %')).toMatch(/1 why$/)
    expect(await foundBy('the')).toBe('letters')
  })

  test.for(["'", '"', '\\', ':*', '& | !', "'; drop table open_text; --", '((((', '<->', '%_', '🙂', 'x'.repeat(5000)])(
    'whatever is typed to search, nothing breaks: %s',
    async (typed) => {
      await it.respond(1, 'en', { why: `Somebody wrote ${typed} here` })
      await it.examine()
      expect(await foundBy(typed)).toMatch(/^(words|letters), 1 why$/)
    },
  )

  test('have neighbours in the list that one came by', async () => {
    for (const place of [1, 2, 3, 4]) await it.respond(place, place === 3 ? 'fr' : 'en', { why: `Text ${place}` })
    await it.examine()
    const at = { question: 'why', response: idAt(2) }
    expect(await findNeighbours(it.analyst, 'wells', { ...all, language: 'en' }, at)).toEqual({
      previous: { question: 'why', response: idAt(1) },
      next: { question: 'why', response: idAt(4) },
    })
    expect(await findNeighbours(it.analyst, 'wells', all, { question: 'why', response: idAt(4) })).toEqual({
      previous: { question: 'why', response: idAt(3) },
    })
  })

  test('the app’s role reads none of them, and the analyst’s changes nothing', async () => {
    for (const table of ['open_text', 'written_text', 'mixed_response', 'response']) {
      await expect(sql`select * from ${sql.table(table)}`.execute(it.app)).rejects.toThrow('permission denied')
    }
    await expect(sql`select * from open_text`.execute(it.analyst)).rejects.toThrow('permission denied')
    await expect(sql`select open_texts('wells', 1)`.execute(it.analyst)).rejects.toThrow('permission denied')
    for (const table of ['theme', 'text_coding', 'redaction', 'coding_act', 'text_flag', 'campaign_ruling']) {
      await expect(sql`delete from ${sql.table(table)}`.execute(it.analyst)).rejects.toThrow('permission denied')
    }
  })
})

describe('a shared code frame', () => {
  test('two analysts at once lose nothing', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => change(index % 2 ? 'ana' : 'ben', adding(`Theme ${index}`))),
    )
    const themes = await findThemes(it.analyst, 'wells')
    expect(themes.map(({ id }) => id).toSorted()).toEqual(['t1', 't10', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 't9'])
    expect(new Set(themes.map(({ label }) => label.en)).size).toBe(10)
  })

  test('a theme that changed since it was seen is not changed over again', async () => {
    await change('ana', adding('Water'))
    const rewording = (label: string): FrameWish => ({
      deed: { kind: 'theme-reworded', theme: 't1', label: both(label), description: both('x') },
      seen: 1,
    })
    expect(await change('ana', rewording('Rivers'))).toEqual({ kind: 'done', theme: 't1' })
    expect(await change('ben', rewording('Lakes'))).toEqual({ kind: 'moved-on' })
    expect((await findThemes(it.analyst, 'wells'))[0]!.label.en).toBe('Rivers')
  })

  test('anybody undoes anybody’s acts, and each undoing is an act', async () => {
    await change('ana', adding('Water'))
    await change('ana', adding('Fish', 't1'))
    expect(await undoing('ben', 1)).toEqual({ kind: 'refused', fault: 'built-on' })
    expect(await undoing('ben', 2)).toEqual({ kind: 'done' })
    expect(await undoing('ben', 2)).toEqual({ kind: 'refused', fault: 'undone-already' })
    expect(await undoing('ben', 99)).toEqual({ kind: 'refused', fault: 'unknown-act' })
    expect((await findThemes(it.analyst, 'wells')).map(({ id }) => id)).toEqual(['t1'])
    expect(await undoing('ana', 3)).toEqual({ kind: 'done' })
    expect((await findThemes(it.analyst, 'wells')).map(({ id }) => id)).toEqual(['t1', 't2'])
    const latest = await findLatestActs(it.analyst, 'wells', { count: 3 })
    expect(latest.map(({ number, isUndone, undone }) => [number, isUndone, undone?.number])).toEqual([
      [4, false, 3],
      [3, true, 2],
      [2, false, undefined],
    ])
  })

  test('acts are never changed, not by the owner either', async () => {
    await change('ana', adding('Water'))
    await expect(sql`update coding_act set actor = 'ben'`.execute(it.owner)).rejects.toThrow('never changes')
    await expect(sql`delete from coding_act`.execute(it.owner)).rejects.toThrow('never changes')
    await expect(sql`delete from coding_act`.execute(it.app)).rejects.toThrow('permission denied')
  })

  test('what stands is what the acts come to', async () => {
    await change('ana', adding('Water'))
    await change('ben', adding('Lakes'))
    await change('ben', { deed: { kind: 'theme-merged', theme: 't2', into: 't1' }, seen: 2 })
    const frame = await findFrame(it.app, 'wells')
    const rows = await it.analyst.selectFrom('theme').select(['id', 'stands_for']).orderBy('id').execute()
    expect(rows).toEqual([...frame.values()].map(({ id, standsFor }) => ({ id, stands_for: standsFor })))
  })
})

describe('codes', () => {
  beforeEach(async () => {
    for (const place of [1, 2, 3, 4]) await it.respond(place, 'en', { why: `Text ${place}`, how: `On foot ${place}` })
    await it.examine()
    for (const wish of [adding('Water'), adding('Fish', 't1'), adding('Roads')]) await change('ana', wish)
  })

  test('are each analyst’s own, and a response counts once for a theme and its parts', async () => {
    await code('ana', 1, ['t1', 't2'])
    await code('ben', 1, ['t2', 't3'])
    await code('ben', 2, ['t2'])
    await code('ben', 3, ['.none'])
    expect(await findThemeCounts(it.analyst, 'wells')).toEqual(
      new Map([
        ['t1', { responses: 2, ofCampaigns: 0 }],
        ['t2', { responses: 2, ofCampaigns: 0 }],
        ['t3', { responses: 1, ofCampaigns: 0 }],
      ]),
    )
    expect(await findThemeCounts(it.analyst, 'wells', ['how'])).toEqual(new Map())
    expect(await findCoders(it.analyst, 'wells')).toEqual([
      { coder: 'ben', texts: 3 },
      { coder: 'ana', texts: 1 },
    ])
    const known = await findKnown(it.analyst, 'wells', [{ question: 'why', response: idAt(1) }])
    expect(
      known
        .get(keyOf({ question: 'why', response: idAt(1) }))!
        .codings.map(({ coder, themes }) => `${coder}: ${themes.join(' ')}`)
        .toSorted(),
    ).toEqual(['ana: t1 t2', 'ben: t2 t3'])
    expect((await countByQuestion(it.analyst, 'wells', 'ana')).find(({ question }) => question === 'why')).toEqual({
      question: 'why',
      english: 4,
      french: 0,
      coded: 3,
      codedByMe: 1,
      flagged: 0,
    })
    expect(await countTexts(it.analyst, 'wells', { questions: ['why'], uncodedBy: 'ana' })).toBe(3)
    expect(await countTexts(it.analyst, 'wells', { questions: ['why'], themes: ['t2'] })).toBe(2)
  })

  test('follow a merge, and come back when it is undone', async () => {
    await code('ana', 1, ['t3'])
    await change('ben', { deed: { kind: 'theme-merged', theme: 't3', into: 't1' }, seen: 3 })
    expect([...(await findThemeCounts(it.analyst, 'wells')).keys()]).toEqual(['t1'])
    await undoing('ana', 5)
    expect([...(await findThemeCounts(it.analyst, 'wells')).keys()]).toEqual(['t3'])
  })

  test('two forms of one analyst at once lose nothing, and undoing one leaves the other', async () => {
    await Promise.all([code('ana', 1, ['t1']), code('ana', 1, ['t2']), code('ben', 1, ['t3'])])
    const own = async () =>
      (await it.analyst.selectFrom('text_coding').select('themes').where('coder', '=', 'ana').executeTakeFirst())
        ?.themes
    expect(await own()).toEqual(['t1', 't2'])
    const acts = await findLatestActs(it.analyst, 'wells', { filter: { subject: 'text', coder: 'ana' }, count: 9 })
    const addedSecond = acts.find(({ deed }) => deed?.kind === 'text-coded' && deed.added.includes('t2'))!
    await undoing('ben', addedSecond.number)
    expect(await own()).toEqual(['t1'])
    const kept = await findLatestActs(it.analyst, 'wells', { filter: { subject: 'text', coder: 'ana' }, count: 9 })
    expect(codingOf(kept.toReversed() as never).themes).toEqual(['t1'])
  })

  test('of two coders are compared over the texts that both read', async () => {
    await code('ana', 1, ['t1'])
    await code('ana', 2, ['.none'])
    await code('ana', 3, ['t1', 't3'])
    await code('ben', 1, ['t1'])
    await code('ben', 2, ['t1'])
    await code('ben', 4, ['t3'])
    const { texts, pairings } = await findPairings(it.analyst, 'wells', ['ana', 'ben'])
    expect(texts).toBe(2)
    expect(pairings).toEqual(new Map([['t1', { both: 1, firstAlone: 0, secondAlone: 1, neither: 0 }]]))
    expect(await findPairings(it.analyst, 'wells', ['ana', 'cleo'])).toEqual({ texts: 0, pairings: new Map() })
  })

  test('two analysts let a text be quoted, and uncovering any of it asks them again', async () => {
    await code('ana', 1, ['t2', '.quote'])
    expect(await findQuotable(it.analyst, 'wells')).toEqual([])
    await code('ben', 1, ['.quote'])
    const quote = { response: idAt(1), question: 'why', language: 'en', text: 'Text 1', isOfCampaign: false }
    expect(await findQuotable(it.analyst, 'wells')).toEqual([quote])
    expect(await findQuotable(it.analyst, 'wells', 't1')).toEqual([quote])
    expect(await findQuotable(it.analyst, 'wells', 't3')).toEqual([])
    const redacting = {
      question: 'why',
      response: idAt(1),
      spans: [{ place: 5, length: 1 }],
      reason: 'number',
      because: '',
    } as const
    await it.act((trx) => redactText(trx, acting('ana'), redacting))
    expect(await findQuotable(it.analyst, 'wells')).toEqual([{ ...quote, text: 'Text [redacted: identifying number]' }])
    await undoing('ana', 6)
    expect(await findQuotable(it.analyst, 'wells')).toEqual([])
    await code('ana', 1, [], ['.quote'])
    await code('ana', 1, ['.quote'])
    expect(await findQuotable(it.analyst, 'wells')).toEqual([])
    await code('ben', 1, [], ['.quote'])
    await code('ben', 1, ['.quote'])
    expect(await findQuotable(it.analyst, 'wells')).toEqual([quote])
  })
})

describe('redacting', () => {
  const words = '🙂 Appelez Zoé Tremblay au 613-555-0123, « merci ».'
  const text = { question: 'why', response: idAt(1) }
  const entries = async () =>
    (await it.app.selectFrom('event').select('entry').orderBy('number').execute()).map(({ entry }) => entry)

  beforeEach(async () => {
    await it.respond(1, 'fr', { why: words })
    await it.examine()
  })

  test('hides words from all but who looks at what was received, and tells who, why and how much', async () => {
    const redacting = {
      ...text,
      spans: [{ place: 10, length: 12 }],
      reason: 'name',
      because: 'Zoé est connue',
    } as const
    expect(await it.act((trx) => redactText(trx, acting('ana'), redacting))).toBe(true)
    expect((await findText(it.analyst, { consultation: 'wells', ...text }))?.text).toBe(
      '🙂 Appelez [caviardé\u00a0: nom] au 613-555-0123, « merci ».',
    )
    expect(
      (await findReceived(it.analyst, 'wells', { questions: ['why', 'how'], response: text.response }))?.words,
    ).toBe(words)
    const { rows } = await sql<{ why: string }>`select answers ->> 'why' as why from response`.execute(it.owner)
    expect(rows[0]!.why).toBe(words)
    const [entry] = await entries()
    expect(JSON.parse(entry!)).toMatchObject({
      kind: 'text-redacted',
      actor: 'ana',
      body: { act: 1, question: 'why', reason: 'name', length: 12 },
    })
    for (const secret of ['Zoé', 'Tremblay', 'connue', idAt(1), '"place"']) expect(entry).not.toContain(secret)
  })

  test('what is hidden already is not hidden again, and every undoing is told', async () => {
    const redacting = { ...text, spans: [{ place: 10, length: 12 }], reason: 'name', because: '' } as const
    await it.act((trx) => redactText(trx, acting('ana'), redacting))
    expect(
      await it.act((trx) => redactText(trx, acting('ben'), { ...redacting, spans: [{ place: 10, length: 3 }] })),
    ).toBe(false)
    await undoing('ben', 1)
    expect((await findText(it.analyst, { consultation: 'wells', ...text }))?.text).toBe(words)
    await undoing('ana', 2)
    expect((await findText(it.analyst, { consultation: 'wells', ...text }))?.text).not.toContain('Zoé')
    expect((await entries()).map((entry) => JSON.parse(entry) as object)).toMatchObject([
      { kind: 'text-redacted', body: { act: 1 } },
      { kind: 'text-uncovered', actor: 'ben', body: { act: 1 } },
      { kind: 'text-covered-again', actor: 'ana', body: { act: 1 } },
    ])
  })

  test('the database covers what the program covers, wherever stretches overlap', async () => {
    const spans = [
      { place: 0, length: 1, reason: 'name' },
      { place: 8, length: 9, reason: 'place' },
      { place: 12, length: 20, reason: 'contact' },
      { place: 12, length: 2, reason: 'harmful' },
      { place: 49, length: 1, reason: 'number' },
    ] as const
    for (const [act, span] of spans.entries()) {
      await it.app
        .insertInto('redaction')
        .values({ consultation: 'wells', ...text, act, ...span })
        .execute()
    }
    for (const reason of Object.keys(redactionReasons)) expect(reason).toMatch(/^[a-z-]+$/)
    expect((await findText(it.analyst, { consultation: 'wells', ...text }))?.text).toBe(redact(words, spans, 'fr'))
  })
})

describe('what the program finds by itself', () => {
  const letter = 'Close the mine before winter, for the lake is all we have and all our children will have after us'

  test('flags, and straight lines', async () => {
    await it.respond(1, 'en', { why: '🙂 Call 613-555-0123 or jo@example.org', how: 'K1A 0B1' })
    await it.respond(2, 'en', { why: 'Nothing', rate: { a: 'low', b: 'low', c: 'low', d: 'low' } })
    await it.examine()
    expect((await countFlags(it.analyst, 'wells')).toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { kind: 'email', texts: 1 },
      { kind: 'postal-code', texts: 1 },
      { kind: 'telephone', texts: 1 },
    ])
    expect(await countStraightLines(it.analyst, 'wells')).toEqual(new Map([['rate', 1]]))
    expect(await countTexts(it.analyst, 'wells', { ...all, isFlagged: true })).toBe(2)
    const known = await findKnown(it.analyst, 'wells', [{ question: 'why', response: idAt(1) }])
    expect(known.get(keyOf({ question: 'why', response: idAt(1) }))!.flags).toEqual([
      { place: 7, length: 12, kind: 'telephone' },
      { place: 23, length: 14, kind: 'email' },
    ])
  })

  test('campaigns, which count apart once an analyst confirms them, and never less', async () => {
    await change('ana', adding('Mines'))
    for (const place of [1, 2, 3]) await it.respond(place, 'en', { why: place === 2 ? letter.toUpperCase() : letter })
    await it.respond(4, 'en', { why: 'I have my own words for it' })
    await it.examine()
    const groups = await findGroups(it.analyst, 'wells', { offset: 0, count: 10 })
    expect(groups).toMatchObject([
      { question: 'why', responses: 3, wordings: 1, isCampaign: undefined, sample: letter },
    ])
    for (const place of [1, 4]) await code('ana', place, ['t1'])
    const { campaign } = groups[0]!
    const counted = async () => (await findThemeCounts(it.analyst, 'wells')).get('t1')
    expect(await counted()).toEqual({ responses: 2, ofCampaigns: 0 })
    const rule = (isCampaign: boolean) =>
      it.act((trx) => ruleCampaign(trx, acting('ben'), { question: 'why', fingerprint: campaign, isCampaign }))
    await rule(true)
    expect(await counted()).toEqual({ responses: 2, ofCampaigns: 1 })
    expect(await countGroups(it.analyst, 'wells')).toEqual({ groups: 1, confirmed: 1, dismissed: 0, members: 3 })
    expect(await countTexts(it.analyst, 'wells', { ...all, campaign })).toBe(3)
    await rule(false)
    expect(await counted()).toEqual({ responses: 2, ofCampaigns: 0 })
    await undoing('ana', 5)
    expect(await counted()).toEqual({ responses: 2, ofCampaigns: 1 })
    await it.respond(5, 'en', { why: `${letter}!` })
    await it.examine()
    expect(await countGroups(it.analyst, 'wells')).toMatchObject({ confirmed: 1, members: 4 })
  })
})
