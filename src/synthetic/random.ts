/** Numbers from 0 up to but not 1: the same ones, in the same order, for the same key. Not for secrets. */
export type Random = () => number

export function randomOf(...key: readonly (string | number)[]): Random {
  let [a, b, c, d] = stirred(key.join(' '))
  // sfc32, a small fast chaotic generator of 128 bits.
  return () => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
}

/** Four numbers of 32 bits from a text: FNV-1a, with another start and a last mixing for each. */
function stirred(text: string): [number, number, number, number] {
  const numbers = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((start) => {
    let hash = start
    for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    return hash ^ (hash >>> 12)
  })
  return numbers as [number, number, number, number]
}

export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit)
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[below(random, items.length)]!
}

/** About as a bell, around 0, with a spread of 1. */
export function normal(random: Random): number {
  return (random() + random() + random() + random() - 2) * Math.sqrt(3)
}

/** The place of one of these weights, each as likely as it weighs; weights are not all 0. */
export function weighted(random: Random, weights: readonly number[]): number {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0)
  const found = weights.findIndex((weight) => (rest -= weight) < 0)
  return found < 0 ? weights.findLastIndex((weight) => weight > 0) : found
}

/** Some of these items, the likeliest first on average, none twice. */
export function weightedOrder<Item>(
  random: Random,
  items: readonly Item[],
  { weights, length }: { readonly weights: readonly number[]; readonly length: number },
): readonly Item[] {
  const left = [...weights]
  return Array.from({ length: Math.min(length, items.length) }, () => {
    const place = weighted(random, left)
    left[place] = 0
    return items[place]!
  })
}

/** A UUID of version 4, as random ids are written. */
export function uuidOf(random: Random): string {
  const digits = Array.from({ length: 32 }, () => below(random, 16).toString(16))
  digits[12] = '4'
  digits[16] = '89ab'[below(random, 4)]!
  return [0, 8, 12, 16, 20].map((from, index) => digits.slice(from, [8, 12, 16, 20, 32][index]).join('')).join('-')
}
