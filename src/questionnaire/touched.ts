import { nodesUnder, readMember } from './algebra/tree.js'
import type { Change, NodeName } from './change.js'

/** Ids of the questions that a change is of, or of something in; a page comes and goes with the questions on it. */
export function questionsTouched(change: Change): readonly string[] {
  return [...new Set(nodesTouched(change).flatMap((node) => questionOf(node) ?? []))]
}

/** Whether a change is of something beside the questions: a page, help, or the whole. */
export function touchesBeside(change: Change): boolean {
  return nodesTouched(change).some((node) => questionOf(node) === undefined)
}

/** The node that a change sets or moves; or the node that comes or goes, then all that is in it. */
export function nodesTouched(change: Change): readonly NodeName[] {
  if (change.kind === 'set' || change.kind === 'move') return [change.node]
  const node = readMember(change.place.parent, change.place.list, change.content)
  return node ? nodesUnder(node).map(({ name }) => name) : []
}

function questionOf(node: NodeName): string | undefined {
  if (node.kind === 'question') return node.id
  return 'question' in node ? node.question : undefined
}
