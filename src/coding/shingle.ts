import { createHash } from 'node:crypto'

/** A text without what people change by the way. */
export type Folded = { readonly words: readonly string[]; readonly hash: string }

/** A text with fewer is too short to tell where its words come from. */
export const leastWords = 8

/** NFKC, in lower case, letters and digits alone; undefined below `leastWords`. */
export function foldText(text: string): Folded | undefined {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  if (words.length < leastWords) return undefined
  return { words, hash: createHash('sha256').update(words.join(' ')).digest('base64') }
}

const size = 5

/** The runs of five words, each as a number of 32 bits, ascending, each once. */
export function shinglesOf({ words }: Pick<Folded, 'words'>): Uint32Array {
  const hashes = words.map(hashOf)
  const found = new Set<number>()
  for (let at = 0; at + size <= hashes.length; at++) {
    let shingle = 0
    for (let place = 0; place < size; place++) shingle = mixed(Math.imul(shingle, 31) + hashes[at + place]!)
    found.add(shingle)
  }
  return Uint32Array.from(found).toSorted()
}

/** FNV-1a of its UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** So that every bit of what is given moves every bit of what comes of it (the last step of MurmurHash3). */
function mixed(given: number): number {
  let bits = given | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
