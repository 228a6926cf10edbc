import { type Folded, foldText, shinglesOf } from './shingle.js'

/** Texts that say the same, or nearly. */
export type Group<Key> = {
  readonly members: readonly {
    readonly key: Key
    /** As the most frequent wording of the group. */ readonly identical: boolean
  }[]
}

/** The share of their shingles that two texts have in common, of all that either has, from which they count as near. */
export const nearness = 0.8

/**
 * Groups what is identical once case, marks and spaces are set aside, and what is near: Jaccard's share of five-word shingles
 * at `nearness` or more. Who is near one of a group is of the group. Texts of fewer than `leastWords` words are of none:
 * many people write the same few words of their own accord. The largest group first; a group has two texts at least.
 *
 * It gives way often, so that whoever runs it can do other work between.
 */
export function* grouping<Key>(texts: Iterable<readonly [Key, string]>): Generator<void, readonly Group<Key>[]> {
  const wordings = yield* wordingsOf(texts)
  const near = yield* nearTo(wordings.map(({ shingles }) => shingles))
  const groups = new Map<number, Wording<Key>[]>()
  wordings.forEach((wording, place) => {
    const root = near.rootOf(place)
    const group = groups.get(root)
    if (group) group.push(wording)
    else groups.set(root, [wording])
  })
  return [...groups.values()]
    .map(groupOf)
    .filter(({ members }) => members.length > 1)
    .toSorted((a, b) => b.members.length - a.members.length)
}

/** The same without giving way. */
export function groupAlike<Key>(texts: Iterable<readonly [Key, string]>): readonly Group<Key>[] {
  const steps = grouping(texts)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

type Wording<Key> = { readonly keys: Key[]; readonly shingles: Uint32Array }

function* wordingsOf<Key>(texts: Iterable<readonly [Key, string]>): Generator<void, readonly Wording<Key>[]> {
  const found = new Map<string, Wording<Key>>()
  let steps = 0
  for (const [key, text] of texts) {
    if (++steps % often === 0) yield
    const folded: Folded | undefined = foldText(text)
    if (!folded) continue
    const known = found.get(folded.hash)
    if (known) known.keys.push(key)
    else found.set(folded.hash, { keys: [key], shingles: shinglesOf(folded) })
  }
  return [...found.values()]
}

function groupOf<Key>(wordings: readonly Wording<Key>[]): Group<Key> {
  const inTurn = wordings.toSorted((a, b) => b.keys.length - a.keys.length)
  return {
    members: inTurn.flatMap(({ keys }, place) => keys.map((key) => ({ key, identical: place === 0 }))),
  }
}

const often = 200

/**
 * Near ones joined. Two sets at `nearness` share one of the first few of their shingles, when all are put in one order
 * (prefix filtering: Chaudhuri, Ganti and Kaushik 2006); with the rarest first, hardly any others share one.
 */
function* nearTo(sets: readonly Uint32Array[]): Generator<void, Joining> {
  const seldom = yield* rarity(sets)
  const joining = new Joining(sets.length)
  const having = new Map<number, number[]>()
  const triedBy = new Int32Array(sets.length).fill(-1)
  for (const [place, set] of sets.entries()) {
    if (place % often === 0) yield
    const first = set.toSorted((a, b) => seldom(a) - seldom(b) || a - b).subarray(0, prefixLength(set.length))
    for (const shingle of first) {
      // What no other text has finds nothing.
      if (seldom(shingle) < 2) continue
      const others = having.get(shingle)
      for (const other of others ?? []) {
        if (triedBy[other] === place) continue
        triedBy[other] = place
        if (joining.rootOf(other) !== joining.rootOf(place) && areNear(set, sets[other]!)) joining.join(other, place)
      }
      if (others) others.push(place)
      else having.set(shingle, [place])
    }
  }
  return joining
}

function prefixLength(size: number): number {
  return size - Math.ceil(nearness * size) + 1
}

const slots = 2 ** 24

/** In how many sets a shingle is, by its slot; above 65,535 it makes no difference. */
function* rarity(sets: readonly Uint32Array[]): Generator<void, (shingle: number) => number> {
  const counts = new Uint16Array(slots)
  for (const [place, set] of sets.entries()) {
    if (place % often === 0) yield
    for (const shingle of set) {
      const slot = shingle % slots
      if (counts[slot]! < 65_535) counts[slot]!++
    }
  }
  return (shingle) => counts[shingle % slots]!
}

/** Whether two sets, each in ascending order, share so much. */
export function areNear(a: Uint32Array, b: Uint32Array): boolean {
  const least = Math.min(a.length, b.length)
  if (least < nearness * Math.max(a.length, b.length)) return false
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      shared++
      i++
      j++
    } else if (a[i]! < b[j]!) i++
    else j++
  }
  return shared >= nearness * (a.length + b.length - shared)
}

/** Sets that grow together. */
class Joining {
  readonly #above: Int32Array

  constructor(size: number) {
    this.#above = Int32Array.from({ length: size }, (_, place) => place)
  }

  rootOf(place: number): number {
    let root = place
    while (this.#above[root] !== root) {
      this.#above[root] = this.#above[this.#above[root]!]!
      root = this.#above[root]!
    }
    return root
  }

  join(a: number, b: number): void {
    this.#above[this.rootOf(a)] = this.rootOf(b)
  }
}
