import { keptInOrder } from './kept.js'
import type { Tree, TreeNode } from './tree.js'

/** The keys of the nodes of `after` that are new, have another parent, or are out of the order they had in `before`. */
export function placedNodes(before: Tree, after: Tree): ReadonlySet<string> {
  const placed = new Set(after.nodes.keys())
  placed.delete(after.root.key)
  for (const node of after.nodes.values()) {
    for (const [list, members] of node.lists) {
      const earlier = before.nodes.get(node.key)?.lists.get(list) ?? []
      for (const key of keptInOrder(keys(earlier), keys(members))) placed.delete(key)
    }
  }
  return placed
}

function keys(nodes: readonly TreeNode[]): readonly string[] {
  return nodes.map(({ key }) => key)
}
