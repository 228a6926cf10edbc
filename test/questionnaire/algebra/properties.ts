import fc from 'fast-check'
import { apply } from '../../../src/questionnaire/apply.js'
import { canonicalJson } from '../../../src/questionnaire/canonical.js'
import type { Change, JsonObject } from '../../../src/questionnaire/change.js'
import { difference } from '../../../src/questionnaire/difference.js'
import { areDisjoint } from '../../../src/questionnaire/disjoint.js'
import { invert } from '../../../src/questionnaire/invert.js'
import { merge } from '../../../src/questionnaire/merge.js'
import { anyEdited, type Edited, slightlyEdited } from './documents.js'
import { unkept } from './merge-witness.js'
import { fromJson, keysIn, type Model, nodesIn } from './model.js'

export type Algebra = {
  readonly apply: typeof apply
  readonly difference: typeof difference
  readonly invert: typeof invert
  readonly merge: typeof merge
  readonly areDisjoint: typeof areDisjoint
}

export const algebra: Algebra = { apply, difference, invert, merge, areDisjoint }

export type Property = {
  readonly sentence: string
  readonly documents: fc.Arbitrary<Edited>
  /** True, or words that say what is amiss. */
  readonly holds: (algebra: Algebra, edited: Edited) => true | string
}

export const properties: readonly Property[] = [
  {
    sentence: 'apply(a, difference(a, b)) is b',
    documents: anyEdited,
    holds: ({ apply, difference }, { ours, theirs }) => sameApplied(apply(ours, difference(ours, theirs)), theirs),
  },
  {
    sentence: 'difference(a, a) is empty',
    documents: anyEdited,
    holds: ({ difference }, { ours }) => difference(ours, reversedMembers(ours)).length === 0 || 'changes of nothing',
  },
  {
    sentence: 'apply(b, invert(difference(a, b))) is a',
    documents: anyEdited,
    holds: ({ apply, difference, invert }, { ours, theirs }) =>
      sameApplied(apply(theirs, invert(difference(ours, theirs))), ours),
  },
  {
    sentence: 'invert undoes whatever apply let through, also on another document',
    documents: anyEdited,
    holds: ({ apply, difference, invert }, { base, ours, theirs }) => {
      for (const change of difference(base, ours)) {
        const applied = apply(theirs, [change])
        if (applied.kind !== 'applied') continue
        const undone = sameApplied(apply(applied.document, invert([change])), theirs)
        if (undone !== true) return `${undone} by ${JSON.stringify(change)}`
      }
      return true
    },
  },
  {
    sentence: 'apply changes nothing but what the change says: values replaced are those named, and ids stay distinct',
    documents: anyEdited,
    holds: ({ apply, difference }, { base, ours, theirs }) => {
      for (const change of difference(base, ours)) {
        const applied = apply(theirs, [change])
        if (applied.kind === 'applied' && !saysTrue(change, theirs)) return `let through ${JSON.stringify(change)}`
        if (applied.kind === 'does-not-fit' && applied.index !== 0) return 'the wrong index'
        if (applied.kind === 'applied' && !hasDistinctIds(applied.document)) return 'one id twice'
      }
      return true
    },
  },
  {
    sentence: 'what stays is neither removed nor inserted, and as few siblings move as can',
    documents: anyEdited,
    holds: ({ difference }, { ours, theirs }) => {
      const moves = difference(ours, theirs).filter(({ kind }) => kind === 'move').length
      const least = leastMoves(fromJson('questionnaire', ours), fromJson('questionnaire', theirs))
      return moves === least || `${moves} moves instead of ${least}`
    },
  },
  {
    sentence: 'merge(b, x, b), merge(b, b, x) and merge(b, x, x) are x',
    documents: anyEdited,
    holds: ({ merge }, { base, ours }) => {
      for (const merged of [merge(base, ours, base), merge(base, base, ours), merge(base, ours, ours)]) {
        if (merged.kind !== 'merged' || !same(merged.document, ours)) return JSON.stringify(merged)
      }
      return true
    },
  },
  {
    sentence: 'merge(b, x, y) is merge(b, y, x), with ours and theirs exchanged in the conflicts',
    documents: anyEdited,
    holds: ({ merge }, { base, ours, theirs }) => {
      const [merged, turned] = [merge(base, ours, theirs), merge(base, theirs, ours)]
      if (merged.kind === 'merged') return (turned.kind === 'merged' && same(merged, turned)) || 'depends on the side'
      if (turned.kind === 'merged') return 'a conflict one way only'
      return same(merged.conflicts, turned.conflicts.map(exchanged)) || 'other conflicts the other way'
    },
  },
  {
    sentence: 'every value and place that a side changed is in what is merged, and nothing else',
    documents: slightlyEdited,
    holds: ({ merge, difference }, edited) => {
      const merged = merge(edited.base, edited.ours, edited.theirs)
      return merged.kind === 'conflict' || unkept(difference, edited, merged.document)
    },
  },
  {
    sentence: 'conflicts are each about one thing, once, in order, and only where both sides changed something',
    documents: anyEdited,
    holds: ({ merge }, { base, ours, theirs }) => {
      const merged = merge(base, ours, theirs)
      if (merged.kind === 'merged') return true
      const keys = merged.conflicts.map((conflict) => {
        const about = conflict.fact === 'value' ? [conflict.attribute, conflict.locale ?? ''] : ['', '']
        return [canonicalJson(conflict.node), ...about].join('\n')
      })
      if (new Set(keys).size !== keys.length) return 'one twice'
      return same(keys, keys.toSorted(byCodeUnits)) || 'out of order'
    },
  },
  {
    sentence: 'changes that are disjoint can be applied in either order, and merge does the same',
    documents: slightlyEdited,
    holds: ({ apply, difference, merge, areDisjoint }, { base, ours, theirs }) => {
      const [mine, other] = [difference(base, ours), difference(base, theirs)]
      if (!areDisjoint(mine, other)) return true
      const merged = merge(base, ours, theirs)
      if (merged.kind === 'conflict') return `in conflict: ${JSON.stringify(merged.conflicts)}`
      const first = sameApplied(apply(ours, other), merged.document)
      return first === true ? sameApplied(apply(theirs, mine), merged.document) : first
    },
  },
]

