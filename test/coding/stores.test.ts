import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findActs } from '../../src/coding/act-store.js'
import { type Acting, perform, performOnFrame, undo } from '../../src/coding/perform-store.js'
import { findThemeCounts, findThemes } from '../../src/coding/coding-store.js'
import { findStandingFrame } from '../../src/coding/frame-store.js'
import type { FrameWish } from '../../src/coding/revise-frame.js'
import { countTexts, findTexts, searchMode, type TextFilter } from '../../src/coding/text-store.js'
import { type CodingDatabase, idAt, openCodingDatabase } from './coding-database.js'

let it: CodingDatabase

beforeEach(async () => {
  it = await openCodingDatabase()
})
afterEach(() => it.close())

const all: TextFilter = { consultation: 'wells', questions: ['why', 'how', 'who__other_text'] }
const acting = (by: string): Acting => ({ consultation: 'wells', by, at: new Date('2026-05-01T12:00:00Z') })
const named = (label: string) => ({ label: { en: label, fr: `${label} (fr)` }, description: { en: '', fr: '' } })
const adding = (label: string) => ({ kind: 'add', ...named(label) }) as const
const code = (by: string, place: number, themes: readonly string[]) =>
  perform(it.app, acting(by), { kind: 'coding', coder: by, question: 'why', response: idAt(place) }, () => themes)
const found = async (search: string) => {
  const filter = { ...all, search, mode: await searchMode(it.analyst, { ...all, search }) }
  const texts = await findTexts(it.analyst, filter, { coder: 'ana', offset: 0, limit: 50 })
  expect(texts).toHaveLength(await countTexts(it.analyst, filter))
  return [filter.mode, ...texts.map(({ question, response }) => `${Number(response.slice(-4))} ${question}`)].join(', ')
}

describe('the texts of mixed responses', () => {
  test('are long, short and those to an option; what is no text of a person is none', async () => {
    await it.respond(1, 'en', { why: 'Because of the river', how: null, who: 'other', who__other_text: 'Neighbours' })
    await it.respond(2, 'fr', { why: false, how: 'À pied', who: 'other', who__other_text: null })
    expect(await found('river')).toBe('words, 1 why')
    expect(await found('pied')).toBe('words, 2 how')
    expect(await countTexts(it.analyst, all)).toBe(3)
  })

  test('are searched by the rules of their language, with accents or without', async () => {
    await it.respond(1, 'en', { why: 'They were protecting the rivers.' })
    await it.respond(2, 'fr', { why: 'La sécurité des forêts protégées' })
    await it.respond(3, 'fr', { why: 'securite sans accent' })
    expect(await found('protected river')).toBe('words, 1 why')
    expect(await found('protéger')).toBe('words, 2 why')
    expect(await found('securite')).toBe('words, 2 why, 3 why')
    expect(await found('"sécurité des forêts"')).toBe('words, 2 why')
    expect(await found('«\u00a0sécurité des forêts\u00a0»')).toBe('words, 2 why')
    expect(await found('“forêts sécurité”')).toBe('letters')
    expect(await found('FORETS')).toBe('words, 2 why')
    expect(await found('urite')).toBe('letters, 2 why, 3 why')
  })

  test.for(["'", '"', '\\', ':*', '& | !', "'; drop table open_text; --", '((((', '<->', '%_', '🙂', 'x'.repeat(5000)])(
    'whatever is typed to search, nothing breaks: %s',
    async (typed) => {
      await it.respond(1, 'en', { why: `Somebody wrote ${typed} here` })
      expect(await found(typed)).toMatch(/^(words|letters), 1 why$/)
    },
  )

  test('are not all found by an accent that stands alone', async () => {
    await it.respond(1, 'fr', { why: 'Écrit sans lui' })
    expect(await found('¨')).toBe('letters')
  })

  test('one that is as long as a request can be, all of other words, does not hold up mixing', async () => {
    const words = Array.from({ length: 90_000 }, (_, index) => `mot${index}`).join(' ')
    await it.respond(1, 'fr', { why: `${words} ${'y'.repeat(5000)}` })
    expect(await found('mot17')).toBe('words, 1 why')
  })

  test('the app’s role reads none of them, and the analyst’s changes nothing', async () => {
    for (const table of ['open_text', 'mixed_text', 'mixed_response', 'response']) {
      await expect(sql`select * from ${sql.table(table)}`.execute(it.app)).rejects.toThrow('permission denied')
    }
    await expect(sql`select * from open_text`.execute(it.analyst)).rejects.toThrow('permission denied')
    for (const table of ['theme', 'coding', 'text_mark', 'coding_act', 'text_flag', 'campaign_text']) {
      await expect(sql`delete from ${sql.table(table)}`.execute(it.analyst)).rejects.toThrow('permission denied')
    }
  })
})

