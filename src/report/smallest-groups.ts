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

/**
 * Before an extract leaves: for every set of at most four (`atMost`) of these questions, the sizes of the groups of people
 * who gave the same answers to all of them; those sets that tell most people apart first. To have skipped a question, or
 * not to have been asked it, counts as an answer. No rows: no sets.
 */
export function smallestGroups(
  rows: readonly Counted[],
  quasiIdentifiers: readonly Question[],
  { threshold, atMost = 4 }: SmallestGroups,
): readonly SmallGroups[] {
  if (rows.length === 0) return []
  const given = new Map(
    quasiIdentifiers.map((question) => [question.id, rows.map(({ answers }) => answerIn(answers, question))]),
  )
  return setsOf([...given.keys()], atMost)
    .map((questions) => sizesOf(questions, given, { rows: rows.length, threshold }))
    .toSorted((a, b) => b.below - a.below || b.alone - a.alone || a.questions.length - b.questions.length)
}

function answerIn(answers: Counted['answers'], question: Question): string {
  const stored = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
  return [stateOf(stored), ...placesOf(question, stored)].join(' ')
}

function sizesOf(
  questions: readonly string[],
  given: ReadonlyMap<string, readonly string[]>,
  { rows, threshold }: { readonly rows: number; readonly threshold: number },
): SmallGroups {
  const sizes = new Map<string, number>()
  for (let row = 0; row < rows; row += 1) {
    const key = questions.map((question) => given.get(question)?.[row]).join('\n')
    sizes.set(key, (sizes.get(key) ?? 0) + 1)
  }
  const small = [...sizes.values()].filter((size) => size < threshold)
  return {
    questions,
    smallest: [...sizes.values()].reduce((least, size) => Math.min(least, size)),
    alone: small.filter((size) => size === 1).length,
    below: small.reduce((sum, size) => sum + size, 0),
  }
}

/** Every set of one item to `atMost`, in the order of the items. */
function setsOf(items: readonly string[], atMost: number): readonly (readonly string[])[] {
  return items
    .reduce<readonly (readonly string[])[]>(
      (sets, item) => [...sets, ...sets.filter((set) => set.length < atMost).map((set) => [...set, item])],
      [[]],
    )
    .filter((set) => set.length > 0)
}
