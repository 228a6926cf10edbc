import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findQuestion } from '../../src/questionnaire/find-question.js'
import { type AlikeRow, smallestGroups } from '../../src/report/smallest-groups.js'
import { villagers, villages } from './villages.js'

describe('the report of the smallest groups', () => {
  const asked = ['place', 'age', 'tongue'].map((id) => findQuestion(villages, id)!)
  const rows = [
    { place: 'n', age: 'old', tongue: ['a'] },
    { place: 'n', age: 'old', tongue: ['a', 'b'] },
    { place: 'n', age: 'old', tongue: ['a'] },
    { place: 'n', age: null, tongue: ['a'] },
  ].map((answers) => ({ answers, count: 1 }))

  test('counts, for every set of questions, those who are alone or in a group too small', async () => {
    const report = await smallestGroups(rows, asked, { threshold: 3 })
    expect(report).toHaveLength(7)
    expect(report[0]).toEqual({ questions: ['age', 'tongue'], smallest: 1, alone: 2, below: 4 })
    expect(report.at(-1)).toEqual({ questions: ['place'], smallest: 4, alone: 0, below: 0 })
  })

  test('takes no more questions together than asked for, and has nothing to say of no rows', async () => {
    const report = await smallestGroups(rows, asked, { threshold: 3, atMost: 1 })
    expect(report.map(({ questions }) => questions.length)).toEqual([1, 1, 1])
    expect(await smallestGroups([], asked, { threshold: 3 })).toEqual([])
  })

  test('counts as one would by hand, for any crowd', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 200 }), async (seed, count) => {
        const people = villagers(seed, count).map((each) => ({ ...each, count: 1 + (seed % 3) }))
        for (const { questions, ...sizes } of await smallestGroups(people, asked, { threshold: 10 })) {
          expect(sizes).toEqual(byHand(people, questions))
        }
      }),
      { numRuns: 20 },
    )
  })

  test('tells people apart however many different answers there are', async () => {
    const codes = Array.from({ length: 14 }, (_, place) => `c${place}`)
    const options = codes.map((code) => ({ code, label: { en: code, fr: code } }))
    const text = { en: '?', fr: '?' }
    const wide = ['p', 'q', 'r', 's'].map((id) => ({ id, kind: 'multiple', text, options }) as const)
    const choice = (number: number) => codes.filter((_, place) => (number >> place) % 2 === 1)
    const row = (...given: readonly number[]) => ({
      count: 1,
      answers: Object.fromEntries(wide.map(({ id }, place) => [id, choice(given[place]!)])),
    })
    const most = 12_000
    const numbers = Array.from({ length: most }, (_, number) => number + 1)
    const crowd = [
      ...numbers.map((each) => row(each, each, each, each)),
      ...[1, 2, 3].map((each) => row(most, most, most, each)),
    ]
    const together = (await smallestGroups(crowd, wide, { threshold: 2 })).find(
      ({ questions }) => questions.length === 4,
    )
    expect(together).toMatchObject({ smallest: 1, alone: crowd.length })
  })

  test('keeps nobody waiting while it is made', async () => {
    const people = villagers(1, 20_000).map((each) => ({ ...each, count: 1 }))
    let turns = 0
    const timer = setInterval(() => (turns += 1), 0)
    await smallestGroups(people, asked, { threshold: 10 })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(3)
  })
})

function byHand(people: readonly AlikeRow[], questions: readonly string[]) {
  const sizes: Record<string, number> = {}
  for (const { answers, count } of people) {
    const key = JSON.stringify(questions.map((id) => answers[id]))
    sizes[key] = (sizes[key] ?? 0) + count
  }
  const all = Object.values(sizes)
  const small = all.filter((size) => size < 10)
  const below = small.reduce((sum, size) => sum + size, 0)
  return { smallest: Math.min(...all), alone: all.filter((size) => size === 1).length, below }
}
