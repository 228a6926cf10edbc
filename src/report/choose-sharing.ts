import type { Census } from './census.js'
import { isHidden, totalsOf } from './exchange.js'
import { columnsOf, type Part, partsOf } from './parts.js'
import type { SharedTrait, Sharing } from './sharing.js'
import type { Subject, Trait } from './subject.js'
import { thresholdOf } from './threshold.js'

/**
 * Chooses one coarsening of each trait and one of each subject for the whole release, such that every cell of every
 * subject by every trait is of the threshold's size at least. What is finer appears in the table of one question alone,
 * and nowhere beside anything else: whoever shares what is shown could exchange it unseen (`exchange.ts`).
 *
 * Columns are added for as long as the tables together gain cells by it, each time those that bring the most. The
 * question `asked` for, if any, has two columns at least, wherever it has two parts.
 */
export function sharingOf(census: Census, asked?: string): Sharing {
  const { subjects } = census
  const crossings = census.traits.map((trait) => crossingOf(trait, census))
  const alone = bestColumns(crossings, subjects, asked)
  const traits = crossings.map(({ trait, parts }, index) => ({
    trait,
    parts,
    columns: columnsOf(parts, alone[index] as number),
  }))
  const shared = subjects.map((subject, row) => {
    const allowed = shownAnswers(subject, row, crossings, alone)
    return { subject, shown: withoutBetrayal(subject, allowed, traits, census) }
  })
  return { traits, subjects: shared }
}

/** A trait with the table of each subject by it, for each number of its parts that can have a column of their own. */
type Crossing = {
  readonly trait: Trait
  readonly parts: readonly Part[]
  /** By subject, and then by that number, from 1. */
  readonly tables: readonly (readonly Table[])[]
}

type Table = {
  /** By column. */
  readonly sizes: readonly number[]
  /** By answer and column. */
  readonly cells: readonly (readonly number[])[]
  /** By answer: whether it is common enough in every column, and what is left over without it. */
  readonly isCommon: readonly boolean[]
  readonly least: number
}

function crossingOf(trait: Trait, census: Census): Crossing {
  const { subjects } = census
  const strictest = Math.max(thresholdOf(trait), ...subjects.map((subject) => thresholdOf(subject, trait)))
  const parts = partsOf(census.sizes(trait.id), strictest)
  const partOf = new Map(parts.flatMap((part, index) => part.groups.map((group) => [group, index] as const)))
  const tables = subjects.map((subject) => {
    const rows = new Map(subject.answers.map((answer) => [answer, parts.map(() => 0)]))
    for (const { answers, group, count } of census.alike(subject.id, trait.id)) {
      const part = partOf.get(group) as number
      for (const answer of answers) {
        const row = rows.get(answer)
        if (row) row[part] = (row[part] as number) + count
      }
    }
    const counts = [...rows.values()]
    return parts.slice(1).map((_, index) => tableOf(subject, { trait, parts, counts }, index + 1))
  })
  return { trait, parts, tables }
}

type Counts = { readonly trait: Trait; readonly parts: readonly Part[]; readonly counts: Table['cells'] }

function tableOf(subject: Subject, { trait, parts, counts }: Counts, own: number): Table {
  const least = thresholdOf(subject, trait)
  const sizes = merged(
    parts.map(({ count }) => count),
    own,
  )
  const cells = counts.map((each) => merged(each, own))
  const isLarge = (count: number, column: number) =>
    count >= least && (subject.isParted || (sizes[column] as number) - count >= least)
  return { sizes, cells, isCommon: cells.map((each) => each.every(isLarge)), least }
}

/** For each trait how many of its parts have a column of their own; 0 makes no table. */
function bestColumns(
  crossings: readonly Crossing[],
  subjects: readonly Subject[],
  asked: string | undefined,
): readonly number[] {
  const least = crossings.map(({ trait, parts }) => (trait.id === asked && parts.length > 1 ? 1 : 0))
  let best: { readonly alone: readonly number[]; readonly cells: number } = {
    alone: least,
    cells: cellsOf(crossings, subjects, least),
  }
  for (;;) {
    const { alone } = best
    const next = crossings
      .flatMap(({ parts }, index) =>
        Array.from({ length: parts.length }, (_, count) => alone.with(index, Math.max(count, least[index] as number))),
      )
      .map((candidate) => ({ alone: candidate, cells: cellsOf(crossings, subjects, candidate) }))
      .reduce((a, b) => (b.cells > a.cells ? b : a), best)
    if (next === best) return alone
    best = next
  }
}

function cellsOf(crossings: readonly Crossing[], subjects: readonly Subject[], alone: readonly number[]): number {
  const columns = alone.reduce((sum, count) => sum + (count > 0 ? count + 1 : 0), 0)
  const rows = subjects.reduce((sum, subject, row) => sum + shownAnswers(subject, row, crossings, alone).length, 0)
  return columns * rows
}

/** The answers that are common enough in every column of every trait; none when what is left over would not be. */
function shownAnswers(
  subject: Subject,
  row: number,
  crossings: readonly Crossing[],
  alone: readonly number[],
): readonly string[] {
  const tables = crossings.flatMap((crossing, index) => crossing.tables[row]?.[(alone[index] as number) - 1] ?? [])
  if (tables.length === 0) return []
  const places = subject.answers.map((_, place) => place)
  const common = places.filter((place) => tables.every(({ isCommon }) => isCommon[place]))
  const shown = new Set(subject.isParted ? withRoomForOthers(common, tables) : common)
  return subject.answers.filter((_, place) => shown.has(place))
}

/** Gives up the rarest shown answers until the others together are common enough too. Answers by their place. */
function withRoomForOthers(common: readonly number[], tables: readonly Table[]): readonly number[] {
  const total = (answer: number) => sum((tables[0] as Table).cells[answer] as readonly number[])
  const isEverybody = (answer: number) => tables.every(({ sizes }) => total(answer) >= sum(sizes))
  let kept = common.toSorted((a, b) => total(b) - total(a))
  const hasRoom = () =>
    tables.every(({ sizes, cells, least }) =>
      sizes.every((size, column) => {
        const others = kept.reduce((left, answer) => left - (cells[answer]?.[column] as number), size)
        return others === 0 || others >= least
      }),
    ) && !(kept.length === 1 && isEverybody(kept[0] as number))
  while (kept.length > 0 && !hasRoom()) kept = kept.slice(0, -1)
  return kept
}

/** Gives up the rarest shown answers until nothing hidden can be worked out. */
function withoutBetrayal(
  subject: Subject,
  allowed: readonly string[],
  traits: readonly SharedTrait[],
  census: Census,
): readonly string[] {
  const totals = totalsOf(census.given(subject.id))
  let shown = allowed
    .map((answer) => ({ answer, count: totals.get(answer) ?? 0 }))
    .toSorted((a, b) => b.count - a.count)
  const names = () => subject.answers.filter((answer) => shown.some((each) => each.answer === answer))
  while (shown.length > 0 && !isHidden({ subject, shown: names() }, traits, census)) shown = shown.slice(0, -1)
  return names()
}

/** The first `own` counts, and the sum of the rest. */
function merged(counts: readonly number[], own: number): readonly number[] {
  return [...counts.slice(0, own), sum(counts.slice(own))]
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
