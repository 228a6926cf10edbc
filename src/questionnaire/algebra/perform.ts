import type { Change, NodeName, Place, Standing } from '../change.js'
import { sameJson } from '../facts.js'
import { keyOf, nameOf } from './node-kind.js'
import { performSet, presentValue } from './perform-set.js'
import { nodesUnder, placeOf, readMember, type Tree, type TreeNode, writeNode } from './tree.js'

/** Performs a change on the tree. When it does not fit, leaves the tree as it was and says what stands there. */
export function perform(tree: Tree, change: Change): Standing | undefined {
  switch (change.kind) {
    case 'set':
      return performSet(tree, change)
    case 'insert':
      return performInsert(tree, change)
    case 'remove':
      return performRemove(tree, change)
    case 'move':
      return performMove(tree, change)
  }
}

type Insert = Extract<Change, { kind: 'insert' }>
type Remove = Extract<Change, { kind: 'remove' }>
type Move = Extract<Change, { kind: 'move' }>

function performInsert(tree: Tree, { place, content }: Insert): Standing | undefined {
  const node = readMember(place.parent, place.list, content)
  if (!node) return { kind: 'impossible' }
  const brought = nodesUnder(node)
  const taken = brought.find(({ key }) => tree.nodes.has(key))
  if (taken) return asItStands(tree.nodes.get(taken.key) as TreeNode)
  const refused = enter(tree, node, place)
  if (!refused) for (const each of brought) tree.nodes.set(each.key, each)
  return refused
}

function performRemove(tree: Tree, { place, content }: Remove): Standing | undefined {
  const said = readMember(place.parent, place.list, content)
  if (!said) return { kind: 'impossible' }
  const node = tree.nodes.get(said.key)
  if (!node) return nothing(said.name)
  if (!standsAt(node, place) || !sameJson(writeNode(node), content)) return asItStands(node)
  leave(node)
  for (const each of nodesUnder(node)) tree.nodes.delete(each.key)
  return undefined
}

function performMove(tree: Tree, { node: name, from, to }: Move): Standing | undefined {
  const node = tree.nodes.get(keyOf(name))
  if (!node) return nothing(name)
  const there = nameOf(to.parent, to.list, node.id ?? '')
  if (!there || keyOf(there) !== node.key) return { kind: 'impossible' }
  if (!standsAt(node, from)) return asItStands(node)
  const { parent, list } = node
  const siblings = parent?.lists.get(list) as TreeNode[]
  const index = siblings.indexOf(node)
  leave(node)
  const refused = enter(tree, node, to)
  if (refused) {
    siblings.splice(index, 0, node)
    node.parent = parent
  }
  return refused
}

function enter(tree: Tree, node: TreeNode, { parent: name, list, after }: Place): Standing | undefined {
  const parent = tree.nodes.get(keyOf(name))
  if (!parent) return nothing(name)
  const siblings = parent.lists.get(list)
  if (!siblings) return presentValue(parent, list)
  const index = after === undefined ? -1 : siblings.findIndex(({ id }) => id === after)
  if (after !== undefined && index === -1) return { kind: 'list', ids: siblings.map(({ id }) => id ?? '') }
  siblings.splice(index + 1, 0, node)
  node.parent = parent
  return undefined
}

function leave(node: TreeNode): void {
  const siblings = node.parent?.lists.get(node.list) as TreeNode[]
  siblings.splice(siblings.indexOf(node), 1)
  node.parent = undefined
}

function standsAt(node: TreeNode, place: Place): boolean {
  const present = placeOf(node)
  return present !== undefined && samePlace(present, place)
}

/** Whether two places are in the same list, after the same neighbour. */
export function samePlace(a: Place, b: Place): boolean {
  return a.after === b.after && a.list === b.list && keyOf(a.parent) === keyOf(b.parent)
}

function asItStands(node: TreeNode): Standing {
  return { kind: 'node', place: placeOf(node) as Place, content: writeNode(node) }
}

function nothing(node: NodeName): Standing {
  return { kind: 'nothing', node }
}
