import { describe, expect, test } from 'vitest'
import { publicRows } from './public-rows.js'
import { released } from './released.js'
import { villagers, villages } from './villages.js'

const people = villagers(3, 1500)
const { sharing, tables: told } = await released([villages], people)

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
