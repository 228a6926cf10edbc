import { type MergedFacts, mergeFacts } from './algebra/merge-facts.js'
import { nodeConflicts } from './algebra/merge-nodes.js'
import { type MergedLists, mergePlaces } from './algebra/merge-places.js'
import { allNodes, beginMerging, type Threefold } from './algebra/merging.js'
import { keyOf } from './algebra/node-kind.js'
import { memberNodes, type TreeNode, writeNode } from './algebra/tree.js'
import type { JsonObject } from './change.js'
import { type Conflict, sortConflicts } from './conflict.js'
import { type Fact, factsOf } from './facts.js'

/** One document with both edits, or what keeps them apart. */
export type Merge =
  | { readonly kind: 'merged'; readonly document: JsonObject }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] }

/**
 * The document with what both sides changed in `base`: each value and place as the side that changed it has it. What
 * both changed differently is in the conflicts, and then there is no document. Nothing depends on which side is which.
 *
 * @throws {TypeError} when two pages, two questions or two help resources of one document have the same id.
 */
export function merge(base: JsonObject, ours: JsonObject, theirs: JsonObject): Merge {
  const merging = beginMerging(base, ours, theirs)
  const aboutNodes = nodeConflicts(merging)
  const places = mergePlaces(merging, new Set(aboutNodes.map(({ node }) => keyOf(node))))
  const facts = new Map(allNodes(merging).map((node) => [node.key, factsOfThree(node, places.lists)]))
  const aboutFacts = [...facts.values()].flatMap((each) => each.conflicts)
  const conflicts = [...aboutNodes, ...places.conflicts, ...aboutFacts]
  if (conflicts.length > 0) return { kind: 'conflict', conflicts: sortConflicts(conflicts) }
  return { kind: 'merged', document: writeNode(assemble(merging.base.root, facts, places.lists)) }
}

/** What only some of the documents have is there as it is, or removed, or in conflict as a node. */
function factsOfThree({ key, base, ours, theirs }: Threefold, lists: MergedLists): MergedFacts {
  if (base && ours && theirs) return mergeFacts({ base, ours, theirs }, [...(lists.get(key)?.keys() ?? [])])
  const node = ours ?? theirs
  return { facts: node ? [...factsOf(node).values()] : [], conflicts: [] }
}

function assemble(node: TreeNode, facts: ReadonlyMap<string, MergedFacts>, lists: MergedLists): TreeNode {
  const assembled: TreeNode = { ...node, values: new Map(), lists: new Map() }
  for (const fact of facts.get(node.key)?.facts ?? []) addFact(assembled, fact)
  for (const [list, members] of lists.get(node.key) ?? []) {
    assembled.lists.set(
      list,
      members.map((member) => assemble(member, facts, lists)),
    )
  }
  return assembled
}

function addFact({ name, values, lists }: TreeNode, { attribute, locale, value }: Fact): void {
  if (locale !== undefined) values.set(attribute, { ...(values.get(attribute) as JsonObject), [locale]: value })
  else if (memberNodes(name, attribute, value)) lists.set(attribute, [])
  else values.set(attribute, value)
}
