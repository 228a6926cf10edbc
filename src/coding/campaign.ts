import { fingerprintOf, plainWords } from './plain-words.js'
import { type ShingleSet, shingle } from './shingles.js'

/** Shorter texts are grouped only where they are identical: "I agree" is what many say by themselves. */
export const fewestWords = 8
/** How many responses make a group: of texts of 8 words or more, and of shorter ones. */
export const fewestOfLong = 3
export const fewestOfShort = 20
/** How much two texts share at least to be near-identical: of the shingles that either has, those that both have. */
export const leastShared = 0.8

export type GroupedText = { readonly response: string; readonly text: string }

export type Member = { readonly response: string; readonly fingerprint: string }

/** Responses whose texts are identical, or linked by texts each near-identical to the next. */
export type Group = {
  /** The fingerprint of its most frequent wording; of wordings as frequent, the first. */
  readonly campaign: string
  readonly members: readonly Member[]
}

/** The groups among the texts of one question, largest first. */
export function groupTexts(texts: readonly GroupedText[]): readonly Group[] {
  const steps = groupingSteps(texts)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** The same in steps of some milliseconds. */
export function* groupingSteps(texts: readonly GroupedText[], slice = 500): Generator<void, readonly Group[]> {
  const wordings = yield* wordingsOf(texts, slice)
  const long = wordings.filter(({ words }) => words.length >= fewestWords)
  const sets = yield* shingle(
    long.map(({ words }) => words),
    slice,
  )
  const roots = yield* link(sets, slice)
  const clusters = new Map<number, Wording[]>()
  for (const [index, wording] of long.entries()) {
    const root = roots(index)
    const cluster = clusters.get(root)
    if (cluster) cluster.push(wording)
    else clusters.set(root, [wording])
  }
  const short = wordings.filter(({ words }) => words.length > 0 && words.length < fewestWords).map((each) => [each])
  return [...groupsOf([...clusters.values()], fewestOfLong), ...groupsOf(short, fewestOfShort)].toSorted(
    (a, b) => b.members.length - a.members.length || (a.campaign < b.campaign ? -1 : 1),
  )
}

/** Texts with the same words. */
type Wording = { readonly fingerprint: string; readonly words: readonly string[]; readonly responses: string[] }

function* wordingsOf(texts: readonly GroupedText[], slice: number): Generator<void, readonly Wording[]> {
  const wordings = new Map<string, Wording>()
  for (const [index, { response, text }] of texts.entries()) {
    if (index % slice === 0) yield
    const words = plainWords(text)
    const fingerprint = fingerprintOf(words)
    const known = wordings.get(fingerprint)
    if (known) known.responses.push(response)
    else wordings.set(fingerprint, { fingerprint, words, responses: [response] })
  }
  return [...wordings.values()]
}

function groupsOf(clusters: readonly (readonly Wording[])[], fewest: number): readonly Group[] {
  return clusters
    .map((cluster) => {
      const [sample] = cluster.toSorted(
        (a, b) => b.responses.length - a.responses.length || (a.fingerprint < b.fingerprint ? -1 : 1),
      )
      const members = cluster.flatMap(({ fingerprint, responses }) =>
        responses.map((response) => ({ response, fingerprint })),
      )
      return { campaign: sample!.fingerprint, members }
    })
    .filter(({ members }) => members.length >= fewest)
}

/** Those that a text may be near-identical to, parted by the cluster that they were in: of one, the first that is will do. */
type Posting = { readonly root: number; readonly sets: number[] }

/**
 * Which texts are linked, as a function from each to one of its cluster. Two sets that share enough have one of their
 * rarest shingles in common, so that only those are looked up; a text is never compared with others of its own cluster.
 */
function* link(sets: readonly ShingleSet[], slice: number): Generator<void, (index: number) => number> {
  const parents = Int32Array.from(sets.keys())
  const rootOf = (index: number): number => {
    let root = index
    while (parents[root] !== root) root = parents[root] = parents[parents[root]!]!
    return root
  }
  const postings = new Map<number, Posting[]>()
  for (const [index, set] of sets.entries()) {
    if (index % slice === 0) yield
    const prefix = set.subarray(0, set.length - atLeast(set.length * leastShared) + 1)
    for (const shingleId of prefix) {
      for (const { root, sets: others } of postings.get(shingleId) ?? []) {
        if (rootOf(root) === rootOf(index)) continue
        const near = others.find((other) => isNear(set, sets[other]!))
        if (near !== undefined) parents[rootOf(index)] = rootOf(near)
      }
    }
    for (const shingleId of prefix) post(postings, shingleId, index, rootOf)
  }
  return rootOf
}

function post(postings: Map<number, Posting[]>, shingleId: number, index: number, rootOf: (index: number) => number) {
  const posted = postings.get(shingleId)
  if (!posted) {
    postings.set(shingleId, [{ root: index, sets: [index] }])
    return
  }
  const own = posted.find(({ root }) => rootOf(root) === rootOf(index))
  if (own) own.sets.push(index)
  else posted.push({ root: index, sets: [index] })
}

/** Whether two sets, each in order, share `leastShared` of what either has. */
function isNear(a: ShingleSet, b: ShingleSet): boolean {
  const needed = atLeast((leastShared * (a.length + b.length)) / (1 + leastShared))
  if (Math.min(a.length, b.length) < needed) return false
  let common = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (common + Math.min(a.length - i, b.length - j) < needed) return false
    const [left, right] = [a[i]!, b[j]!]
    if (left === right) common++
    if (left <= right) i++
    if (right <= left) j++
  }
  return common >= needed
}

/** Rounds up, but for what floating point adds. */
function atLeast(number: number): number {
  return Math.ceil(number - 1e-9)
}
