import type { Answer } from './answers.js'
import { type Comparison, holds } from './condition.js'
import type { MultipleQuestion, NumberQuestion, Question, Questionnaire, RankingQuestion } from './questionnaire.js'

/** Of a multiple or ranking: more options than this in conditions are not told apart in all their combinations. */
const mostCombined = 10

/** The answers that the rest of a questionnaire can tell apart. */
export type PossibleAnswers = {
  /** One answer of each class; undefined stands for none given. */
  readonly answers: readonly (Answer | undefined)[]
  /** Whether every class is there. */
  readonly isComplete: boolean
}

/**
 * The answers a question can have, as one of each class that these comparisons with it tell apart: options that no
 * condition mentions are all one. Empty when a required question has no possible answer.
 */
export function possibleAnswers(
  question: Question,
  comparisons: readonly Comparison[],
  questionnaire: Questionnaire,
): PossibleAnswers {
  const codes = mentionedCodes(comparisons)
  const isComplete = codes.size <= mostCombined
  const given = givenAnswers(question, new Set([...codes].slice(0, mostCombined)), thresholds(comparisons))
  const classes = new Map<string, Answer | undefined>()
  for (const answer of question.required ? given : [undefined, ...given]) {
    const answers = new Map(answer === undefined ? [] : [[question.id, answer]])
    const met = comparisons.map((comparison) => (holds(comparison, answers, questionnaire) ? '1' : '0')).join('')
    if (!classes.has(met)) classes.set(met, answer)
  }
  return { answers: [...classes.values()], isComplete }
}

function mentionedCodes(comparisons: readonly Comparison[]): ReadonlySet<string> {
  return new Set(comparisons.flatMap((comparison) => ('includes' in comparison ? comparison.includes : [])))
}

function thresholds(comparisons: readonly Comparison[]): readonly number[] {
  const numbers = comparisons.flatMap((comparison) => {
    if ('atLeast' in comparison) return comparison.atLeast
    return 'atMost' in comparison ? comparison.atMost : []
  })
  return numbers.toSorted((a, b) => a - b)
}

function givenAnswers(question: Question, codes: ReadonlySet<string>, limits: readonly number[]): readonly Answer[] {
  switch (question.kind) {
    case 'single':
      return question.options.map((option) => option.code)
    case 'scale':
      return question.points.map((point) => point.code)
    case 'multiple':
      return givenSelections(question, codes)
    case 'ranking':
      return givenRankings(question, codes)
    case 'matrix':
      return [Object.fromEntries(question.rows.map((row) => [row.id, question.points[0]?.code ?? '']))]
    case 'short-text':
    case 'long-text':
      return ['…']
    case 'number':
      return givenNumbers(question, limits)
  }
}

/** Each combination of the mentioned options, filled up to the least number with others. */
function givenSelections({ options, min = 1, max }: MultipleQuestion, codes: ReadonlySet<string>): readonly Answer[] {
  const alone = options.filter((option) => option.exclusive).map((option) => [option.code])
  const together = options.filter((option) => !option.exclusive).map((option) => option.code)
  const others = together.filter((code) => !codes.has(code))
  const least = Math.max(min, 1)
  const selections = combinations(together.filter((code) => codes.has(code)))
    .map((chosen) => [...chosen, ...others.slice(0, Math.max(0, least - chosen.length))])
    .filter((chosen) => chosen.length >= least && chosen.length <= (max ?? options.length))
    .map((chosen) => together.filter((code) => chosen.includes(code)))
  return [...alone, ...selections]
}

function givenRankings({ options, max }: RankingQuestion, codes: ReadonlySet<string>): readonly Answer[] {
  const all = options.map((option) => option.code)
  const others = all.filter((code) => !codes.has(code)).slice(0, 1)
  return combinations(all.filter((code) => codes.has(code)))
    .map((chosen) => (chosen.length === 0 ? others : chosen))
    .filter((chosen) => chosen.length > 0 && chosen.length <= max)
}

/** The limits themselves, and a number on each side of each. */
function givenNumbers({ min, max, whole }: NumberQuestion, limits: readonly number[]): readonly number[] {
  const stops = [...limits, min ?? 0, max ?? 0].toSorted((a, b) => a - b)
  const between = stops.slice(1).map((stop, index) => (stop + (stops[index] ?? stop)) / 2)
  const beyond = [(stops[0] ?? 0) - 1, (stops.at(-1) ?? 0) + 1]
  const numbers = [...stops, ...between, ...beyond]
  const candidates = whole
    ? numbers.flatMap((n) => [Math.floor(n) - 1, Math.floor(n), Math.ceil(n), Math.ceil(n) + 1])
    : numbers
  return candidates.filter((number) => number >= (min ?? -Infinity) && number <= (max ?? Infinity))
}

function combinations(codes: readonly string[]): readonly (readonly string[])[] {
  return codes.reduce<readonly (readonly string[])[]>(
    (found, code) => [...found, ...found.map((chosen) => [...chosen, code])],
    [[]],
  )
}
