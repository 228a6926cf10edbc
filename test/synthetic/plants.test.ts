import { describe, expect, test } from 'vitest'
import { typographyFaults } from '../../src/questionnaire/french-typography.js'
import { campaigns } from '../../src/synthetic/phrases/campaigns.js'
import type { SyntheticResponse } from '../../src/synthetic/series.js'
import { summaryOf } from '../../src/synthetic/summary.js'
import { questionnaireWith } from '../questionnaire/fixtures.js'
import { responsesTo, sampleQuestionnaire } from './series.js'

const questionnaire = sampleQuestionnaire('criminal-justice')
const responses = responsesTo([questionnaire], { count: 2000 })
const textOf = ({ answers }: SyntheticResponse) => answers['causes'] as string | null
const planted = (kind: string) => responses.filter(({ plant }) => plant?.kind === kind)
const texts = responses.map(textOf).filter((text) => text !== null)

describe('what is planted', () => {
  test('is told, and stands in every block of 200 alike', () => {
    expect(summaryOf(responses)).toMatchObject({
      responses: 2000,
      campaigns: { 'steady-funding': { identical: 50, edited: 20 }, 'close-to-home': { identical: 30, edited: 10 } },
      personal: { telephone: 20, email: 10, 'postal-code': 10 },
      straightLines: 60,
    })
    expect(summaryOf(responses.slice(0, 1000), summaryOf(responses.slice(1000)))).toEqual(summaryOf(responses))
  })

  test('of campaigns is the same text, letter for letter, in its own language', () => {
    for (const { text, language, id } of campaigns) {
      const sent = responses.filter((response) => textOf(response) === text)
      expect(sent).toHaveLength(id === 'steady-funding' ? 50 : 30)
      expect(new Set(sent.map((response) => response.language))).toEqual(new Set([language]))
    }
  })

  test('as a text lightly edited is another, and shares four of five runs of five words', () => {
    const edited = planted('campaign').filter(({ plant }) => plant?.kind === 'campaign' && plant.edited)
    const alike = edited.map((response) => {
      const { text } = campaigns.find(({ language }) => language === response.language)!
      return textOf(response) === text ? 1 : likeness(textOf(response)!, text)
    })
    expect(alike).toHaveLength(30)
    expect(Math.min(...alike)).toBeGreaterThanOrEqual(0.8)
    expect(Math.max(...alike)).toBeLessThan(1)
  })

  test('of personal information can be nobody’s', () => {
    expect(
      texts.flatMap((text) => text.match(/555\D?\d{4}/g) ?? []).filter((found) => !/555.01\d\d/.test(found)),
    ).toEqual([])
    expect(texts.filter((text) => /555.01\d\d/.test(text))).toHaveLength(20)
    expect(texts.filter((text) => /@example\.org/.test(text))).toHaveLength(10)
    expect(texts.filter((text) => /@(?!example\.org)/.test(text))).toEqual([])
    const codes = texts.flatMap((text) => text.match(/\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b/g) ?? [])
    expect(codes).toHaveLength(10)
    expect(codes.filter((code) => !/^[WZ]/.test(code))).toEqual([])
  })

  test('as a straight line is one point throughout, and nobody else’s answers are so by chance alone', () => {
    const straight = planted('straight-line')
    expect(straight.filter((response) => !isStraight(response))).toEqual([])
    const others = responses.filter(({ plant }) => plant?.kind !== 'straight-line')
    expect(others.filter(isStraight).length).toBeLessThan(straight.length)
  })

  test('stays away where nothing can bear it', () => {
    const { campaigns: found, straightLines } = summaryOf(responsesTo([questionnaireWith('single')]))
    expect([found, straightLines]).toEqual([{}, 0])
  })
})

test('texts of their own are seldom alike, and never those of a campaign', () => {
  const own = responses
    .filter(({ plant }) => plant?.kind !== 'campaign')
    .map(textOf)
    .filter((text) => text !== null)
  expect(own.length).toBeGreaterThan(900)
  expect(new Set(own).size).toBeGreaterThan(own.length * 0.95)
  const near = own.filter((text) => campaigns.some((campaign) => likeness(text, campaign.text) > 0.2))
  expect(near).toEqual([])
})

test('texts in French are written as French is written in Canada, and all texts with curly quotes', () => {
  const french = responses
    .filter(({ language }) => language === 'fr')
    .map(textOf)
    .filter((text) => text !== null)
  expect(french.length).toBeGreaterThan(200)
  expect(french.flatMap((text) => typographyFaults(text).map(({ code }) => `${code}: ${text}`))).toEqual([])
  expect(texts.filter((text) => /["'{}]/.test(text))).toEqual([])
})

function isStraight({ answers }: SyntheticResponse): boolean {
  const rows = (['victims', 'restorative'] as const).map((id) => Object.values(answers[id] ?? {}) as readonly string[])
  return rows.every((codes) => codes.length === 4 && new Set(codes).size === 1)
}

/** Of all runs of five words in either, the part that stands in both. */
function likeness(one: string, other: string): number {
  const [a, b] = [runsIn(one), runsIn(other)]
  const shared = [...a].filter((run) => b.has(run)).length
  return shared / (a.size + b.size - shared)
}

function runsIn(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}’]+/gu) ?? []
  return new Set(words.slice(4).map((_, index) => words.slice(index, index + 5).join(' ')))
}
