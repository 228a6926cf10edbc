import type { JsonObject } from '../change.js'
import { placedNodes } from './placed.js'
import { readTree, type Tree, type TreeNode } from './tree.js'

/** One of the two edited documents, and which of its nodes it put where they are. */
export type Side = { readonly tree: Tree; readonly placed: ReadonlySet<string> }

/** Two edits of one document, read to be compared. */
export type Merging = { readonly base: Tree; readonly ours: Side; readonly theirs: Side }

/** A node as each of the three documents has it. */
export type Threefold = {
  readonly key: string
  readonly base: TreeNode | undefined
  readonly ours: TreeNode | undefined
  readonly theirs: TreeNode | undefined
}

/** @throws {TypeError} when two nodes of a kind in one document have the same id. */
export function beginMerging(base: JsonObject, ours: JsonObject, theirs: JsonObject): Merging {
  const tree = readTree(base)
  return { base: tree, ours: sideOf(tree, readTree(ours)), theirs: sideOf(tree, readTree(theirs)) }
}

/** The node of that key in the three documents. */
export function threefold({ base, ours, theirs }: Merging, key: string): Threefold {
  return { key, base: base.nodes.get(key), ours: ours.tree.nodes.get(key), theirs: theirs.tree.nodes.get(key) }
}

/** Every node of any of the three documents. */
export function allNodes(merging: Merging): readonly Threefold[] {
  const { base, ours, theirs } = merging
  const keys = new Set([...base.nodes.keys(), ...ours.tree.nodes.keys(), ...theirs.tree.nodes.keys()])
  return [...keys].map((key) => threefold(merging, key))
}

/** What the node stands in, and that in turn, up to the questionnaire. */
export function ancestorsOf(node: TreeNode): readonly TreeNode[] {
  return node.parent ? [node.parent, ...ancestorsOf(node.parent)] : []
}

function sideOf(base: Tree, tree: Tree): Side {
  return { tree, placed: placedNodes(base, tree) }
}
