import { describe, expect, test } from 'vitest'
import { findQuestion } from '../../src/questionnaire/find-question.js'
import { smallestGroups } from '../../src/report/smallest-groups.js'
import { publicRows } from './public-rows.js'
import { released } from './released.js'
import { villagers, villages } from './villages.js'

const people = villagers(3, 1500)
const { sharing, tables: told } = released([villages], people)

describe('the public row file', () => {
  const rows = publicRows(sharing, people, 'place')!

  test('has one demographic, in groups of the threshold’s size at least', () => {
    const sizes = new Map<string, number>()
    for (const { groups } of rows) sizes.set(groups!.join(), (sizes.get(groups!.join()) ?? 0) + 1)
    expect(sizes.size).toBeGreaterThan(1)
    expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(20)
  })

  test('has no words that anyone wrote, nor any other identifying question', () => {
    expect(JSON.stringify(people)).toContain('words')
    expect(JSON.stringify(rows)).not.toContain('words')
    const named = new Set(rows.flatMap(({ answers }) => Object.keys(answers)))
    expect([...named].filter((name) => /^(place|age|tongue|why|dialect)/.test(name))).toEqual([])
  })

  test('counts, answer by answer, as the tables do', () => {
    const tables = told.tables.filter(({ by }) => by === 'place')
    for (const { subject, columns, rows: told } of tables) {
      for (const { answers, counts } of told.filter((row) => row.answers.length === 1)) {
        const counted = columns.map(
          ({ groups }) =>
            rows.filter((row) => row.groups === groups && row.answers[subject]?.includes(answers[0]!)).length,
        )
        expect(counted).toEqual(counts)
      }
    }
    expect(tables.length).toBeGreaterThan(3)
  })

  test('is refused with a demographic that the release has no columns of', () => {
    expect(publicRows(sharing, people, 'road')).toBeUndefined()
  })

  test('can do without one', () => {
    const [row] = publicRows(sharing, people)!
    expect(Object.keys(row!)).toEqual(['answers'])
  })
})

describe('the report of the smallest groups', () => {
  const asked = ['place', 'age', 'tongue'].map((id) => findQuestion(villages, id)!)
  const rows = [
    { place: 'n', age: 'old', tongue: ['a'] },
    { place: 'n', age: 'old', tongue: ['a', 'b'] },
    { place: 'n', age: 'old', tongue: ['a'] },
    { place: 'n', age: null, tongue: ['a'] },
  ].map((answers) => ({ answers, count: 1 }))

  test('counts, for every set of questions, those who are alone or in a group too small', () => {
    const report = smallestGroups(rows, asked, { threshold: 3 })
    expect(report).toHaveLength(7)
    expect(report[0]).toEqual({ questions: ['age', 'tongue'], smallest: 1, alone: 2, below: 4 })
    expect(report.at(-1)).toEqual({ questions: ['place'], smallest: 4, alone: 0, below: 0 })
  })

  test('takes no more questions together than asked for, and has nothing to say of no rows', () => {
    const report = smallestGroups(rows, asked, { threshold: 3, atMost: 1 })
    expect(report.map(({ questions }) => questions.length)).toEqual([1, 1, 1])
    expect(smallestGroups([], asked, { threshold: 3 })).toEqual([])
  })
})
