import { perform } from './algebra/perform.js'
import { readTree, type Tree, writeNode } from './algebra/tree.js'
import type { Change, JsonObject } from './change.js'
import { difference } from './difference.js'

/** One step of a draft. The first makes the first document, out of `{}`. */
export type Revision = { readonly changes: readonly Change[] }

/**
 * The revision that a draft begins with.
 *
 * @throws {TypeError} when two pages, two questions or two help resources of the document have the same id.
 */
export function firstRevision(document: JsonObject): Revision {
  return { changes: difference({}, document) }
}

/**
 * The document that the revisions have come to; `{}` without any.
 *
 * @throws {Error} when a change does not fit: these are not the revisions of one draft, in their order.
 */
export function replay(revisions: readonly Revision[]): JsonObject {
  return writeNode(replayed(revisions, {}).root)
}

/** What is to be done at each step of a replay, with the document as it then stands. */
export type Steps = {
  readonly before?: (change: Change, tree: Tree, revision: number) => void
  readonly after?: (change: Change, tree: Tree, revision: number) => void
  /** All of its changes have been made. */
  readonly end?: (tree: Tree, revision: number) => void
}

/**
 * The nodes of the present document, after each step.
 *
 * @throws {Error} as `replay` does.
 */
export function replayed(revisions: readonly Revision[], { before, after, end }: Steps): Tree {
  const tree = readTree({})
  for (const [revision, { changes }] of revisions.entries()) {
    for (const [index, change] of changes.entries()) {
      before?.(change, tree, revision)
      if (perform(tree, change)) throw new Error(`Change ${index} of revision ${revision} does not fit`)
      after?.(change, tree, revision)
    }
    end?.(tree, revision)
  }
  return tree
}
