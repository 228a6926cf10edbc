import { type Conflict, sidesOf } from '../conflict.js'
import { factsOf, sameJson } from '../facts.js'
import { allNodes, ancestorsOf, type Merging, type Side, threefold, type Threefold } from './merging.js'
import { samePlace } from './perform.js'
import { placeOf, type TreeNode, writeNode } from './tree.js'

/** The conflicts about whether a node is there at all, or which of two is. Each node once, and the topmost only. */
export function nodeConflicts(merging: Merging): readonly Conflict[] {
  const { ours, theirs } = merging
  const keys = new Set([
    ...removedAndTouched(merging, ours, theirs),
    ...removedAndTouched(merging, theirs, ours),
    ...broughtTwice(merging),
  ])
  return [...keys].map((key) => nodeConflict(threefold(merging, key)))
}

function nodeConflict({ base, ours, theirs }: Threefold): Conflict {
  const { name } = (base ?? ours) as TreeNode
  const sides = sidesOf(base && writeNode(base), ours && writeNode(ours), theirs && writeNode(theirs))
  return { fact: 'node', node: name, ...sides }
}

/**
 * Nodes that one side removed, with what it removed inside them, where the other changed any of that, put something in,
 * or moved some of it. What the other side moved out to where it can stay is in conflict by itself too.
 */
function removedAndTouched({ base }: Merging, remover: Side, keeper: Side): readonly string[] {
  const contested = new Set([...base.nodes.keys()].filter((key) => isContested(key, remover, keeper)))
  const isContestedNode = ({ key }: TreeNode) => contested.has(key)
  return [...contested].flatMap((key) => {
    const node = base.nodes.get(key) as TreeNode
    const kept = keeper.tree.nodes.get(key) as TreeNode
    if (!isTouched(node, kept, keeper)) return []
    const top = topmost(node, isContestedNode)
    return top === node || ancestorsOf(kept).some(isContestedNode) ? [top.key] : [top.key, key]
  })
}

function isContested(key: string, remover: Side, keeper: Side): boolean {
  return !remover.tree.nodes.has(key) && keeper.tree.nodes.has(key)
}

function topmost(node: TreeNode, isContested: (node: TreeNode) => boolean): TreeNode {
  return node.parent && isContested(node.parent) ? topmost(node.parent, isContested) : node
}

function isTouched(node: TreeNode, kept: TreeNode, keeper: Side): boolean {
  if (keeper.placed.has(node.key) || !sameFacts(node, kept)) return true
  const before = membersOf(node)
  return [...membersOf(kept)].some((key) => !before.has(key))
}

function sameFacts(a: TreeNode, b: TreeNode): boolean {
  const [facts, others] = [factsOf(a), factsOf(b)]
  return facts.size === others.size && [...facts].every(([key, { value }]) => sameJson(value, others.get(key)?.value))
}

function membersOf(node: TreeNode): ReadonlySet<string> {
  return new Set([...node.lists.values()].flatMap((members) => members.map(({ key }) => key)))
}

/** Ids that both sides brought, unless as the same node in the same place. */
function broughtTwice(merging: Merging): readonly string[] {
  const unlike = new Map<string, readonly [TreeNode, TreeNode]>()
  for (const { key, base, ours, theirs } of allNodes(merging)) {
    if (!base && ours && theirs && !isAlike(ours, theirs)) unlike.set(key, [ours, theirs])
  }
  const isCovered = (node: TreeNode) => ancestorsOf(node).some(({ key }) => unlike.has(key))
  // Below another on one side only, it would go unseen on the other.
  return [...unlike].filter(([, [ours, theirs]]) => !isCovered(ours) || !isCovered(theirs)).map(([key]) => key)
}

/** Whether both have the same in it, in the same place. */
function isAlike(ours: TreeNode, theirs: TreeNode): boolean {
  const [place, other] = [placeOf(ours), placeOf(theirs)]
  return (
    place !== undefined &&
    other !== undefined &&
    samePlace(place, other) &&
    sameJson(writeNode(ours), writeNode(theirs))
  )
}
