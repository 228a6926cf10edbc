/** People who are counted together: one group of a trait, or several of which none is told by itself. */
export type Part = { readonly groups: readonly string[]; readonly count: number }

/**
 * The parts in which a trait is told by itself, the largest first: groups of at least `threshold` alone; the others
 * together, last, with as many of the next smallest as it takes to make two at least, of `threshold` people at least. One
 * part alone says nothing of anyone.
 */
export function partsOf(counts: ReadonlyMap<string, number>, threshold: number): readonly Part[] {
  const groups = [...counts].map(([group, count]) => ({ groups: [group], count })).toSorted((a, b) => b.count - a.count)
  let alone = groups.filter(({ count }) => count >= threshold).length
  while (alone > 0 && alone < groups.length && isBetrayed(groups.slice(alone), threshold)) alone -= 1
  return columnsOf(groups, alone)
}

/** The first `alone` of these parts as they are, and the rest together. */
export function columnsOf(parts: readonly Part[], alone: number): readonly Part[] {
  return alone < parts.length ? [...parts.slice(0, alone), together(parts.slice(alone))] : parts
}

function isBetrayed(rest: readonly Part[], threshold: number): boolean {
  return rest.length < 2 || together(rest).count < threshold
}

function together(parts: readonly Part[]): Part {
  return { groups: parts.flatMap(({ groups }) => groups), count: parts.reduce((sum, { count }) => sum + count, 0) }
}
