import { perform } from './algebra/perform.js'
import { placedNodes } from './algebra/placed.js'
import { nodesUnder, placeOf, readTree, type Tree, type TreeNode, writeNode } from './algebra/tree.js'
import type { Change, Json, JsonObject, Place } from './change.js'
import { type Fact, factsOf, sameJson } from './facts.js'

/**
 * The changes that make `a` into `b`. Nodes are the same when kind and id are, wherever they stand, so that a question
 * on another page is a move; among siblings as few move as can. In order: removals of what holds nothing that stays,
 * lists that appear, inserts and moves, removals of what they have emptied, values.
 *
 * @throws {TypeError} when two pages, two questions or two help resources of one document have the same id.
 */
export function difference(a: JsonObject, b: JsonObject): readonly Change[] {
  const start = readTree(a)
  const goal = readTree(b)
  const placed = [...placedNodes(start, goal)].map((key) => goal.nodes.get(key) as TreeNode)
  const stays = ({ key }: TreeNode) => start.nodes.has(key) && goal.nodes.has(key)
  // A new node in a new one comes with it.
  const entering = placed.filter((node) => stays(node) || start.nodes.has(node.parent?.key ?? ''))
  const staying = [...goal.nodes.values()].filter(stays)
  const removed = [...start.nodes.values()].filter((node) => !stays(node))
  const forsaken = removed.filter((node) => !nodesUnder(node).some(stays))

  const way: Way = { tree: start, goal, changes: [] }
  for (const node of forsaken) takeRemoval(way, node)
  for (const node of staying) takeLists(way, node)
  for (const node of entering) takePlace(way, node)
  for (const node of removed) takeRemoval(way, node)
  return [...way.changes, ...inOrder(staying.flatMap((node) => setsTowards(way, node)))]
}

/** The changes so far, and the document as they have left it. */
type Way = { readonly tree: Tree; readonly goal: Tree; readonly changes: Change[] }

type SetChange = Extract<Change, { kind: 'set' }>

function take({ tree, changes }: Way, change: Change): void {
  const stands = perform(tree, change)
  if (stands) throw new Error(`A ${change.kind} of the difference does not fit: ${JSON.stringify(stands)}`)
  changes.push(change)
}

/** Nothing when it has gone with what it stood in. */
function takeRemoval(way: Way, node: TreeNode): void {
  if (!way.tree.nodes.has(node.key)) return
  take(way, { kind: 'remove', place: placeOf(node) as Place, content: writeNode(node) })
}

/** The lists that the node does not have yet, still without members. */
function takeLists(way: Way, node: TreeNode): void {
  const present = way.tree.nodes.get(node.key) as TreeNode
  const isNew = (list: string) => node.lists.has(list) && !present.lists.has(list)
  if (![...node.lists.keys()].some(isNew)) return
  // All at once: what each step does must not decide about the next.
  const sets = setsTowards(way, node).filter(({ attribute }) => isNew(attribute))
  for (const set of sets) take(way, set)
}

function takePlace(way: Way, node: TreeNode): void {
  const { tree } = way
  const to = placeOf(node) as Place
  const present = tree.nodes.get(node.key)
  if (present) take(way, { kind: 'move', node: node.name, from: placeOf(present) as Place, to })
  else take(way, { kind: 'insert', place: to, content: writeNode(node, ({ key }) => !tree.nodes.has(key)) })
}

function setsTowards({ tree }: Way, node: TreeNode): readonly SetChange[] {
  const present = factsOf(tree.nodes.get(node.key) as TreeNode)
  const wanted = factsOf(node)
  const sets: SetChange[] = []
  for (const [key, fact] of present) if (!wanted.has(key)) sets.push(setOf(node, fact, { from: fact.value }))
  for (const [key, fact] of wanted) {
    const from = present.get(key)?.value
    if (sameJson(from, fact.value)) continue
    sets.push(setOf(node, fact, from === undefined ? { to: fact.value } : { from, to: fact.value }))
  }
  return sets
}

function setOf({ name }: TreeNode, { attribute, locale }: Fact, values: { from?: Json; to?: Json }): SetChange {
  return { kind: 'set', node: name, attribute, ...(locale === undefined ? {} : { locale }), ...values }
}

/** Those that go before those that come: a text and another value cannot both stand. */
function inOrder(sets: readonly SetChange[]): readonly SetChange[] {
  const goes = ({ to }: SetChange) => to === undefined
  return [...sets.filter(goes), ...sets.filter((set) => !goes(set))]
}
