/** Spearman's rank correlation of a sequence without ties with its own order: 1 sorted, -1 reversed, about 0 shuffled. */
export function correlationWithOrder(sequence: readonly number[]): number {
  const n = sequence.length
  const ranks = new Map(sequence.toSorted((a, b) => a - b).map((value, rank) => [value, rank]))
  const squares = sequence.reduce((sum, value, place) => sum + (ranks.get(value)! - place) ** 2, 0)
  return 1 - (6 * squares) / (n * (n * n - 1))
}
