import { expect, test } from 'vitest'
import type { Change, Json, JsonObject } from '../../../src/questionnaire/change.js'
import { type Algebra, algebra, counterexample, properties, type Property } from './properties.js'

const { apply, difference, invert, merge } = algebra

/** Versions with one fault each, and how the property begins that must see it. */
const mutants: { readonly [fault: string]: Partial<Algebra> & { readonly seenBy: string } } = {
  'a difference that tells nothing of French': {
    seenBy: 'apply(a, difference(a, b)) is b',
    difference: (a, b) => difference(a, b).filter((change) => change.kind !== 'set' || change.locale !== 'fr'),
  },
  'a difference that leaves things where they are': {
    seenBy: 'apply(a, difference(a, b)) is b',
    difference: (a, b) => difference(a, b).filter(({ kind }) => kind !== 'move'),
  },
  'a difference that takes the long way': {
    seenBy: 'difference(a, a) is empty',
    difference: (a, b) => [...difference(a, {}), ...difference({}, b)],
  },
  'a difference in another order': {
    seenBy: 'apply(a, difference(a, b)) is b',
    difference: (a, b) => difference(a, b).toReversed(),
  },
  'a difference that takes null for absent': {
    seenBy: 'apply(a, difference(a, b)) is b',
    difference: (a, b) => difference(withoutNull(a), withoutNull(b)),
  },
  'an apply that overwrites whatever stands': {
    seenBy: 'apply changes nothing but',
    apply: overwrite,
  },
  'an apply that passes over what does not fit': {
    seenBy: 'invert undoes whatever',
    apply: (document, changes) => ({ kind: 'applied', document: applyWhatFits(document, changes) }),
  },
  'an apply that forgets the last change': {
    seenBy: 'apply(a, difference(a, b)) is b',
    apply: (document, changes) => apply(document, changes.slice(0, -1)),
  },
  'an inverse in the order of the changes': {
    seenBy: 'apply(b, invert(',
    invert: (changes) => invert(changes).toReversed(),
  },
  'an inverse that repeats': {
    seenBy: 'apply(b, invert(',
    invert: (changes) => changes,
  },
  'a merge where the last to write wins': {
    seenBy: 'merge(b, x, y) is',
    merge: (base, ours, theirs) => ({ kind: 'merged', document: applyWhatFits(ours, difference(base, theirs)) }),
  },
  'a merge that takes ours in doubt': {
    seenBy: 'merge(b, x, y) is',
    merge: (base, ours, theirs) => {
      const merged = merge(base, ours, theirs)
      return merged.kind === 'merged' ? merged : { kind: 'merged', document: ours }
    },
  },
  'a merge that takes ours whole': {
    seenBy: 'merge(b, x, b)',
    merge: (_, ours) => ({ kind: 'merged', document: ours }),
  },
  'a merge that takes null for absent': {
    seenBy: 'merge(b, x, b)',
    merge: (base, ours, theirs) => merge(withoutNull(base), withoutNull(ours), withoutNull(theirs)),
  },
  'a merge that turns lists round': {
    seenBy: 'merge(b, x, b)',
    merge: (base, ours, theirs) => {
      const merged = merge(base, ours, theirs)
      return merged.kind === 'merged' ? { ...merged, document: turned(merged.document) } : merged
    },
  },
  'a merge that tells each conflict twice': {
    seenBy: 'conflicts are each',
    merge: (base, ours, theirs) => {
      const merged = merge(base, ours, theirs)
      return merged.kind === 'merged'
        ? merged
        : { ...merged, conflicts: merged.conflicts.flatMap((each) => [each, each]) }
    },
  },
  'a merge that sees all on one side in conflict': {
    seenBy: 'changes that are disjoint',
    merge: (base, ours, theirs) => {
      const merged = merge(base, ours, theirs)
      const isChanged = difference(base, ours).length > 0 && difference(base, theirs).length > 0
      return isChanged ? { kind: 'conflict', conflicts: [] } : merged
    },
  },
  'disjointness that looks at nodes only': {
    seenBy: 'changes that are disjoint',
    areDisjoint: (ours, theirs) => !nodesOf(ours).some((node) => nodesOf(theirs).includes(node)),
  },
  'everything is disjoint': {
    seenBy: 'changes that are disjoint',
    areDisjoint: () => true,
  },
}

test.for(Object.entries(mutants))('the properties see %s', ([, { seenBy, ...fault }]) => {
  const property = properties.find(({ sentence }) => sentence.startsWith(seenBy)) as Property
  expect(counterexample(property, { ...algebra, ...fault }, 2000)).toBeDefined()
})

function overwrite(document: JsonObject, changes: readonly Change[]): ReturnType<typeof apply> {
  let present = document
  for (const [index, change] of changes.entries()) {
    let applied = apply(present, [change])
    if (applied.kind === 'does-not-fit' && change.kind === 'set' && applied.stands.kind === 'value') {
      applied = apply(present, [{ ...change, from: applied.stands.value as Json }])
    }
    if (applied.kind === 'does-not-fit') return { ...applied, index }
    present = applied.document
  }
  return { kind: 'applied', document: present }
}

function applyWhatFits(document: JsonObject, changes: readonly Change[]): JsonObject {
  return changes.reduce((present, change) => {
    const applied = apply(present, [change])
    return applied.kind === 'applied' ? applied.document : present
  }, document)
}

function withoutNull<Value extends Json>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const members = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNull(member)])) as Value
}

function turned(document: JsonObject): JsonObject {
  const { pages } = document
  return Array.isArray(pages) ? { ...document, pages: (pages as readonly Json[]).toReversed() } : document
}

function nodesOf(changes: readonly Change[]): readonly string[] {
  return changes.map((change) => JSON.stringify('node' in change ? change.node : change.content))
}
