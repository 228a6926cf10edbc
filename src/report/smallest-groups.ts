import type { Question } from '../questionnaire/questionnaire.js'
import { placesOf, stateOf } from './place.js'
import type { Counted } from './tally.js'

/** How few people some identifying questions together tell apart. */
export type SmallGroups = {
  readonly questions: readonly string[]
  /** People in the smallest group. */
  readonly smallest: number
  /** How many people are alone in theirs. */
  readonly alone: number
  /** How many people are in groups below the threshold. */
  readonly below: number
}

export type SmallestGroups = {
  /** From which size on a group is not small. */
  readonly threshold: number
  /** How many questions are taken together at most. */
  readonly atMost?: number
}

/** How many responses have these answers in common; to other questions they may have others. */
export type AlikeRow = Counted & { readonly count: number }

/**
 * Before an extract leaves: for every set of at most four (`atMost`) of these questions, the sizes of the groups of people
 * who gave the same answers to all of them; those sets that tell most people apart first. To have skipped a question, or
 * not to have been asked it, counts as an answer. No rows: no sets.
 */
export function smallestGroups(
  rows: readonly AlikeRow[],
  quasiIdentifiers: readonly Question[],
  { threshold, atMost = 4 }: SmallestGroups,
): readonly SmallGroups[] {
  if (rows.length === 0) return []
  const given = quasiIdentifiers.map((question) => numbered(rows, question))
  const counts = rows.map(({ count }) => count)
  return setsOf(given, atMost)
    .map((set) => sizesOf(set, counts, threshold))
    .toSorted((a, b) => b.below - a.below || b.alone - a.alone || a.questions.length - b.questions.length)
}

/** The answers to one question, each told by a number. */
type Numbered = { readonly question: string; readonly answers: readonly number[]; readonly distinct: number }

function numbered(rows: readonly Counted[], question: Question): Numbered {
  const numbers = new Map<string, number>()
  const answers = rows.map((row) => {
    const answer = answerIn(row.answers, question)
    const known = numbers.get(answer) ?? numbers.size
    numbers.set(answer, known)
    return known
  })
  return { question: question.id, answers, distinct: numbers.size }
}

function answerIn(answers: Counted['answers'], question: Question): string {
  const stored = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
  return [stateOf(stored), ...placesOf(question, stored)].join(' ')
}

function sizesOf(set: readonly Numbered[], counts: readonly number[], threshold: number): SmallGroups {
  const sizes = new Map<number, number>()
  for (const [row, count] of counts.entries()) {
    // A number to the answers together, as digits of differing bases.
    const group = set.reduce((number, { answers, distinct }) => number * distinct + (answers[row] as number), 0)
    sizes.set(group, (sizes.get(group) ?? 0) + count)
  }
  const small = [...sizes.values()].filter((size) => size < threshold)
  return {
    questions: set.map(({ question }) => question),
    smallest: [...sizes.values()].reduce((least, size) => Math.min(least, size)),
    alone: small.filter((size) => size === 1).length,
    below: small.reduce((sum, size) => sum + size, 0),
  }
}

/** Every set of one item to `atMost`, in the order of the items. */
function setsOf<Item>(items: readonly Item[], atMost: number): readonly (readonly Item[])[] {
  return items
    .reduce<readonly (readonly Item[])[]>(
      (sets, item) => [...sets, ...sets.filter((set) => set.length < atMost).map((set) => [...set, item])],
      [[]],
    )
    .filter((set) => set.length > 0)
}