/** What is amiss with the property in that algebra, after so many runs; undefined when it holds. */
export function counterexample({ documents, holds }: Property, tried: Algebra, numRuns: number): string | undefined {
  const checked = fc.check(
    fc.property(documents, (edited) => {
      const before = canonicalJson(edited)
      const outcome = holds(tried, edited)
      if (outcome !== true) throw new Error(`${outcome}: ${before}`)
      if (canonicalJson(edited) !== before) throw new Error(`A document given was changed: ${before}`)
    }),
    { numRuns, endOnFailure: true },
  )
  if (!checked.failed) return undefined
  return `seed ${checked.seed}: ${String(checked.errorInstance)}`
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}

function sameApplied(applied: ReturnType<typeof apply>, document: JsonObject): true | string {
  if (applied.kind === 'does-not-fit') return JSON.stringify(applied)
  return same(applied.document, document) || `came to ${canonicalJson(applied.document)}`
}

/** The same document, written the other way round. */
function reversedMembers(document: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(document).toReversed())
}

function exchanged<Conflict extends { ours?: unknown; theirs?: unknown }>({ ours, theirs, ...rest }: Conflict): object {
  return { ...rest, ...(theirs === undefined ? {} : { ours: theirs }), ...(ours === undefined ? {} : { theirs: ours }) }
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function hasDistinctIds(document: JsonObject): boolean {
  const model = fromJson('questionnaire', document)
  return keysIn(model).size === nodesIn(model).length
}

/** Whether a `set` names the value that stands, and a `move` or `remove` the place. */
function saysTrue(change: Change, document: JsonObject): boolean {
  const keys = keysIn(fromJson('questionnaire', document))
  const keyOf = (name: object) => {
    const { kind, question = '', id } = name as { kind: string; question?: string; id?: string }
    return kind === 'questionnaire' ? kind : JSON.stringify([kind, question, id])
  }
  if (change.kind === 'insert') return true
  if (change.kind === 'set') {
    const node = keys.get(keyOf(change.node))?.node
    const { attribute, locale, from } = change
    const present = node?.lists.has(attribute) ? [] : node?.values.get(attribute)
    const said =
      locale === undefined ? present : (present as { readonly [locale: string]: unknown } | undefined)?.[locale]
    return said === undefined || from === undefined ? said === from : same(said, from)
  }
  const place = change.kind === 'remove' ? change.place : change.from
  const list = keys.get(keyOf(place.parent))?.node.lists.get(place.list) ?? []
  const id = change.kind === 'remove' ? (change.content.id ?? change.content.code) : (change.node as { id: string }).id
  const index = list.findIndex((each) => each.id === id)
  return index !== -1 && list[index - 1]?.id === place.after
}

/** By counting: nodes with another parent, and in each list those beyond a longest common subsequence. */
function leastMoves(a: Model, b: Model): number {
  const before = keysIn(a)
  let moves = 0
  for (const [key, { list }] of keysIn(b)) {
    const earlier = before.get(key)?.list
    if (list && earlier && !isSameList(list, earlier)) moves += 1
  }
  const lists = [...new Set([...keysIn(b).values()].map(({ list }) => list?.members))]
  for (const members of lists) {
    const owner = [...keysIn(b)].find(([, { node }]) => [...node.lists.values()].includes(members as Model[]))
    const name = [...(owner?.[1].node.lists ?? [])].find(([, each]) => each === members)?.[0] ?? ''
    const earlier = (before.get(owner?.[0] ?? '')?.node.lists.get(name) ?? []).map(({ id }) => id)
    const now = (members ?? []).map(({ id }) => id)
    moves += now.filter((id) => earlier.includes(id)).length - longestCommon(earlier, now)
  }
  return moves
}

function isSameList(a: { owner: Model; name: string }, b: { owner: Model; name: string }): boolean {
  return a.name === b.name && a.owner.kind === b.owner.kind && a.owner.id === b.owner.id
}

function longestCommon([first, ...others]: readonly string[], list: readonly string[]): number {
  if (first === undefined) return 0
  const at = list.indexOf(first)
  const without = longestCommon(others, list)
  return at === -1 ? without : Math.max(without, 1 + longestCommon(others, list.slice(at + 1)))
}
