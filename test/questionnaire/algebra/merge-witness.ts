import { canonicalJson } from '../../../src/questionnaire/canonical.js'
import type { Json, JsonObject } from '../../../src/questionnaire/change.js'
import type { difference } from '../../../src/questionnaire/difference.js'
import type { Edited } from './documents.js'
import { factsIn, fromJson, keysIn, type Model } from './model.js'

/** Says which value or place of a side is not in the merged document, or what it has from no side; else true. */
export function unkept(differenceOf: typeof difference, edited: Edited, merged: JsonObject): true | string {
  const [base, ours, theirs, result] = [edited.base, edited.ours, edited.theirs, merged].map((document) =>
    keysIn(fromJson('questionnaire', document)),
  ) as [Nodes, Nodes, Nodes, Nodes]
  const placed = [edited.ours, edited.theirs].map((side) => placedIn(differenceOf, edited.base, side))
  const anyPlaced = new Set(placed.flatMap((keys) => [...keys]))
  for (const key of new Set([...base.keys(), ...ours.keys(), ...theirs.keys(), ...result.keys()])) {
    const isThere = base.has(key) ? ours.has(key) && theirs.has(key) : ours.has(key) || theirs.has(key)
    if (isThere !== result.has(key)) return `${key} is ${isThere ? 'lost' : 'too many'}`
    if (!isThere) continue
    const fault = factFault(key, { base, ours, theirs, result })
    if (fault) return fault
  }
  for (const [side, nodes] of [ours, theirs].entries()) {
    for (const key of placed[side] ?? []) {
      const fault = result.has(key) && placeFault(key, { nodes, result, anyPlaced })
      if (fault) return fault
    }
  }
  return orderFault(base, result, anyPlaced) ?? true
}

type Nodes = ReturnType<typeof keysIn>

/** The keys of what the side's difference inserts, with all that is in it, and moves. */
function placedIn(differenceOf: typeof difference, base: JsonObject, side: JsonObject): ReadonlySet<string> {
  const was = keysIn(fromJson('questionnaire', base))
  const now = keysIn(fromJson('questionnaire', side))
  const moved = differenceOf(base, side).flatMap((change) => {
    if (change.kind !== 'move' || change.node.kind === 'questionnaire') return []
    const { node } = change
    return [JSON.stringify([node.kind, 'question' in node ? node.question : '', node.id])]
  })
  return new Set([...moved, ...[...now.keys()].filter((key) => !was.has(key))])
}

function factFault(
  key: string,
  { base, ours, theirs, result }: { [side in 'base' | 'ours' | 'theirs' | 'result']: Nodes },
) {
  const [was, mine, other, now] = [base, ours, theirs, result].map((nodes) => {
    const node = nodes.get(key)?.node
    return node && factsIn(node)
  })
  const names = new Set([was, mine, other, now].flatMap((facts) => [...(facts?.keys() ?? [])]))
  for (const name of names) {
    const value = written(now?.get(name))
    const sides = [mine, other].filter((facts) => facts !== undefined).map((facts) => written(facts.get(name)))
    const changed = sides.filter((side) => side !== written(was?.get(name)))
    if (changed.length > 0 ? changed.some((side) => side !== value) : value !== written(was?.get(name))) {
      return `${name} of ${key} is ${value}`
    }
  }
  return undefined
}

function written(value: Json | undefined): string {
  return value === undefined ? 'absent' : canonicalJson(value)
}

/** It has the parent of the side, and between it and its left neighbour there is only what some side placed. */
function placeFault(
  key: string,
  { nodes, result, anyPlaced }: { nodes: Nodes; result: Nodes; anyPlaced: ReadonlySet<string> },
): string | undefined {
  const [there, here] = [nodes.get(key)?.list, result.get(key)?.list]
  if (!there || !here || there.owner.id !== here.owner.id || there.name !== here.name)
    return `${key} has another parent`
  const keys = keysOf(result)
  const names = (members: readonly Model[]) => members.map((node) => keys.get(node) ?? '')
  const inResult = names(here.members)
  const left = there.members.slice(
    0,
    there.members.findIndex(({ id }) => id === result.get(key)?.node.id),
  )
  const near = left.map(({ id }) => here.members.findIndex((node) => node.id === id)).findLast((index) => index !== -1)
  const between = inResult.slice((near ?? -1) + 1, inResult.indexOf(key))
  if ((near ?? -1) > inResult.indexOf(key)) return `${key} stands before its left neighbour`
  const stranger = between.find((each) => !anyPlaced.has(each))
  return stranger && `${stranger} stands between ${key} and its left neighbour`
}

function keysOf(nodes: Nodes): ReadonlyMap<Model, string> {
  return new Map([...nodes].map(([key, { node }]) => [node, key]))
}

/** What no side placed stands in the order of the base. */
function orderFault(base: Nodes, result: Nodes, anyPlaced: ReadonlySet<string>): string | undefined {
  const order = [...base.keys()]
  const keys = keysOf(result)
  for (const members of new Set([...result.values()].map(({ list }) => list?.members))) {
    const unplaced = (members ?? []).map((node) => keys.get(node) ?? '').filter((key) => !anyPlaced.has(key))
    const wanted = unplaced.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    if (unplaced.join('\n') !== wanted.join('\n')) return `${unplaced.join(' ')} out of order`
  }
  return undefined
}
