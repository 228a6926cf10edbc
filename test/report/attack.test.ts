import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { takeCensus } from '../../src/report/census.js'
import { questionsAcross } from '../../src/report/question-across.js'
import { leastResponses, type PublicTables, publicTables } from '../../src/report/release.js'
import { subjectsAmong, traitsAmong } from '../../src/report/subject.js'
import type { Counted } from '../../src/report/tally.js'
import { thresholdOf } from '../../src/report/threshold.js'
import { type Published, publishedOf } from './attack.js'
import { publicRows } from './public-rows.js'
import { type Asked, recoveredBy, trueCount } from './recovered.js'
import { released } from './released.js'
import { villagers, villages } from './villages.js'

const numRuns = process.env.LONG ? 40 : 8
const questions = questionsAcross([villages])
const ofVillages = askedBy(villages)

function askedBy(questionnaire: Questionnaire): Asked {
  const across = questionsAcross([questionnaire])
  return { subjects: subjectsAmong(across), traits: traitsAmong(across) }
}

/** Every cell and margin as it is, except those under the threshold. */
function primarySuppression(people: readonly Counted[], tables: PublicTables, crowds: readonly number[]): Published {
  const { subjects, traits } = ofVillages
  const statements = subjects.flatMap((subject) =>
    traits.flatMap((trait) =>
      subject.answers.flatMap((answer) =>
        trait.groups.flatMap((group) => {
          const { count } = trueCount(people, subject, trait, { answer, group })
          const isTold = count >= thresholdOf(subject, trait)
          return isTold ? [{ subject: subject.id, by: trait.id, answers: [answer], groups: [group], count }] : []
        }),
      ),
    ),
  )
  const parts = traits.map((trait) => ({
    question: trait.id,
    parts: trait.groups
      .map((group) => ({
        groups: [group],
        count: people.filter(({ answers }) => trait.read(answers) === group).length,
      }))
      .filter(({ count }) => count >= 20),
  }))
  return { crowds, responses: people.length, questions: tables.questions, traits: parts, statements }
}

const anySeed = fc.record({ seed: fc.nat(), count: fc.integer({ min: leastResponses, max: 900 }) })

test('all tables of a release and its row file give away no count under the threshold', async () => {
  await fc.assert(
    fc.asyncProperty(anySeed, fc.constantFrom('place', 'age', undefined), async ({ seed, count }, demographic) => {
      const people = villagers(seed, count)
      const { tables, sharing } = await released([villages], people, demographic)
      const rows = demographic && publicRows(sharing, people, demographic)
      const published = publishedOf(tables, [0], rows && { by: demographic, rows })
      expect(recoveredBy([published], [people], ofVillages)).toEqual([])
    }),
    { numRuns },
  )
})

const real = [
  ['crv/questionnaire.json', 3000],
  ['criminal-justice/questionnaire.json', 3000],
  ['online-child-sexual-exploitation/draft.json', 3000],
] as const

test.each(real)(
  'nor do two releases of %s, and the row file of the first',
  async (path, most) => {
    const asked = readQuestionnaire(path)
    const of = askedBy(asked)
    expect([of.subjects.length, of.traits.length].map((size) => size > 0)).toEqual([true, true])
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 100, max: most }), fc.nat(), async (seed, count, other) => {
        const [early, later] = [villagers(seed, count, asked), villagers(other, leastResponses + (other % 80), asked)]
        const demographic = of.traits[seed % of.traits.length]!.id
        const first = await released([asked], early, demographic)
        const rows = publicRows(first.sharing, early, demographic)
        const published = [
          publishedOf(first.tables, [0], rows && { by: demographic, rows }),
          publishedOf((await released([asked], later)).tables, [1]),
        ]
        // Every fourth question, from another one each time: one attack on all of them takes minutes.
        const subjects = of.subjects.filter((_, index) => index % 4 === seed % 4)
        expect(recoveredBy(published, [early, later], { ...of, subjects })).toEqual([])
      }),
      { numRuns: process.env.LONG ? 12 : 2 },
    )
  },
  900_000,
)

test.each(real)(
  'the attack does find such counts in a second release of %s that counts everyone anew',
  async (path) => {
    const asked = readQuestionnaire(path)
    const across = questionsAcross([asked])
    const [early, later] = [villagers(1, 900, asked), villagers(2, 30, asked)]
    const { tables, sharing } = await released([asked], early)
    const anew = await publicTables(across, sharing, takeCensus(across, [...early, ...later]))
    const published = [publishedOf(tables, [0]), publishedOf(anew, [0, 1])]
    const { subjects, traits } = askedBy(asked)
    expect(recoveredBy(published, [early, later], { subjects: subjects.slice(0, 3), traits })).not.toEqual([])
  },
)

function readQuestionnaire(path: string): Questionnaire {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../questionnaires', path), 'utf8')) as Questionnaire
}

test('nor do two releases, one after the other', async () => {
  await fc.assert(
    fc.asyncProperty(
      anySeed,
      fc.nat(),
      fc.integer({ min: leastResponses, max: 60 }),
      async ({ seed, count }, other, late) => {
        const [early, later] = [villagers(seed, count), villagers(other, late)]
        const first = await released([villages], early)
        const second = await released([villages], later)
        const published = [publishedOf(first.tables, [0]), publishedOf(second.tables, [1])]
        expect(recoveredBy(published, [early, later], ofVillages)).toEqual([])
      },
    ),
    { numRuns },
  )
})

test('the attack does find such counts where only the small cells themselves are hidden', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const people = villagers(seed, 500)
      const { tables } = await released([villages], people)
      expect(recoveredBy([primarySuppression(people, tables, [0])], [people], ofVillages)).not.toEqual([])
    }),
    { numRuns },
  )
})

test('the attack does find such counts where a second release counts everyone anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const early = villagers(seed, 600)
      const later = villagers(seed + 1, 30)
      const { tables, sharing } = await released([villages], early)
      const anew = await publicTables(questions, sharing, takeCensus(questions, [...early, ...later]))
      const published = [publishedOf(tables, [0]), publishedOf(anew, [0, 1])]
      expect(recoveredBy(published, [early, later], ofVillages)).not.toEqual([])
    }),
    { numRuns },
  )
})

test('the attack does find such counts where the row file tells finer groups than the tables', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      // A crowd may be such that there is nothing small to find.
      const crowds = Array.from({ length: 6 }, (_, index) => villagers(seed + index, 300))
      const found = await Promise.all(
        crowds.map(async (people) => recoveredBy([await publishedFiner(people)], [people], ofVillages)),
      )
      expect(found.flat()).not.toEqual([])
    }),
    { numRuns: 2 },
  )
})

async function publishedFiner(people: readonly Counted[]): Promise<Published> {
  const { tables, sharing } = await released([villages], people, 'place')
  const traits = sharing.traits.map((shared) => ({
    ...shared,
    columns: shared.trait.groups.map((group) => ({ groups: [group], count: 0 })),
  }))
  return publishedOf(tables, [0], { by: 'place', rows: publicRows({ ...sharing, traits }, people, 'place')! })
}
