import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { takeCensus } from '../../src/report/census.js'
import { boundsOf, hiddenAnswers, classesOf } from '../../src/report/exchange.js'
import { type Part, partsOf } from '../../src/report/parts.js'
import { questionsAcross } from '../../src/report/question-across.js'
import { leastResponses, publicTables, releaseOf } from '../../src/report/release.js'
import type { SharedSubject, SharedTrait } from '../../src/report/sharing.js'
import type { Counted } from '../../src/report/tally.js'
import { thresholdOf } from '../../src/report/threshold.js'
import { exchanged } from './exchanging.js'
import { publicRows } from './public-rows.js'
import { released } from './released.js'
import { villagers, villages } from './villages.js'

const questions = questionsAcross([villages])
const numRuns = process.env.LONG ? 100 : 25
const anyCrowd = fc.record({ seed: fc.nat(), count: fc.integer({ min: leastResponses, max: 700 }) })

async function ofVillage(seed: number, count: number) {
  const responses = villagers(seed, count)
  return { responses, ...(await released([villages], responses)) }
}

describe('what becomes public', async () => {
  const { tables } = await ofVillage(3, 2000)

  test('is a fixed list: each question alone, and each that is put to everyone by each that is identifying', () => {
    const alone = 'road why shop work care__old care__young next hens debt'.split(' ')
    expect(tables.questions.map(({ question }) => question)).toEqual(alone)
    expect(tables.traits.map(({ question }) => question)).toEqual(['place', 'age', 'tongue'])
    const subjects = alone.filter((question) => question !== 'why')
    expect(tables.tables.map(({ subject, by }) => `${subject} ${by}`)).toEqual(
      subjects.flatMap((subject) => ['place', 'age', 'tongue'].map((by) => `${subject} ${by}`)),
    )
  })

  test('has nothing of a question that only some groups are asked', () => {
    expect(JSON.stringify(tables)).not.toContain('dialect')
  })

  test('is nothing at all while responses are few', async () => {
    expect(await releaseOf(questions, takeCensus(questions, villagers(1, leastResponses - 1)))).toEqual({
      kind: 'too-few',
      least: leastResponses,
    })
  })

  test('does not cross a question that is new in the second version', async () => {
    const [views, you] = villages.pages
    const first = { ...villages, pages: [{ ...views!, questions: views!.questions.slice(1) }, you!] }
    const { tables: told } = await released([first, villages], villagers(3, 2000))
    const subjects = told.tables.map(({ subject }) => subject)
    expect(subjects).toContain('shop')
    expect(subjects).not.toContain('road')
  })

  test('has tables by the question that is asked for, wherever it has two parts', async () => {
    await fc.assert(
      fc.asyncProperty(anyCrowd, fc.constantFrom('place', 'age', 'tongue'), async ({ seed, count }, asked) => {
        const { sharing } = await released([villages], villagers(seed, count), asked)
        const { parts, columns } = sharing.traits.find(({ trait }) => trait.id === asked)!
        expect(columns.length > 1).toBe(parts.length > 1)
      }),
      { numRuns },
    )
  })

  test('has no count of a group under the threshold, nor a remainder under it', async () => {
    await fc.assert(
      fc.asyncProperty(anyCrowd, async ({ seed, count }) => {
        const { tables: told, sharing } = await ofVillage(seed, count)
        for (const { parts } of told.traits) for (const part of parts) expect(part.count).toBeGreaterThanOrEqual(20)
        for (const { subject, by, columns, rows } of told.tables) {
          const of = sharing.subjects.find((shared) => shared.subject.id === subject)!.subject
          const least = thresholdOf(of, sharing.traits.find(({ trait }) => trait.id === by)!.trait)
          for (const { counts } of rows) {
            expect(Math.min(...counts)).toBeGreaterThanOrEqual(least)
            const without = counts.map((each, column) => columns[column]!.count - each)
            expect(Math.min(...without)).toBeGreaterThanOrEqual(least)
          }
        }
      }),
      { numRuns },
    )
  })
})

test.each<[Record<string, number>, readonly string[]]>([
  [{ n: 50, e: 40, s: 30 }, ['n 50', 'e 40', 's 30']],
  [{ n: 50, e: 40, s: 3 }, ['n 50', 'e+s 43']],
  [{ n: 50, e: 40, s: 6, w: 5 }, ['n 50', 'e 40', 's+w 11']],
  [{ n: 50, e: 40, s: 6, w: 0 }, ['n 50', 'e+s+w 46']],
  [{ n: 50, e: 0 }, ['n+e 50']],
  [{ n: 3, e: 4 }, ['e+n 7']],
])('groups %j are told as %j', (counts, told) => {
  const parts = partsOf(new Map(Object.entries(counts)), 10)
  expect(parts.map(({ groups, count }) => `${groups.join('+')} ${count}`)).toEqual(told)
})

test('whoever shares what is shown can be exchanged, to both ends of what is promised, and nothing public changes', async () => {
  let moved = 0
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 60, max: 400 }), async (seed, count) => {
      const { responses, sharing, tables } = await ofVillage(seed, count)
      const rows = sorted(publicRows(sharing, responses, 'place'))
      const census = takeCensus(questions, responses)
      for (const shared of sharing.subjects) {
        for (const trait of sharing.traits.filter(({ parts }) => parts.length > 1)) {
          const classes = await classesOf(shared, trait, census)
          const part = trait.parts[seed % trait.parts.length]!
          for (const answer of hiddenAnswers(shared)) {
            const bounds = boundsOf(answer, part, classes)
            for (const end of ['from', 'to'] as const) {
              const others = exchanged({ responses, shared, trait, answer, part, most: end === 'to' })
              expect(countIn(others, { shared, trait, answer, part })).toBe(bounds[end])
              expect(await publicTables(questions, sharing, takeCensus(questions, others))).toEqual(tables)
              expect(sorted(publicRows(sharing, others, 'place'))).toEqual(rows)
              moved += 1
            }
          }
        }
      }
    }),
    { numRuns: process.env.LONG ? 8 : 3 },
  )
  expect(moved).toBeGreaterThan(100)
})

/** In the file the order of rows is random. */
function sorted(rows: readonly object[] | undefined): readonly string[] | undefined {
  return rows?.map((row) => JSON.stringify(row)).toSorted()
}

type Cell = {
  readonly shared: SharedSubject
  readonly trait: SharedTrait
  readonly answer: string
  readonly part: Part
}

function countIn(responses: readonly Counted[], { shared, trait, answer, part }: Cell): number {
  return responses.filter(({ answers }) => {
    const read = shared.subject.read(answers)
    const all = read.length > 0 ? read : ['.skipped']
    return part.groups.includes(trait.trait.read(answers)) && all.includes(answer)
  }).length
}
