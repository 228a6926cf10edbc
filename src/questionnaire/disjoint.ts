import { keyOf, nameOf } from './algebra/node-kind.js'
import { nodesUnder, readMember } from './algebra/tree.js'
import type { Change, NodeName, Place } from './change.js'
import { factKey } from './facts.js'
import { locales } from './questionnaire.js'

/**
 * Whether two lists of changes leave each other alone: no node, fact or list that one writes is written or leant upon by
 * the other. Only then may they be applied in either order, and `merge` gives the same. Two inserts into one list are
 * never disjoint: which comes first would depend on the order.
 */
export function areDisjoint(ours: readonly Change[], theirs: readonly Change[]): boolean {
  const [a, b] = [footprintOf(ours), footprintOf(theirs)]
  return !touches(a.written, b) && !touches(b.written, a)
}

type Footprint = { readonly written: ReadonlySet<string>; readonly leantOn: ReadonlySet<string> }

function touches(written: ReadonlySet<string>, other: Footprint): boolean {
  return [...written].some((trace) => other.written.has(trace) || other.leantOn.has(trace))
}

function footprintOf(changes: readonly Change[]): Footprint {
  const traces = changes.map(tracesOf)
  return {
    written: new Set(traces.flatMap(({ written }) => written)),
    leantOn: new Set(traces.flatMap(({ leantOn }) => leantOn)),
  }
}

type Traces = { readonly written: readonly string[]; readonly leantOn: readonly string[] }

function tracesOf(change: Change): Traces {
  switch (change.kind) {
    case 'set':
      return tracesOfSet(change)
    case 'insert':
    case 'remove': {
      const node = readMember(change.place.parent, change.place.list, change.content)
      const inside = node ? nodesUnder(node).map(({ name }) => nodeTrace(name)) : []
      return { written: [...inside, listTrace(change.place)], leantOn: leantOnAt(change.place) }
    }
    case 'move': {
      const { node, from, to } = change
      const written = [`place ${keyOf(node)}`, listTrace(from), listTrace(to)]
      return { written, leantOn: [nodeTrace(node), ...leantOnAt(from), ...leantOnAt(to)] }
    }
  }
}

/** A text and another value of the same attribute cannot both stand: each leans on the other's absence. */
function tracesOfSet({ node, attribute, locale }: Extract<Change, { kind: 'set' }>): Traces {
  const whole = factTrace(node, attribute)
  const languages = locales.map((each) => factTrace(node, attribute, each))
  return locale === undefined
    ? { written: [whole], leantOn: [nodeTrace(node), ...languages] }
    : { written: [factTrace(node, attribute, locale)], leantOn: [nodeTrace(node), whole] }
}

function leantOnAt({ parent, list, after }: Place): readonly string[] {
  const neighbour = after === undefined ? undefined : nameOf(parent, list, after)
  return [nodeTrace(parent), ...(neighbour ? [nodeTrace(neighbour)] : [])]
}

function nodeTrace(name: NodeName): string {
  return `node ${keyOf(name)}`
}

function listTrace({ parent, list }: Place): string {
  return factTrace(parent, list)
}

function factTrace(node: NodeName, attribute: string, locale?: 'en' | 'fr'): string {
  const fact = locale === undefined ? { attribute } : { attribute, locale }
  return `fact ${keyOf(node).length} ${keyOf(node)} ${factKey(fact)}`
}
