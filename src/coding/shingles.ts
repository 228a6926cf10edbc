/** How many words stand in one shingle. */
export const shingleWords = 5

/** A text's shingles as numbers, each once, the rarest of all texts first: the same shingle has the same number in each. */
export type ShingleSet = Int32Array

/**
 * The shingles of many texts, of at least `shingleWords` words each, a slice at a time: the caller may do something else
 * between them. A shingle goes by 64 bits of its words.
 */
export function* shingle(texts: readonly (readonly string[])[], slice: number): Generator<void, ShingleSet[]> {
  const total = texts.reduce((sum, words) => sum + Math.max(0, words.length - shingleWords + 1), 0)
  const table = openTable(total)
  const vocabulary = new Map<string, number>()
  const sets: Int32Array[] = []
  for (const [index, words] of texts.entries()) {
    if (index % slice === 0) yield
    sets.push(
      table.add(
        words.map((word) => numberOf(vocabulary, word)),
        index,
      ),
    )
  }
  const ranks = table.ranks()
  for (const [index, set] of sets.entries()) {
    if (index % slice === 0) yield
    for (const [at, id] of set.entries()) set[at] = ranks[id]!
    set.sort()
  }
  return sets
}

function numberOf(vocabulary: Map<string, number>, word: string): number {
  const known = vocabulary.get(word) ?? vocabulary.size + 1
  vocabulary.set(word, known)
  return known
}

/** Numbers shingles as they come, and counts in how many texts each is. Open addressing: a `Map` of millions takes seconds. */
function openTable(most: number) {
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, most * 2)))
  const slots = new Int32Array(size)
  const [firsts, seconds, counts] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)]
  /** The text, from 1, that had each last. */
  const last = new Int32Array(most)
  let used = 0

  function idOf(first: number, second: number): number {
    for (let slot = first & (size - 1); ; slot = (slot + 1) & (size - 1)) {
      const id = slots[slot]! - 1
      if (id >= 0 && firsts[id] === first && seconds[id] === second) return id
      if (id >= 0) continue
      firsts[used] = first
      seconds[used] = second
      slots[slot] = used + 1
      return used++
    }
  }

  return {
    add: (words: readonly number[], text: number): ShingleSet => {
      const ids = new Int32Array(Math.max(0, words.length - shingleWords + 1))
      let length = 0
      for (let from = 0; from < ids.length; from++) {
        const id = idOf(mixed(words, from, 0x9e3779b1), mixed(words, from, 0x85ebca6b))
        if (last[id] === text + 1) continue
        last[id] = text + 1
        counts[id]!++
        ids[length++] = id
      }
      return ids.subarray(0, length)
    },
    /** By number: its place when the rarest comes first. */
    ranks: (): Int32Array => {
      const starts = new Int32Array(counts.slice(0, used).reduce((a, b) => Math.max(a, b), 0) + 2)
      for (let id = 0; id < used; id++) starts[counts[id]! + 1]!++
      for (let count = 1; count < starts.length; count++) starts[count]! += starts[count - 1]!
      return Int32Array.from({ length: used }, (_, id) => starts[counts[id]!]!++)
    },
  }
}

function mixed(words: readonly number[], from: number, multiplier: number): number {
  let hash = multiplier
  for (let at = from; at < from + shingleWords; at++) {
    hash = Math.imul(hash ^ words[at]!, multiplier)
    hash ^= hash >>> 15
  }
  return Math.imul(hash, 0x2c1b3c6d) ^ (hash >>> 13)
}
