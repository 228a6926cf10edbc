import { isTurnOver, nextTurn } from '../turn.js'
import type { Census } from './census.js'
import { type Crossing, crossingOf, type CrossTable, sum } from './crossing.js'
import { isHidden, totalsOf } from './exchange.js'
import { columnsOf } from './parts.js'
import type { SharedSubject, SharedTrait, Sharing } from './sharing.js'
import type { Subject } from './subject.js'

/**
 * Chooses one coarsening of each trait and one of each subject for the whole release, such that every cell of every
 * subject by every trait is of the threshold's size at least. What is finer appears in the table of one question alone,
 * and nowhere beside anything else: whoever shares what is shown could exchange it unseen (`exchange.ts`).
 *
 * Columns are added for as long as the tables together gain cells by it, each time those that bring the most. The
 * question `asked` for, if any, has two columns at least, wherever it has two parts.
 *
 * It can take seconds, in turns of a few milliseconds.
 */
export async function sharingOf(census: Census, asked?: string): Promise<Sharing> {
  const crossings: Crossing[] = []
  for (const trait of census.traits) crossings.push(await crossingOf(trait, census))
  const alone = await bestColumns(crossings, census.subjects, asked)
  const traits = crossings.map(({ trait, parts }, index) => ({
    trait,
    parts,
    columns: columnsOf(parts, alone[index] as number),
  }))
  const subjects: SharedSubject[] = []
  for (const [row, subject] of census.subjects.entries()) {
    const shown = shownAnswers(subject, tablesOf(row, crossings, alone))
    subjects.push(await withoutBetrayal({ subject, shown }, traits, census))
  }
  return { traits, subjects }
}

/** For each trait how many of its parts have a column of their own; 0 makes no table. */
async function bestColumns(
  crossings: readonly Crossing[],
  subjects: readonly Subject[],
  asked: string | undefined,
): Promise<readonly number[]> {
  const least: readonly number[] = crossings.map(({ trait, parts }) => (trait.id === asked && parts.length > 1 ? 1 : 0))
  let best = { alone: least, cells: cellsOf(crossings, subjects, least) }
  for (;;) {
    const { alone } = best
    const candidates = crossings.flatMap(({ parts }, index) =>
      Array.from({ length: parts.length }, (_, count) => alone.with(index, Math.max(count, least[index] as number))),
    )
    for (const candidate of candidates) {
      const cells = cellsOf(crossings, subjects, candidate)
      if (cells > best.cells) best = { alone: candidate, cells }
      if (isTurnOver()) await nextTurn()
    }
    if (best.alone === alone) return alone
  }
}

function cellsOf(crossings: readonly Crossing[], subjects: readonly Subject[], alone: readonly number[]): number {
  const columns = sum(alone.map((count) => (count > 0 ? count + 1 : 0)))
  const rows = sum(subjects.map((subject, row) => shownAnswers(subject, tablesOf(row, crossings, alone)).length))
  return columns * rows
}

/** The tables of the subject in that row, by each trait that makes one. */
function tablesOf(row: number, crossings: readonly Crossing[], alone: readonly number[]): readonly CrossTable[] {
  return crossings.flatMap(({ tables }, index) => tables[row]?.[(alone[index] as number) - 1] ?? [])
}

/** The answers that are common enough in every column of every table; none when what is left over would not be. */
function shownAnswers(subject: Subject, tables: readonly CrossTable[]): readonly string[] {
  if (tables.length === 0) return []
  const places = subject.answers.map((_, place) => place)
  const common = places.filter((place) => tables.every(({ isCommon }) => isCommon[place]))
  const shown = new Set(subject.isParted ? withRoomForOthers(common, tables) : common)
  return subject.answers.filter((_, place) => shown.has(place))
}

/** Gives up the rarest shown answers until the others together are common enough too. Answers by their place. */
function withRoomForOthers(common: readonly number[], tables: readonly CrossTable[]): readonly number[] {
  const total = (answer: number) => sum((tables[0] as CrossTable).cells[answer] as readonly number[])
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
async function withoutBetrayal(
  { subject, shown: allowed }: SharedSubject,
  traits: readonly SharedTrait[],
  census: Census,
): Promise<SharedSubject> {
  const totals = await totalsOf(census.given(subject.id))
  const countOf = (answer: string) => totals.get(answer) ?? 0
  let kept = allowed.toSorted((a, b) => countOf(b) - countOf(a))
  const shared = () => ({ subject, shown: subject.answers.filter((answer) => kept.includes(answer)) })
  while (kept.length > 0 && !(await isHidden(shared(), traits, census))) kept = kept.slice(0, -1)
  return shared()
}
