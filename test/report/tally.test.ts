import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Database } from '../../src/database/connect.js'
import { questionsOf } from '../../src/questionnaire/find-question.js'
import type { NumberQuestion, Question } from '../../src/questionnaire/questionnaire.js'
import { responseAnswers, type ResponseAnswers } from '../../src/questionnaire/response-answers.js'
import { bandOf, bandStarts } from '../../src/report/band.js'
import { findStates } from '../../src/report/all-mixed-store.js'
import { findSpread, findTalliesBy, findTally } from '../../src/report/report-store.js'
import { openReports } from '../../src/report/reports.js'
import { tally, tallyBy } from '../../src/report/tally.js'
import { firstSprings, secondSprings } from '../export/springs.js'
import { anyAnswered } from '../questionnaire/arbitrary.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

const find = (id: string) => questionsOf(secondSprings).find((question) => question.id === id)!

const responses = [
  { taste: 'good', who: ['farmers', 'others'], state: { path: 'bad' }, depth: 3, needs: ['lamp', 'roof'] },
  { taste: 'bad', who: null, state: { path: 'bad', basin: 'good' }, depth: 240, needs: ['lamp'] },
  { taste: null, who: false, state: false, depth: -5, needs: null },
  { taste: 'good', who: ['others'] },
].map((answers) => ({ answers: answers as ResponseAnswers }))

describe('a tally', () => {
  test.each([
    ['taste', { asked: 4, answered: 3, skipped: 1, notShown: 0 }, { good: 2, bad: 1 }],
    ['who', { asked: 4, answered: 2, skipped: 1, notShown: 1 }, { farmers: 1, hikers: 0, others: 2 }],
    [
      'state',
      { asked: 3, answered: 2, skipped: 0, notShown: 1 },
      { path__good: 0, path__bad: 2, basin__good: 1, basin__bad: 0 },
    ],
    ['depth', { asked: 3, answered: 3, skipped: 0, notShown: 0 }, { 0: 2, 10: 0, 90: 1 }],
    ['needs', { asked: 3, answered: 2, skipped: 1, notShown: 0 }, { lamp__1: 2, roof__2: 1, roof__1: 0 }],
    ['remarks', { asked: 0, answered: 0, skipped: 0, notShown: 0 }, {}],
  ])('of %s counts each place, and tells apart skipped, not shown and not asked', (id, states, counts) => {
    const { counts: counted, ...stood } = tally(find(id), responses)
    expect(stood).toEqual(states)
    expect(Object.fromEntries(counted)).toMatchObject(counts)
  })

  test('by another question counts who has several answers to it at each, and who has none apart', () => {
    const byWho = tallyBy(find('taste'), find('who'), responses)
    const good = ['farmers', 'hikers', 'others', '.answered', '.skipped', '.n', '.v'].map((group) => [
      group,
      byWho.get(group)?.counts.get('good'),
    ])
    expect(Object.fromEntries(good)).toEqual({
      farmers: 1,
      hikers: 0,
      others: 2,
      '.answered': 2,
      '.skipped': 0,
      '.n': 0,
      '.v': 0,
    })
    expect(byWho.get('.skipped')).toMatchObject({ asked: 1, answered: 1 })
  })
})

describe('bands of a number', () => {
  test.each<[Partial<NumberQuestion>, readonly number[]]>([
    [{ min: 0, max: 120, whole: true }, [0, 20, 40, 60, 80, 100, 120]],
    [{ min: 1, max: 5, whole: true }, [1, 2, 3, 4, 5]],
    [{ min: 0, max: 1 }, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]],
    [{}, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90]],
    [{ min: 7, max: 7 }, [7]],
  ])('of %j begin at round numbers', (bounds, starts) => {
    expect(bandStarts(numberOf(bounds))).toEqual(starts)
  })

  test('hold every number, whatever the bounds', () => {
    const double = fc.oneof(fc.integer({ min: -1e9, max: 1e9 }), fc.double({ min: -1e3, max: 1e3, noNaN: true }))
    fc.assert(
      fc.property(double, double, fc.boolean(), double, (a, b, whole, number) => {
        const question = numberOf({ min: Math.min(a, b), max: Math.max(a, b), whole })
        const starts = bandStarts(question)
        expect(starts.length).toBeLessThanOrEqual(10)
        expect(starts).toEqual([...new Set(starts)].toSorted((x, y) => x - y))
        expect(starts).toContain(bandOf(question, number))
      }),
    )
  })

  function numberOf(bounds: Partial<NumberQuestion>): NumberQuestion {
    return { id: 'n', kind: 'number', text: { en: 'How many?', fr: 'Combien?' }, ...bounds }
  }
})

