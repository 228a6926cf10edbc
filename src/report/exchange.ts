import type { Alike, Census } from './census.js'
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
export function isHidden(shared: SharedSubject, traits: readonly SharedTrait[], census: Census): boolean {
  // One part is no group: anyone could be of any.
  const told = traits.filter(({ parts }) => parts.length > 1)
  const totals = totalsOf(census.given(shared.subject.id))
  return told.every(({ trait, columns, parts }) => {
    const least = thresholdOf(shared.subject, trait)
    const standings = standingsOf(shared, { trait, columns, parts }, census)
    return hiddenAnswers(shared).every((answer) => {
      const total = totals.get(answer) ?? 0
      const needed = Math.min(least, total, census.responses - total)
      return parts.every((part) => {
        const { from, to } = boundsOf(answer, part, standings)
        return to - from >= needed
      })
    })
  })
}

/** Answer → how many gave it; `.skipped` for those who gave none. */
export function totalsOf(given: readonly Omit<Alike, 'group'>[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>()
  for (const { answers, count } of given) {
    for (const answer of orSkipped(answers)) totals.set(answer, (totals.get(answer) ?? 0) + count)
  }
  return totals
}

/** The answers that are not shown; of a subject that is not parted, not to have answered is one too. */
export function hiddenAnswers({ subject, shown }: SharedSubject): readonly string[] {
  const all = subject.isParted ? subject.answers : [...subject.answers, '.skipped']
  return all.filter((answer) => !shown.includes(answer))
}

/** Who shares what is shown of a subject: how many they are, in each column, and how many of them have each hidden answer. */
type Standing = {
  readonly inColumns: readonly number[]
  readonly size: number
  readonly hidden: ReadonlyMap<string, number>
}
type Standings = { readonly columns: readonly Part[]; readonly classes: readonly Standing[] }

/**
 * The counts that a hidden answer can have in a part when the hidden answers of the subject are exchanged among those
 * who share what is shown of it, and then the parts among those of one column. Every public table and the row file stay
 * what they are, since each is counted from what is shown, or from one question alone; so nobody who has them all, and
 * however they reckon, can exclude any of these counts. By the hypergeometric bounds in each class, and in the column.
 */
export function boundsOf(answer: string, part: Part, { columns, classes }: Standings): Bounds {
  const index = columns.findIndex(({ groups }) => groups.includes(part.groups[0] as string))
  const column = columns[index] as Part
  let [from, to] = [0, 0]
  for (const { inColumns, size, hidden } of classes) {
    const [having, here] = [hidden.get(answer) ?? 0, inColumns[index] as number]
    from += Math.max(0, having + here - size)
    to += Math.min(having, here)
  }
  return { from: Math.max(0, from + part.count - column.count), to: Math.min(to, part.count) }
}

export function standingsOf(shared: SharedSubject, { trait, columns }: SharedTrait, census: Census): Standings {
  const columnOf = new Map(columns.flatMap(({ groups }, index) => groups.map((group) => [group, index] as const)))
  const shown = new Set(shared.shown)
  const classes = new Map<string, Class>()
  const classOf = (read: readonly string[]): Class => {
    const key = shared.shown.filter((answer) => read.includes(answer)).join(' ')
    const found = classes.get(key) ?? { inColumns: columns.map(() => 0), size: 0, hidden: new Map<string, number>() }
    classes.set(key, found)
    return found
  }
  // Those who gave the same answers come one group after the other.
  let alike:
    | { readonly answers: readonly string[]; readonly its: Class; readonly hidden: readonly string[] }
    | undefined
  for (const { answers, group, count } of census.alike(shared.subject.id, trait.id)) {
    if (alike?.answers !== answers) {
      const read = orSkipped(answers)
      alike = { answers, its: classOf(read), hidden: read.filter((answer) => !shown.has(answer)) }
    }
    const { its, hidden } = alike
    const column = columnOf.get(group) as number
    its.inColumns[column] = (its.inColumns[column] as number) + count
    its.size += count
    for (const answer of hidden) its.hidden.set(answer, (its.hidden.get(answer) ?? 0) + count)
  }
  return { columns, classes: [...classes.values()] }
}

type Class = { readonly inColumns: number[]; size: number; readonly hidden: Map<string, number> }

function orSkipped(answers: readonly string[]): readonly string[] {
  return answers.length > 0 ? answers : ['.skipped']
}
