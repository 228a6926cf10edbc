/**
 * The items of `before` that may stay where they are when their order becomes that of `after`: a longest common
 * subsequence; of several, the one whose items stand earliest in `before` (the first kept, then the second, …). Neither
 * list repeats an item; items of one list only are passed over.
 */
export function keptInOrder<Item>(before: readonly Item[], after: readonly Item[]): ReadonlySet<Item> {
  const positions = new Map(after.map((item, index) => [item, index]))
  const shared = before.filter((item) => positions.has(item))
  const goals = shared.map((item) => positions.get(item) as number)
  const lengths = longestFrom(goals)
  const kept = new Set<Item>()
  let wanted = Math.max(0, ...lengths)
  let least = -1
  for (const [index, item] of shared.entries()) {
    const goal = goals[index] as number
    if (lengths[index] !== wanted || goal < least) continue
    kept.add(item)
    least = goal
    wanted -= 1
  }
  return kept
}

/** For each number, the length of the longest run of ever larger numbers that begins with it. */
function longestFrom(numbers: readonly number[]): readonly number[] {
  /** At each length less one, the largest number that begins such a run among those met so far: ever smaller. */
  const largest: number[] = []
  const lengths: number[] = []
  for (const number of numbers.toReversed()) {
    const length = countAbove(largest, number)
    largest[length] = number
    lengths.push(length + 1)
  }
  return lengths.toReversed()
}

/** How many of these falling numbers are larger. */
function countAbove(falling: readonly number[], number: number): number {
  let low = 0
  let high = falling.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((falling[middle] as number) > number) low = middle + 1
    else high = middle
  }
  return low
}
