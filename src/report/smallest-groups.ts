import type { Question } from '../questionnaire/questionnaire.js'
import { isTurnOver, nextTurn } from '../turn.js'
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
 * not to have been asked it, counts as an answer. No rows: no sets. Others are let in meanwhile, since many responses and
 * questions take a second.
 */
export async function smallestGroups(
  rows: readonly AlikeRow[],
  quasiIdentifiers: readonly Question[],
  { threshold, atMost = 4 }: SmallestGroups,
): Promise<readonly SmallGroups[]> {
  if (rows.length === 0) return []
  const counts = Int32Array.from(rows, ({ count }) => count)
  const everybody: Partition = { questions: [], groups: new Int32Array(rows.length), size: 1 }
  const asked: Numbered[] = []
  for (const question of quasiIdentifiers) asked.push(await numbered(rows, question))
  const sets: SmallGroups[] = []
  for (const partition of partitionsBelow(everybody, asked, atMost)) {
    sets.push(sizesOf(partition, counts, threshold))
    if (isTurnOver()) await nextTurn()
  }
  return sets.toSorted((a, b) => b.below - a.below || b.alone - a.alone || a.questions.length - b.questions.length)
}

/** The answers to one question, each told by a number from 0. */
type Numbered = { readonly question: string; readonly answers: Int32Array; readonly distinct: number }

/** Which group each row is of, by some questions together: a number from 0, below `size`. */
type Partition = { readonly questions: readonly string[]; readonly groups: Int32Array; readonly size: number }

async function numbered(rows: readonly Counted[], question: Question): Promise<Numbered> {
  const numbers = new Map<string, number>()
  const answers = new Int32Array(rows.length)
  for (const [index, row] of rows.entries()) {
    answers[index] = numberOf(answerIn(row.answers, question), numbers)
    if (isTurnOver()) await nextTurn()
  }
  return { question: question.id, answers, distinct: numbers.size }
}

function answerIn(answers: Counted['answers'], question: Question): string {
  const stored = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
  return [stateOf(stored), ...placesOf(question, stored)].join(' ')
}

/** By each set of these questions, one after the other: no more are held at once than questions are taken together. */
function* partitionsBelow(partition: Partition, questions: readonly Numbered[], atMost: number): Generator<Partition> {
  if (atMost === 0) return
  for (const [index, question] of questions.entries()) {
    const finer = refined(partition, question)
    yield finer
    yield* partitionsBelow(finer, questions.slice(index + 1), atMost - 1)
  }
}

/** Groups are numbered anew at each step, so that no number outgrows what it counts. */
function refined({ questions, groups, size }: Partition, { question, answers, distinct }: Numbered): Partition {
  const number = numbering(size * distinct)
  const finer = new Int32Array(groups.length)
  let most = 0
  for (let row = 0; row < groups.length; row += 1) {
    const its = number((groups[row] as number) * distinct + (answers[row] as number))
    finer[row] = its
    if (its >= most) most = its + 1
  }
  return { questions: [...questions, question], groups: finer, size: most }
}

/** A table is several times as fast as a map, as long as it is small. */
const mostInTable = 2 ** 22

/** Numbers keys below `bound` in the order in which they come. */
function numbering(bound: number): (key: number) => number {
  if (bound > mostInTable) {
    const numbers = new Map<number, number>()
    return (key) => numberOf(key, numbers)
  }
  const numbers = new Int32Array(bound)
  let next = 0
  return (key) => {
    const known = numbers[key] as number
    if (known > 0) return known - 1
    numbers[key] = next += 1
    return next - 1
  }
}

/** That of a key, or the next. */
function numberOf<Key>(key: Key, numbers: Map<Key, number>): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  return numbers.size - 1
}

function sizesOf({ questions, groups, size }: Partition, counts: Int32Array, threshold: number): SmallGroups {
  const sizes = new Int32Array(size)
  for (let row = 0; row < groups.length; row += 1) {
    const group = groups[row] as number
    sizes[group] = (sizes[group] as number) + (counts[row] as number)
  }
  const small = sizes.filter((each) => each < threshold)
  return {
    questions,
    smallest: sizes.reduce((least, each) => Math.min(least, each)),
    alone: small.filter((each) => each === 1).length,
    below: small.reduce((sum, each) => sum + each, 0),
  }
}
