import type { TreeNode } from './tree.js'

/** A node where a side placed it, or both did alike, or, if none did, where it was. */
export type Standing = { readonly node: TreeNode; readonly by: 'none' | 'side' | 'both' }

/**
 * The order of one list. What no side placed keeps the order it is given in; what a side placed follows its left
 * neighbour of that side, or the nearest to its left that is in this list. Several after one neighbour stand by id, each
 * followed by its own followers. Those that only follow one another are lost.
 */
export function orderOf(standings: readonly Standing[]): {
  readonly members: readonly TreeNode[]
  readonly lost: readonly TreeNode[]
} {
  const followers = followersIn(standings)
  const members: TreeNode[] = []
  const append = (nodes: readonly TreeNode[]) => {
    const waiting = nodes.toReversed()
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      members.push(next)
      waiting.push(...(followers.get(next.key) ?? []).toReversed())
    }
  }
  append(followers.get(front) ?? [])
  for (const { node, by } of standings) if (by === 'none') append([node])
  const found = new Set(members)
  return { members, lost: standings.map(({ node }) => node).filter((node) => !found.has(node)) }
}

const front = ''

function followersIn(standings: readonly Standing[]): ReadonlyMap<string, readonly TreeNode[]> {
  const here = new Set(standings.map(({ node }) => node.key))
  const followers = new Map<string, TreeNode[]>()
  for (const standing of standings) {
    if (standing.by === 'none') continue
    const leader = leaderOf(standing, here)
    followers.set(leader, [...(followers.get(leader) ?? []), standing.node])
  }
  for (const nodes of followers.values()) nodes.sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1))
  return followers
}

function leaderOf({ node, by }: Standing, here: ReadonlySet<string>): string {
  const siblings = node.parent?.lists.get(node.list) ?? []
  const before = siblings.slice(0, siblings.indexOf(node)).map(({ key }) => key)
  // Further to the left the two sides may differ, and the result must not depend on which is ours.
  const candidates = by === 'both' ? before.slice(-1) : before
  return candidates.findLast((key) => here.has(key)) ?? front
}
