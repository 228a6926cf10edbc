import { perform } from './algebra/perform.js'
import { readTree, writeNode } from './algebra/tree.js'
import type { Change, JsonObject, Standing } from './change.js'

/** What became of a list of changes. */
export type Application =
  | { readonly kind: 'applied'; readonly document: JsonObject }
  | {
      readonly kind: 'does-not-fit'
      /** Of the first change that does not fit, in the list. */
      readonly index: number
      readonly change: Change
      readonly stands: Standing
    }

/**
 * The document after the changes, one after the other; or the first that no longer fits and what stands there now. The
 * nodes of the result have distinct ids; whether it is whole is for `parse` to say.
 *
 * @throws {TypeError} when two pages, two questions or two help resources of the document have the same id.
 */
export function apply(document: JsonObject, changes: readonly Change[]): Application {
  const tree = readTree(document)
  for (const [index, change] of changes.entries()) {
    const stands = perform(tree, change)
    if (stands) return { kind: 'does-not-fit', index, change, stands }
  }
  return { kind: 'applied', document: writeNode(tree.root) }
}
