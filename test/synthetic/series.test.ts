import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { questionsOf } from '../../src/questionnaire/find-question.js'
import type { Question, Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { responseSchema } from '../../src/questionnaire/response-schema.js'
import type { SyntheticResponse } from '../../src/synthetic/series.js'
import { openSeries } from '../../src/synthetic/series.js'
import { fixtureNames, questionnaireOf, questionnaireWith } from '../questionnaire/fixtures.js'
import { responsesTo, sampleQuestionnaire } from './series.js'

const justice = [sampleQuestionnaire('criminal-justice', 'draft'), sampleQuestionnaire('criminal-justice')]
const samples: readonly (readonly [string, readonly Questionnaire[]])[] = [
  ['criminal justice', justice],
  ['countering radicalization', [sampleQuestionnaire('crv')]],
  ['online child sexual exploitation', [sampleQuestionnaire('online-child-sexual-exploitation', 'draft')]],
]
const features = fixtureNames('valid').map((name) => [name, [questionnaireWith(name)]] as const)

/** Of each response, what its version's schema finds wrong with it. */
function faultsOf(questionnaires: readonly Questionnaire[], responses: readonly SyntheticResponse[]) {
  const checks = questionnaires.map((questionnaire, index) =>
    new Ajv2020({ strict: true, ownProperties: true }).compile(responseSchema(questionnaire, index + 1)),
  )
  return responses.flatMap(({ version, answers }) => {
    const check = checks[version - 1]!
    return check(answers) ? [] : [{ answers, errors: check.errors }]
  })
}

const asked = (questionnaire: Questionnaire, of: (question: Question) => boolean) =>
  questionsOf(questionnaire).filter(of)

describe('made-up responses', () => {
  test.each([...samples, ...features])('to %s are what the schema of their version allows', (_name, questionnaires) => {
    expect(faultsOf(questionnaires, responsesTo(questionnaires))).toEqual([])
  })

  test('of every kind, all required and as narrow as can be, are allowed too', () => {
    const questionnaire = questionnaireOf(tightQuestions)
    expect(faultsOf([questionnaire], responsesTo([questionnaire]))).toEqual([])
  })

  test('with one answer more would be found out', () => {
    const [first] = responsesTo(justice, { count: 1 })
    const spoilt = { ...first!, answers: { ...first!.answers, health: 'nobody' } }
    expect(faultsOf(justice, [spoilt])).toHaveLength(1)
  })

  test('answer every question of every sample at some time, and every option of it', () => {
    for (const [, questionnaires] of samples) {
      const responses = responsesTo([questionnaires.at(-1)!], { count: 1500 })
      const given = new Set(responses.flatMap(({ answers }) => Object.entries(answers).flatMap(namesIn)))
      const missing = asked(questionnaires.at(-1)!, () => true)
        .flatMap(namesOf)
        .filter((name) => !given.has(name))
      expect(missing).toEqual([])
    }
  })

  test('skip questions, and leave others unshown', () => {
    const values = responsesTo([sampleQuestionnaire('crv')]).flatMap(({ answers }) => Object.values(answers))
    expect(values.filter((value) => value === null).length).toBeGreaterThan(values.length / 50)
    expect(values).toContain(false)
  })

  test('are the same for the same seed, wherever one begins, and others for another', () => {
    const twice = [1, 2].map(() => JSON.stringify(responsesTo(justice)))
    expect(twice[0]).toBe(twice[1])
    expect(responsesTo(justice, { count: 40 })).toEqual(responsesTo(justice).slice(0, 40))
    const [ours, theirs] = [7, 8].map((seed) => responsesTo(justice, { seed }))
    expect(new Set([...ours!, ...theirs!].map(({ id }) => id)).size).toBe(800)
    expect(JSON.stringify(ours)).not.toBe(JSON.stringify(theirs))
  })

  test('have ids that look like any others', () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    expect(responsesTo(justice).filter(({ id }) => !uuid.test(id))).toEqual([])
  })

  test('are in French for about three in ten', () => {
    const french = responsesTo(justice, { count: 2000 }).filter(({ language }) => language === 'fr')
    expect(french.length / 2000).toBeCloseTo(0.3, 1)
  })

  test('come within the dates, most in the first and the last week, on the version of the day or the one before', () => {
    const responses = responsesTo(justice, { count: 2000 })
    const days = responses.map(({ day }) => day).toSorted()
    expect([days[0], days.at(-1)]).toEqual(['2026-08-20', '2026-10-15'])
    const between = (from: string, to: string) => days.filter((day) => from <= day && day <= to).length
    const quiet = between('2026-09-10', '2026-09-16')
    expect(between('2026-08-20', '2026-08-26')).toBeGreaterThan(2 * quiet)
    expect(between('2026-10-09', '2026-10-15')).toBeGreaterThan(1.3 * quiet)
    const early = responses.filter(({ day }) => day < '2026-09-03')
    expect(new Set(early.map(({ version }) => version))).toEqual(new Set([1]))
    const late = responses.filter(({ day, version }) => day >= '2026-09-03' && version === 1)
    expect(late.length).toBeGreaterThan(0)
    expect(late.length).toBeLessThan(100)
  })

  test('to a consultation that is open come until today, and to one that is not, not at all', () => {
    const open = responsesTo(justice, { today: '2026-09-01' })
    expect(
      open
        .map(({ day }) => day)
        .toSorted()
        .at(-1),
    ).toBe('2026-09-01')
    const consultation = { id: 'made', opensOn: '2026-08-20', closesOn: '2026-10-15' }
    expect(openSeries({ consultation, versions: [], today: '2026-08-19', seed: 1 })).toBeUndefined()
    expect(openSeries({ consultation: { id: 'made' }, versions: [], today: '2026-08-19', seed: 1 })).toBeUndefined()
  })

  test('favour some answers over others, and who leans one way in one question does in another', () => {
    const responses = responsesTo([justice[1]!], { count: 2000 })
    const counts = new Map<unknown, number>()
    for (const { answers } of responses) counts.set(answers['health'], (counts.get(answers['health']) ?? 0) + 1)
    const shares = asked(justice[1]!, ({ id }) => id === 'health')
      .flatMap(codesOf)
      .map((code) => counts.get(code)!)
    expect(Math.max(...shares)).toBeGreaterThan(3 * Math.min(...shares))
    expect(strongestTie(responses)).toBeGreaterThan(0.15)
  })
})

