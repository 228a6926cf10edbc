import { isTurnOver, nextTurn } from '../turn.js'
import type { Census } from './census.js'
import { type Part, partsOf } from './parts.js'
import type { Subject, Trait } from './subject.js'
import { thresholdOf } from './threshold.js'

/** A trait with the table of each subject by it, for each number of its parts that can have a column of their own. */
export type Crossing = {
  readonly trait: Trait
  readonly parts: readonly Part[]
  /** By subject, and then by that number, from 1. */
  readonly tables: readonly (readonly CrossTable[])[]
}

export type CrossTable = {
  /** By column: the parts with one of their own, and then the rest together. */
  readonly sizes: readonly number[]
  /** By answer and column. */
  readonly cells: readonly (readonly number[])[]
  /** By answer: whether it is common enough in every column, and what is left over without it. */
  readonly isCommon: readonly boolean[]
  readonly least: number
}

/** In turns of a few milliseconds. */
export async function crossingOf(trait: Trait, census: Census): Promise<Crossing> {
  const { subjects } = census
  const strictest = Math.max(thresholdOf(trait), ...subjects.map((subject) => thresholdOf(subject, trait)))
  const parts = partsOf(census.sizes(trait.id), strictest)
  const tables: (readonly CrossTable[])[] = []
  for (const subject of subjects) {
    const counts = await countsOf(subject, { trait, parts, census })
    tables.push(parts.slice(1).map((_, index) => tableOf(subject, { trait, parts, counts }, index + 1)))
  }
  return { trait, parts, tables }
}

type Parted = { readonly trait: Trait; readonly parts: readonly Part[] }

/** How many gave each answer, by answer and part. */
async function countsOf(
  subject: Subject,
  { trait, parts, census }: Parted & { readonly census: Census },
): Promise<CrossTable['cells']> {
  const partOf = new Map(parts.flatMap((part, index) => part.groups.map((group) => [group, index] as const)))
  const rows = new Map(subject.answers.map((answer) => [answer, parts.map(() => 0)]))
  for (const { answers, group, count } of census.alike(subject.id, trait.id)) {
    const part = partOf.get(group) as number
    for (const answer of answers) {
      const row = rows.get(answer)
      if (row) row[part] = (row[part] as number) + count
    }
    if (isTurnOver()) await nextTurn()
  }
  return [...rows.values()]
}

function tableOf(
  subject: Subject,
  { trait, parts, counts }: Parted & { readonly counts: CrossTable['cells'] },
  own: number,
): CrossTable {
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

/** The first `own` counts, and the sum of the rest. */
function merged(counts: readonly number[], own: number): readonly number[] {
  return [...counts.slice(0, own), sum(counts.slice(own))]
}

export function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
