import { keyOf } from './algebra/node-kind.js'
import { nodesUnder, readMember, type TreeNode } from './algebra/tree.js'
import type { Change, NodeName } from './change.js'
import { type Fact, factKey, factsOf } from './facts.js'
import { type Revision, replayed } from './revision.js'

/** Which revision, by its index, is answerable for a node that stands and for each thing that is said of it. */
export type Blame = {
  readonly node: NodeName
  /** Brought it, or brought it back. Of the questionnaire itself: the first. */
  readonly brought: number
  /** Put it where it stands: brought or last moved it. */
  readonly placed: number
  /** Each value, each language of a text, and each list of nodes (`[]`), with the revision that last set it. */
  readonly facts: readonly BlamedFact[]
}

export type BlamedFact = Fact & { readonly revision: number }

/**
 * For everything in the present document, the last revision that set it; for a node that went and came back, and what
 * it brought with it, the one that brought it back. Nodes come in the order of the document.
 *
 * @throws {Error} as `replay` does.
 */
export function blame(revisions: readonly Revision[]): readonly Blame[] {
  const setBy: SetBy = new Map()
  const tree = replayed(revisions, { after: (change, _, revision) => note(setBy, change, revision) })
  return nodesUnder(tree.root).map((node) => blameOf(setBy, node))
}

/** Who brought it, who placed it, and who set each of its facts since. */
type SetBy = Map<string, { readonly brought: number; placed: number; readonly facts: Map<string, number> }>

function note(setBy: SetBy, change: Change, revision: number): void {
  switch (change.kind) {
    case 'set':
      notedOf(setBy, keyOf(change.node)).facts.set(factKey(change), revision)
      return
    case 'insert':
      for (const { key } of broughtBy(change)) setBy.set(key, { brought: revision, placed: revision, facts: new Map() })
      return
    case 'remove':
      for (const { key } of broughtBy(change)) setBy.delete(key)
      return
    case 'move':
      notedOf(setBy, keyOf(change.node)).placed = revision
  }
}

function broughtBy({ place, content }: Extract<Change, { kind: 'insert' | 'remove' }>): readonly TreeNode[] {
  const node = readMember(place.parent, place.list, content)
  return node ? nodesUnder(node) : []
}

/** The questionnaire alone was never brought. */
function notedOf(setBy: SetBy, key: string) {
  const noted = setBy.get(key) ?? { brought: 0, placed: 0, facts: new Map<string, number>() }
  setBy.set(key, noted)
  return noted
}

function blameOf(setBy: SetBy, node: TreeNode): Blame {
  const { brought, placed, facts } = notedOf(setBy, node.key)
  return {
    node: node.name,
    brought,
    placed,
    facts: Array.from(factsOf(node), ([key, fact]) => ({ ...fact, revision: facts.get(key) ?? brought })),
  }
}
