import { type Conflict, sidesOf } from '../conflict.js'
import { allNodes, type Merging, threefold, type Threefold } from './merging.js'
import { orderOf, type Standing } from './merge-order.js'
import { samePlace } from './perform.js'
import { placeOf, type TreeNode } from './tree.js'

/** The members of the lists of each node, by key of the node and then name of the list. */
export type MergedLists = ReadonlyMap<string, ReadonlyMap<string, readonly TreeNode[]>>

/** Where each node stands: as one side placed it, or both alike, or else as it did. The disputed ones are passed over. */
export function mergePlaces(
  merging: Merging,
  disputed: ReadonlySet<string>,
): { readonly lists: MergedLists; readonly conflicts: readonly Conflict[] } {
  const standings = allNodes(merging)
    .filter(({ key }) => !disputed.has(key))
    .map((node) => ({ node, standing: standingOf(merging, node) }))
  const conflicts = standings.flatMap(({ node, standing }) => (standing === 'open' ? [placeConflict(node)] : []))
  const lists = new Map<string, Map<string, readonly TreeNode[]>>()
  for (const list of inLists(
    standings.flatMap(({ standing }) => (standing && standing !== 'open' ? [standing] : [])),
  )) {
    const { members, lost } = orderOf(list)
    const { parent, list: name } = (list[0] as Standing).node
    const key = (parent as TreeNode).key
    lists.set(key, (lists.get(key) ?? new Map<string, readonly TreeNode[]>()).set(name, members))
    conflicts.push(...lost.map((node) => placeConflict(threefold(merging, node.key))))
  }
  return { lists, conflicts }
}

/** Undefined for the questionnaire, for what has been removed, and for what both sides brought in different places. */
function standingOf({ ours, theirs }: Merging, node: Threefold): Standing | 'open' | undefined {
  const { key, base } = node
  if (base && (!node.ours || !node.theirs || !base.parent)) return undefined
  const mine = ours.placed.has(key) ? node.ours : undefined
  const other = theirs.placed.has(key) ? node.theirs : undefined
  if (mine && other) return placedAlike(mine, other) ? { node: mine, by: 'both' } : base && 'open'
  const placed = mine ?? other
  return placed ? { node: placed, by: 'side' } : base && { node: base, by: 'none' }
}

function placedAlike(ours: TreeNode, theirs: TreeNode): boolean {
  const [place, other] = [placeOf(ours), placeOf(theirs)]
  return place !== undefined && other !== undefined && samePlace(place, other)
}

function placeConflict({ base, ours, theirs }: Threefold): Conflict {
  const { name } = (base ?? ours ?? theirs) as TreeNode
  const places = [base, ours, theirs].map((node) => node && placeOf(node))
  return { fact: 'place', node: name, ...sidesOf(places[0], places[1], places[2]) }
}

/** Those that stand in one list together. */
function inLists(standings: readonly Standing[]): readonly (readonly Standing[])[] {
  const lists = new Map<string, Standing[]>()
  for (const standing of standings) {
    const { parent, list } = standing.node
    const key = `${list}:${parent?.key}`
    lists.set(key, [...(lists.get(key) ?? []), standing])
  }
  return [...lists.values()]
}