describe('what analysts do', () => {
  test('is never lost when two of them do it at once', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        performOnFrame(it.app, acting(index % 2 ? 'ana' : 'ben'), adding(`Theme ${index}`)),
      ),
    )
    const themes = await findThemes(it.analyst, 'wells')
    expect(new Set(themes.map(({ id }) => id)).size).toBe(10)
    expect(new Set(themes.map(({ label }) => label.en)).size).toBe(10)
  })

  test('of one name two at once add one theme', async () => {
    const outcomes = await Promise.all(['ana', 'ben'].map((by) => performOnFrame(it.app, acting(by), adding('Water'))))
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'faulty'])
  })

  test('of the same act undone twice at once, one undoes it', async () => {
    await performOnFrame(it.app, acting('ana'), adding('Water'))
    const [act] = await findActs(it.app, 'wells', {})
    const outcomes = await Promise.all(['ana', 'ben'].map((by) => undo(it.app, acting(by), act!.number)))
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['done', 'overtaken'])
    expect(await findThemes(it.analyst, 'wells')).toEqual([])
  })

  test.for<readonly [string, readonly FrameWish[], number]>([
    [
      'would merge two themes into each other',
      [
        { kind: 'merge', theme: 't1', into: 't2' },
        { kind: 'reinstate', theme: 't1' },
        { kind: 'merge', theme: 't2', into: 't1' },
      ],
      1,
    ],
    [
      'would put a sub-theme below a sub-theme',
      [
        { kind: 'move', theme: 't1', parent: 't2' },
        { kind: 'move', theme: 't1' },
        { ...adding('Wells'), parent: 't1' },
      ],
      1,
    ],
    [
      'would retire a theme above another',
      [
        { kind: 'retire', theme: 't1' },
        { kind: 'reinstate', theme: 't1' },
        { kind: 'move', theme: 't2', parent: 't1' },
      ],
      1,
    ],
    ['would give two themes one name', [{ kind: 'rename', theme: 't1', ...named('Seas') }, adding('Water')], 0],
    [
      'would put a theme below one that is retired',
      [
        { kind: 'move', theme: 't1', parent: 't2' },
        { kind: 'move', theme: 't1' },
        { kind: 'retire', theme: 't2' },
      ],
      1,
    ],
  ])('is not undone where that %s', async ([, wishes, undone]) => {
    for (const label of ['Water', 'Lakes']) await performOnFrame(it.app, acting('ana'), adding(label))
    for (const wish of wishes) expect(await performOnFrame(it.app, acting('ana'), wish)).toEqual({ kind: 'done' })
    const frame = await findStandingFrame(it.analyst, 'wells')
    const act = (await findActs(it.app, 'wells', {})).toReversed()[2 + undone]!
    expect(await undo(it.app, acting('ben'), act.number)).toEqual({ kind: 'overtaken' })
    expect(await findStandingFrame(it.analyst, 'wells')).toEqual(frame)
  })

  test('and ask for twice, as a form that is sent twice does, is done once', async () => {
    const twice = async (act: () => Promise<unknown>) => {
      expect([await act(), await act()]).toEqual([{ kind: 'done' }, { kind: 'done' }])
    }
    await twice(() => performOnFrame(it.app, acting('ana'), adding('Water')))
    const [added] = await findActs(it.app, 'wells', {})
    await twice(() =>
      performOnFrame(it.app, acting('ben'), { kind: 'rename', theme: 't1', ...named('Seas') }, added!.number),
    )
    const [renamed] = await findActs(it.app, 'wells', {})
    await twice(() => undo(it.app, acting('ana'), renamed!.number))
    expect(await findActs(it.app, 'wells', {})).toHaveLength(3)
  })

  test('is never changed afterwards, not by the owner either', async () => {
    await performOnFrame(it.app, acting('ana'), adding('Water'))
    await expect(sql`update coding_act set by = 'ben'`.execute(it.owner)).rejects.toThrow('never changes')
    await expect(sql`delete from coding_act`.execute(it.owner)).rejects.toThrow('never changes')
    await expect(sql`delete from coding_act`.execute(it.app)).rejects.toThrow('permission denied')
  })

  test('counts a response once for a theme, and follows a merge and its undoing', async () => {
    await it.respond(1, 'en', { why: 'First' })
    await it.respond(2, 'en', { why: 'Second' })
    for (const label of ['Water', 'Lakes']) await performOnFrame(it.app, acting('ana'), adding(label))
    await code('ana', 1, ['t1', 't2'])
    await code('ben', 1, ['t1'])
    await code('ben', 2, ['t2'])
    const counts = async () =>
      Object.fromEntries(
        [...(await findThemeCounts(it.analyst, 'wells'))].map(([theme, { responses }]) => [theme, responses]),
      )
    expect(await counts()).toEqual({ t1: 1, t2: 2 })
    await performOnFrame(it.app, acting('ben'), { kind: 'merge', theme: 't2', into: 't1' })
    expect(await counts()).toEqual({ t1: 2 })
    const [act] = await findActs(it.app, 'wells', {})
    await undo(it.app, acting('ana'), act!.number)
    expect(await counts()).toEqual({ t1: 1, t2: 2 })
  })
})