/** How far two rows of the matrices go together at most, from 0 to 1: the square of their correlation. */
function strongestTie(responses: readonly SyntheticResponse[]): number {
  const rows = (['victims', 'restorative'] as const).flatMap((id) => {
    const question = asked(justice[1]!, (each) => each.id === id)[0]!
    if (question.kind !== 'matrix') return []
    const heights = new Map(question.points.map(({ code, value }) => [code, value]))
    return question.rows.map((row) => ({ id, row: row.id, heights }))
  })
  const columns = rows.map(({ id, row, heights }) =>
    responses.map(({ answers }) => heights.get((answers[id] as Record<string, string> | null)?.[row] ?? '')),
  )
  const ties = columns.flatMap((one, index) => columns.slice(index + 1).map((other) => correlation(one, other) ** 2))
  return Math.max(...ties)
}

function correlation(one: readonly (number | undefined)[], other: readonly (number | undefined)[]): number {
  const pairs = one.flatMap((a, index) => {
    const b = other[index]
    return a === undefined || b === undefined ? [] : [[a, b] as const]
  })
  const mean = (of: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length
  const [a, b] = [mean(0), mean(1)]
  const product = (of: 0 | 1, with_: 0 | 1) =>
    pairs.reduce((sum, pair) => sum + (pair[of] - (of ? b : a)) * (pair[with_] - (with_ ? b : a)), 0)
  return product(0, 1) / Math.sqrt(product(0, 0) * product(1, 1))
}

/** `question code` for each code that an answer holds, or `question` for one without codes. */
function namesIn([name, value]: readonly [string, unknown]): readonly string[] {
  if (value === null || value === false) return []
  if (typeof value === 'string') return [`${name} ${value}`, name]
  if (typeof value === 'number') return [name]
  return Object.values(value as object).map((code) => `${name} ${code}`)
}

function namesOf(question: Question): readonly string[] {
  const codes = codesOf(question)
  return codes.length > 0 ? codes.map((code) => `${question.id} ${code}`) : [question.id]
}

function codesOf(question: Question): readonly string[] {
  if ('options' in question) return question.options.map(({ code }) => code)
  return 'points' in question ? question.points.map(({ code }) => code) : []
}

const text = { en: 'A question', fr: 'Une question' }
const options = ['a', 'b', 'c'].map((code) => ({
  code,
  label: { en: `${code} in English`, fr: `${code} en français` },
}))
const points = [
  ...options.map((option, index) => ({ ...option, value: index + 1 })),
  { ...options[0]!, code: 'off', offScale: true },
]
const rows = options.map(({ code, label }) => ({ id: code, text: label }))
const tightQuestions: readonly Question[] = [
  { id: 'q1', kind: 'single', text, required: true, options },
  { id: 'q2', kind: 'multiple', text, required: true, min: 3, max: 3, options },
  {
    id: 'q3',
    kind: 'multiple',
    text,
    required: true,
    options: options.map((option) => ({ ...option, exclusive: true })),
  },
  { id: 'q4', kind: 'scale', text, required: true, points },
  { id: 'q5', kind: 'matrix', text, required: true, rows, points },
  { id: 'q6', kind: 'ranking', text, required: true, max: 3, options },
  { id: 'q7', kind: 'short-text', text, required: true, maxLength: 1 },
  { id: 'q8', kind: 'long-text', text, required: true, maxLength: 12 },
  { id: 'q9', kind: 'number', text, required: true, min: 3, max: 4, whole: true },
  { id: 'q10', kind: 'number', text, required: true, max: -2.5 },
  { id: 'q11', kind: 'number', text, required: true },
]