describe('the database counts as we do', () => {
  let fresh: FreshDatabase
  let owner: Database
  let analyst: Database

  beforeAll(async () => {
    fresh = await freshDatabase()
    owner = connect(fresh.ownerUrl, { max: 1 })
    analyst = connect(fresh.analystUrl, { max: 1 })
  })

  afterAll(async () => {
    await owner.destroy()
    await analyst.destroy()
    await fresh.drop()
  })

  async function keep(consultation: string, kept: readonly { readonly answers: ResponseAnswers }[]): Promise<void> {
    for (const { answers } of kept) {
      await sql`insert into response (id, consultation, version, language, notice_version, answers, received_week)
        values (gen_random_uuid(), ${consultation}, 1, 'en', 1, ${JSON.stringify(answers)}, '2026-W48')`.execute(owner)
    }
  }

  async function expectSame(consultation: string, questions: readonly Question[], kept: typeof responses) {
    for (const question of questions) {
      expect(await findTally(analyst, consultation, question)).toEqual(tally(question, kept))
      for (const by of questions) {
        const found = await findTalliesBy(analyst, consultation, { question, by })
        expect(found).toEqual(tallyBy(question, by, kept))
      }
    }
  }

  test('for every kind of question, by every other', async () => {
    const strange = [
      ...responses,
      { answers: { taste: ['good'], who: 'others', state: 'bad', depth: 'deep', needs: 7, remarks: 'false' } },
      { answers: responseAnswers(firstSprings, new Map([['use', 'false']])) },
    ] as typeof responses
    await keep('springs', strange)
    await expectSame('springs', [...questionsOf(secondSprings), ...questionsOf(firstSprings)], strange)
  })

  test('how responses stand to all questions at once', async () => {
    await keep('brooks', responses)
    const questions = questionsOf(secondSprings)
    const found = await findStates(analyst, 'brooks', questions)
    for (const question of questions) {
      const { answered, skipped, notShown, asked } = tally(question, responses)
      const states = { '.answered': answered, '.skipped': skipped, '.n': notShown, '.v': responses.length - asked }
      expect(found.get(question.id)).toEqual(states)
    }
    expect(await findStates(analyst, 'nobody', questions.slice(0, 1))).toEqual(
      new Map([[questions[0]!.id, { '.answered': 0, '.skipped': 0, '.n': 0, '.v': 0 }]]),
    )
  })

  test('how responses stand to them, again, and anew once more are mixed or other questions asked', async () => {
    const reports = openReports(fresh.analystUrl)
    try {
      const [taste, who] = [find('taste'), find('who')]
      await keep('rivers', responses)
      const before = await reports.states('rivers', [taste])
      expect(before.get('taste')?.['.answered']).toBe(3)
      expect(await reports.states('rivers', [taste])).toBe(before)
      expect((await reports.states('rivers', [taste, who])).get('who')?.['.answered']).toBe(2)
      await keep('rivers', responses.slice(0, 1))
      expect((await reports.states('rivers', [taste])).get('taste')?.['.answered']).toBe(4)
    } finally {
      await reports.close()
    }
  })

  test('only those who gave an answer, or stand in a state, where a filter says so', async () => {
    await keep('wells', responses)
    const [taste, who] = [find('taste'), find('who')]
    const answer = (question: Question, place: string) => ({ answer: { question, place } })
    expect(await findTally(analyst, 'wells', taste, answer(who, 'others'))).toEqual(
      tally(taste, [responses[0]!, responses[3]!]),
    )
    expect(await findTally(analyst, 'wells', taste, answer(who, '.skipped'))).toEqual(tally(taste, [responses[1]!]))
    expect(await findTally(analyst, 'wells', taste, answer(who, "'; --"))).toEqual(tally(taste, []))
    expect(await findTally(analyst, 'wells', taste, { version: 1, language: 'en' })).toEqual(tally(taste, responses))
    expect(await findTally(analyst, 'wells', taste, { version: 2 })).toEqual(tally(taste, []))
    expect(await findTally(analyst, 'wells', taste, { language: 'fr' })).toEqual(tally(taste, []))
    expect(await findTalliesBy(analyst, 'wells', { question: taste, by: who, filter: { language: 'fr' } })).toEqual(
      tallyBy(taste, who, []),
    )
  })

  test('the middle and the ends of numbers, whatever else stands there', async () => {
    await keep('levels', [...responses, { answers: { depth: 'deep' } }])
    const depth = find('depth') as NumberQuestion
    expect(await findSpread(analyst, 'levels', depth)).toEqual({ least: -5, median: 3, mean: 238 / 3, most: 240 })
    expect(await findSpread(analyst, 'levels', depth, { language: 'fr' })).toBeUndefined()
  })

  test('for any questionnaire and any answers', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(anyAnswered, async ({ questionnaire, answers, others }) => {
        const kept = [answers, others, answers].map((each) => ({ answers: responseAnswers(questionnaire, each) }))
        const storable = kept.filter(({ answers: stored }) => !JSON.stringify(stored).includes('\\u0000'))
        await keep(`any-${(run += 1)}`, storable)
        await expectSame(`any-${run}`, questionsOf(questionnaire), storable)
      }),
      { numRuns: process.env.LONG ? 300 : 30 },
    )
  })
})
