import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ResponseAnswers } from '../../src/questionnaire/response-answers.js'
import { questionsAcross } from '../../src/report/question-across.js'
import { leastResponses, type PublicTables } from '../../src/report/release.js'
import { type Subject, subjectsAmong, traitsAmong } from '../../src/report/subject.js'
import type { Counted } from '../../src/report/tally.js'
import { thresholdOf } from '../../src/report/threshold.js'
import { publishedOf } from './attack.js'
import { publicRows } from './public-rows.js'
import { recoveredBy } from './recovered.js'
import { released } from './released.js'
import { villagers, villages } from './villages.js'

const questions = questionsAcross([villages])
const subjects = subjectsAmong(questions)
const traits = traitsAmong(questions)

type Crowd = (seed: number) => readonly Counted[]

/** Each person of a village, made over by their place in the line. */
function each(count: number, over: (index: number, answers: ResponseAnswers) => ResponseAnswers): Crowd {
  return (seed) =>
    villagers(seed, count).map(({ answers }, index) => ({ answers: { ...answers, ...over(index, answers) } }))
}

const places = ['n', 'e', 's', 'w', 'islands']
const turn = (values: readonly string[], index: number) => values[index % values.length] as string

const crowds: readonly (readonly [string, Crowd])[] = [
  ['who all answer alike', (seed) => Array.from({ length: 200 }, () => villagers(seed, 1)[0]!)],
  [
    'who all answer alike, but one',
    (seed) => [...Array.from({ length: 199 }, () => villagers(seed, 1)[0]!), ...villagers(seed + 1, 1)],
  ],
  ['who all live in one place, but one in each other', each(200, (index) => ({ place: places[index] ?? 'n' }))],
  [
    'of whom each group has just one or two',
    each(leastResponses + 1, (index) => ({
      place: turn(places, index),
      age: turn(['child', 'young', 'middle', 'old'], index),
    })),
  ],
  ['of 21', (seed) => villagers(seed, 21)],
  ['of 20, the fewest', (seed) => villagers(seed, leastResponses)],
  ['who choose nothing of several', each(300, () => ({ work: null, tongue: null }))],
  [
    'of whom few choose any of several',
    each(300, (index) => ({ work: index % 30 ? null : ['farm'], tongue: index % 40 ? null : ['a', 'b'] })),
  ],
  [
    'who choose everything',
    each(300, () => ({ work: ['farm', 'mill', 'mine', 'school', 'other'], tongue: ['a', 'b', 'c'] })),
  ],
  [
    'whose numbers stand at the borders of bands',
    each(300, (index) => ({ hens: [0, 4, 5, 9, 10, 40, 41, -1, 4.999][index % 9]! })),
  ],
  [
    'whose answer is their place',
    each(400, (index) => ({ place: turn(places, index), road: turn(['tar', 'gravel', 'sand', 'none', 'any'], index) })),
  ],
  [
    'whose answer is their place, but for one',
    each(400, (index) => ({
      place: turn(places, index),
      road: index === 7 ? 'tar' : turn(['gravel', 'sand', 'none', 'any', 'gravel'], index),
    })),
  ],
  [
    'of whom ten, and nine, are of a place',
    each(200, (index) => ({ place: index < 10 ? 'e' : index < 19 ? 's' : 'n' })),
  ],
  [
    'of whom twenty, and nineteen, are in debt',
    each(200, (index) => ({ debt: index < 20 ? 'yes' : index < 39 ? 'no' : 'prefer_not' })),
  ],
  ['who answer nothing', each(100, (_, answers) => Object.fromEntries(Object.keys(answers).map((id) => [id, null])))],
  [
    'of whom one says nothing of themselves',
    each(100, (index) => (index === 0 ? { place: null, age: null, tongue: null } : {})),
  ],
]

describe.each(crowds)('of people %s', (_, crowd) => {
  const numRuns = process.env.LONG ? 25 : 4

  test('nobody is found, and no cell is under the threshold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom('place', 'age', 'tongue', undefined), async (seed, demographic) => {
        const people = crowd(seed)
        const { tables, sharing } = await released([villages], people, demographic)
        expectLargeCells(tables)
        const rows = publicRows(sharing, people, demographic)
        expectLargeGroups(rows?.map(({ groups }) => groups?.join('+') ?? ''))
        const published = publishedOf(tables, [0], demographic && rows ? { by: demographic, rows } : undefined)
        expect(recoveredBy([published], [people], { subjects, traits })).toEqual([])
      }),
      { numRuns },
    )
  })
})

test('an answer that nobody offers puts nobody in a group of their own', async () => {
  const others = { road: 'moon', place: 'mars', work: ['sleep'], next: ['sea'], care: { old: 'dry', young: 'low' } }
  const people = each(300, (index) => (index === 0 ? others : {}))(1)
  const { tables, sharing } = await released([villages], people, 'place')
  expectLargeCells(tables)
  const rows = publicRows(sharing, people, 'place')!
  expectLargeGroups(rows.map(({ groups }) => groups!.join('+')))
  expect(JSON.stringify([tables.tables, rows])).not.toMatch(/"(moon|mars|sleep|sea|dry)"/)
})

/** Neither a cell, nor what is left of its column without it, nor what is left of the column without all its rows. */
function expectLargeCells({ tables, traits: told }: PublicTables): void {
  for (const { parts } of told) for (const { count } of parts) expect(count).toBeGreaterThanOrEqual(20)
  for (const { subject: id, by, columns, rows } of tables) {
    const subject = subjects.find((each) => each.id === id) as Subject
    const least = thresholdOf(
      subject,
      traits.find((trait) => trait.id === by)!,
    )
    for (const [column, { count: size }] of columns.entries()) {
      const cells = rows.map(({ counts }) => counts[column] as number)
      const rest = cells.map((count) => size - count)
      const whole = subject.isParted ? size - cells.reduce((sum, count) => sum + count, 0) : 0
      expect([id, by, whole]).toEqual([id, by, 0])
      for (const count of [...cells, ...rest]) expect(count).toBeGreaterThanOrEqual(least)
    }
  }
}

function expectLargeGroups(groups: readonly string[] | undefined): void {
  const sizes = new Map<string, number>()
  for (const group of groups ?? []) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  for (const [group, size] of sizes) expect([group, size >= 20]).toEqual([group, true])
}
