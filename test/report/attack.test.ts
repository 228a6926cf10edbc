import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { takeCensus } from '../../src/report/census.js'
import { questionsAcross } from '../../src/report/question-across.js'
import { leastResponses, type PublicTables, publicTables } from '../../src/report/release.js'
import { type Subject, subjectsAmong, type Trait, traitsAmong } from '../../src/report/subject.js'
import type { Counted } from '../../src/report/tally.js'
import { thresholdOf } from '../../src/report/threshold.js'
import { attack, type Inference, type Published, publishedOf } from './attack.js'
import { publicRows } from './public-rows.js'
import { released } from './released.js'
import { villagers, villages } from './villages.js'

const numRuns = process.env.LONG ? 40 : 8
const questions = questionsAcross([villages])
const ofVillages = { subjects: subjectsAmong(questions), traits: traitsAmong(questions) }

type Asked = { readonly subjects: readonly Subject[]; readonly traits: readonly Trait[] }

/** Recovered: a count under the threshold that is bounded more narrowly than the threshold, or than its question alone does. */
function recoveredBy(
  published: readonly Published[],
  crowds: readonly (readonly Counted[])[],
  { subjects, traits }: Asked = ofVillages,
): readonly string[] {
  return subjects.flatMap((subject) =>
    traits.flatMap((trait) =>
      attack(published, subject, trait).flatMap((inference) => {
        const people = crowds[inference.crowd]!
        const { count, total } = trueCount(people, subject, trait, inference)
        expect([inference, inference.from <= count && count <= inference.to]).toEqual([inference, true])
        const least = thresholdOf(subject, trait)
        const needed = Math.min(least, total, people.length - total)
        const isRecovered = count < least && inference.to - inference.from < needed
        return isRecovered ? [`${subject.id} ${inference.answer} by ${trait.id} ${inference.group}: ${count}`] : []
      }),
    ),
  )
}

function trueCount(people: readonly Counted[], subject: Subject, trait: Trait, { answer, group }: Inference) {
  const having = people.filter(({ answers }) => {
    const read = subject.read(answers)
    return (read.length > 0 ? read : ['.skipped']).includes(answer)
  })
  return { total: having.length, count: having.filter(({ answers }) => trait.read(answers) === group).length }
}

/** Every cell and margin as it is, except those under the threshold. */
function primarySuppression(people: readonly Counted[], tables: PublicTables, crowds: readonly number[]): Published {
  const { subjects, traits } = ofVillages
  const statements = subjects.flatMap((subject) =>
    traits.flatMap((trait) =>
      subject.answers.flatMap((answer) =>
        trait.groups.flatMap((group) => {
          const { count } = trueCount(people, subject, trait, { crowd: 0, answer, group, from: 0, to: 0 })
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

test('all tables of a release and its row file give away no count under the threshold', () => {
  fc.assert(
    fc.property(anySeed, fc.constantFrom('place', 'age', undefined), ({ seed, count }, demographic) => {
      const people = villagers(seed, count)
      const { tables, sharing } = released([villages], people, demographic)
      const rows = demographic && publicRows(sharing, people, demographic)
      const published = publishedOf(tables, [0], rows && { by: demographic, rows })
      expect(recoveredBy([published], [people])).toEqual([])
    }),
    { numRuns },
  )
})

test('nor do those of a real questionnaire, with every kind of demographic', () => {
  const path = join(import.meta.dirname, '../../questionnaires/crv/questionnaire.json')
  const crv = JSON.parse(readFileSync(path, 'utf8')) as Questionnaire
  const across = questionsAcross([crv])
  const asked = { subjects: subjectsAmong(across), traits: traitsAmong(across) }
  expect([asked.subjects.length, asked.traits.length].map((size) => size > 4)).toEqual([true, true])
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 100, max: 3000 }), (seed, count) => {
      const people = villagers(seed, count, crv)
      const { tables, sharing } = released([crv], people)
      const told = sharing.traits.find(({ columns }) => columns.length > 1)?.trait.id
      const rows = told === undefined ? undefined : publicRows(sharing, people, told)
      const published = publishedOf(tables, [0], rows && { by: told!, rows })
      expect(recoveredBy([published], [people], asked)).toEqual([])
    }),
    { numRuns: process.env.LONG ? 10 : 1 },
  )
})

test('nor do two releases, one after the other', () => {
  fc.assert(
    fc.property(anySeed, fc.nat(), fc.integer({ min: leastResponses, max: 60 }), ({ seed, count }, other, late) => {
      const [early, later] = [villagers(seed, count), villagers(other, late)]
      const first = released([villages], early)
      const second = released([villages], later)
      const published = [publishedOf(first.tables, [0]), publishedOf(second.tables, [1])]
      expect(recoveredBy(published, [early, later])).toEqual([])
    }),
    { numRuns },
  )
})

test('the attack does find such counts where only the small cells themselves are hidden', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const people = villagers(seed, 500)
      const { tables } = released([villages], people)
      expect(recoveredBy([primarySuppression(people, tables, [0])], [people])).not.toEqual([])
    }),
    { numRuns },
  )
})

test('the attack does find such counts where a second release counts everyone anew', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const early = villagers(seed, 600)
      const later = villagers(seed + 1, 30)
      const { tables, sharing } = released([villages], early)
      const anew = publicTables(questions, sharing, takeCensus(questions, [...early, ...later]))
      const published = [publishedOf(tables, [0]), publishedOf(anew, [0, 1])]
      expect(recoveredBy(published, [early, later])).not.toEqual([])
    }),
    { numRuns },
  )
})
