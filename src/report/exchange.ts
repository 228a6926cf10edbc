import { isTurnOver, nextTurn } from '../turn.js'
import type { Census, Given } from './census.js'
import type { Part } from './parts.js'
import type { SharedSubject, SharedTrait } from './sharing.js'
import { thresholdOf } from './threshold.js'

/** Bounds of a count, both included. */
export type Bounds = { readonly from: number; readonly to: number }

/**
 * Whether every answer that the tables of a subject do not show could be, in every part of every trait, any of so many
 * counts that none is told: an interval as wide as the threshold, or as the table of the question alone leaves it, where
 * that is less. That table names no group, and all who read it know that three people are three in any group at most.
 */
export async function isHidden(
  shared: SharedSubject,
  traits: readonly SharedTrait[],
  census: Census,
): Promise<boolean> {
  const totals = await totalsOf(census.given(shared.subject.id))
  // One part is no group: anyone could be of any.
  for (const trait of traits.filter(({ parts }) => parts.length > 1)) {
    if (!(await isHiddenBy(trait, { shared, totals, census }))) return false
  }
  return true
}

type Hiding = {
  readonly shared: SharedSubject
  readonly totals: ReadonlyMap<string, number>
  readonly census: Census
}

async function isHiddenBy(trait: SharedTrait, { shared, totals, census }: Hiding): Promise<boolean> {
  const least = thresholdOf(shared.subject, trait.trait)
  const classes = await classesOf(shared, trait, census)
  for (const answer of hiddenAnswers(shared)) {
    const total = totals.get(answer) ?? 0
    const needed = Math.min(least, total, census.responses - total)
    for (const part of trait.parts) {
      const { from, to } = boundsOf(answer, part, classes)
      if (to - from < needed) return false
      if (isTurnOver()) await nextTurn()
    }
  }
  return true
}

/** Answer → how many gave it; `.skipped` for those who gave none. */
export async function totalsOf(given: Iterable<Given>): Promise<ReadonlyMap<string, number>> {
  const totals = new Map<string, number>()
  for (const { answers, count } of given) {
    for (const answer of orSkipped(answers)) totals.set(answer, (totals.get(answer) ?? 0) + count)
    if (isTurnOver()) await nextTurn()
  }
  return totals
}

/** The answers that are not shown; of a subject that is not parted, not to have answered is one too. */
export function hiddenAnswers({ subject, shown }: SharedSubject): readonly string[] {
  const all = subject.isParted ? subject.answers : [...subject.answers, '.skipped']
  return all.filter((answer) => !shown.includes(answer))
}

/**
 * Those who share what is shown of a subject are a class: how many they are, how many of them are in each column, and how
 * many have each hidden answer.
 */
export type Classes = {
  readonly columns: readonly Part[]
  /** By class. */
  readonly sizes: readonly number[]
  /** By column and class. */
  readonly inColumns: readonly (readonly number[])[]
  /** Hidden answer → how many have it, by class. */
  readonly having: ReadonlyMap<string, readonly number[]>
}

/**
 * The counts that a hidden answer can have in a part when the hidden answers of the subject are exchanged among those
 * who share what is shown of it, and then the parts among those of one column. Every public table and the row file stay
 * what they are, since each is counted from what is shown, or from one question alone; so nobody who has them all, and
 * however they reckon, can exclude any of these counts. By the hypergeometric bounds in each class, and in the column.
 */
export function boundsOf(answer: string, part: Part, { columns, sizes, inColumns, having }: Classes): Bounds {
  const index = columns.findIndex(({ groups }) => groups.includes(part.groups[0] as string))
  const [column, inColumn] = [columns[index] as Part, inColumns[index] as readonly number[]]
  const haveIt = having.get(answer) as readonly number[]
  let [from, to] = [0, 0]
  for (const [place, size] of sizes.entries()) {
    const [have, here] = [haveIt[place] as number, inColumn[place] as number]
    from += Math.max(0, have + here - size)
    to += Math.min(have, here)
  }
  return { from: Math.max(0, from + part.count - column.count), to: Math.min(to, part.count) }
}

/** Everybody, by what is shown of them. */
export async function classesOf(
  shared: SharedSubject,
  { trait, columns }: SharedTrait,
  census: Census,
): Promise<Classes> {
  const columnOf = new Map(columns.flatMap(({ groups }, index) => groups.map((group) => [group, index] as const)))
  const sizes: number[] = []
  const inColumns = columns.map((): number[] => [])
  const having = new Map(hiddenAnswers(shared).map((answer): [string, number[]] => [answer, []]))
  const places = new Map<string, number>()
  const placeOf = (read: readonly string[]): number => {
    const key = shared.shown.filter((answer) => read.includes(answer)).join(' ')
    const known = places.get(key)
    if (known !== undefined) return known
    for (const counts of [sizes, ...inColumns, ...having.values()]) counts.push(0)
    return places.set(key, places.size).size - 1
  }
  let same: { readonly answers: readonly string[]; readonly place: number; readonly counted: number[][] } | undefined
  for (const { answers, group, count } of census.alike(shared.subject.id, trait.id)) {
    if (same?.answers !== answers) {
      const read = orSkipped(answers)
      const hidden = read.map((answer) => having.get(answer)).filter((counts) => counts !== undefined)
      same = { answers, place: placeOf(read), counted: [sizes, ...hidden] }
    }
    const { place, counted } = same
    for (const counts of [...counted, inColumns[columnOf.get(group) as number] as number[]]) {
      counts[place] = (counts[place] as number) + count
    }
    if (isTurnOver()) await nextTurn()
  }
  return { columns, sizes, inColumns, having }
}

function orSkipped(answers: readonly string[]): readonly string[] {
  return answers.length > 0 ? answers : ['.skipped']
}
