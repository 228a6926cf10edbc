import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Consultation } from '../../src/consultation/consultation.js'
import { projectRoot } from '../../src/project-root.js'
import type { JsonObject } from '../../src/questionnaire/change.js'
import { difference } from '../../src/questionnaire/difference.js'
import { typographyFaults } from '../../src/questionnaire/french-typography.js'
import { parse } from '../../src/questionnaire/parse.js'
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { documentAt, emptyReview, standingOf } from '../../src/revision/review.js'
import type { Story } from '../../src/revision/story.js'
import { frenchTextsIn, toldInMemory } from './told-in-memory.js'

const read = (name: string) => readFileSync(join(projectRoot, 'questionnaires/criminal-justice', name), 'utf8')
const [draft, questionnaire, consultation, review] = ['draft', 'questionnaire', 'consultation', 'review'].map(
  (name) => JSON.parse(read(`${name}.json`)) as JsonObject,
) as [JsonObject, JsonObject, JsonObject, JsonObject]
const { pages, notice } = questionnaire as unknown as Questionnaire
const topics = pages.slice(0, -1)
const about = pages.at(-1)!

let told = emptyReview('cjs')
const versionAt = (index: number) => documentAt(told.draft!, told.publications[index]!.revision)

beforeAll(async () => {
  told = await toldInMemory('cjs', draft, review as unknown as Story)
})

describe('the questionnaire on criminal justice', () => {
  test('asks one question on each of ten topics, after a few facts', () => {
    expect(topics.map((page) => page.questions.map(({ id, kind }) => `${id} ${kind}`))).toEqual([
      ['contact multiple'],
      ['values multiple'],
      ['aims ranking'],
      ['victims matrix'],
      ['indigenous multiple'],
      ['health single'],
      ['conditions single'],
      ['restorative matrix'],
      ['delays ranking'],
      ['causes long-text'],
    ])
    expect(topics.filter(({ questions }) => !questions[0]!.factText)).toEqual([])
  })

  test('ends with where, how old and what gender, which identify and can be left out', () => {
    expect(about.questions.map(({ id }) => id)).toEqual(['region', 'age', 'gender'])
    for (const question of about.questions) {
      expect(question).toMatchObject({ sensitive: true, identifying: true, kind: 'single' })
      expect('options' in question && question.options.at(-1)?.code).toBe('prefer_not')
    }
  })

  test.each(['draft', 'questionnaire'])('is found whole as %s, but for the regions of one name', (name) => {
    const { kind, problems } = parse(read(`${name}.json`))
    expect(kind).toBe('questionnaire')
    expect(problems.map(({ code }) => code)).toEqual(Array.from({ length: 6 }, () => 'same-in-both-languages'))
  })

  test('requires no answer, and says that it is an illustration', () => {
    expect(pages.flatMap(({ questions }) => questions).filter(({ required }) => required)).toEqual([])
    expect(notice?.en).toContain('not the questionnaire used in the real review')
    expect(notice?.fr).toContain('pas le questionnaire utilisé')
    expect(versionAt(0)['notice']).toEqual(notice)
  })
})

describe('its review', () => {
  test('ends in two versions, the second of which is the questionnaire', () => {
    expect(told.publications).toHaveLength(2)
    expect(versionAt(1)).toEqual(questionnaire)
  })

  test('rewords a question, adds an answer and replaces a question between them', () => {
    const changes = difference(versionAt(0), versionAt(1)).map((change) =>
      change.kind === 'set'
        ? ['set', change.attribute, change.locale].join(' ')
        : [change.kind, named(change)].join(' '),
    )
    expect(changes.toSorted()).toEqual([
      'insert conditions',
      'insert return',
      'remove breaches',
      'set text en',
      'set text fr',
    ])
  })

  test('declines one proposal, for the sake of privacy', () => {
    const declined = [...told.proposals.values()].filter((proposal) => standingOf(proposal) === 'declined')
    expect(declined.map(({ number }) => number)).toEqual([4])
  })
})

test('its consultation reaches nobody real, and has no report yet', () => {
  const { contact, outcome, sensitive } = consultation as unknown as Consultation
  expect(contact.email).toMatch(/@example\.org$/)
  expect([outcome, sensitive]).toEqual([undefined, true])
})

test('the sample is written in French as French is written in Canada, and has curly quotes in English', () => {
  const french = [draft, questionnaire, consultation, review].flatMap((each) => frenchTextsIn(each))
  expect(french.length).toBeGreaterThan(150)
  expect(french.flatMap((text) => typographyFaults(text).map((fault) => `${fault.code}: ${text}`))).toEqual([])
  const english = [draft, questionnaire, consultation, review].flatMap(englishTextsIn)
  expect(english.filter((text) => /["']/.test(text))).toEqual([])
})

function named(change: { readonly kind: string }): string {
  const content = 'content' in change ? (change.content as JsonObject) : {}
  return (content['id'] ?? content['code']) as string
}

function englishTextsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && typeof value.en === 'string') return [value.en]
  return Object.values(value).flatMap(englishTextsIn)
}
