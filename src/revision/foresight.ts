import { apply } from '../questionnaire/apply.js'
import type { Change, JsonObject, NodeName, Standing } from '../questionnaire/change.js'
import { keyOf } from '../questionnaire/algebra/node-kind.js'
import { treeOf } from '../questionnaire/algebra/tree.js'
import { comparabilityOf } from '../questionnaire/comparability.js'
import type { Comparability } from '../questionnaire/comparability-class.js'
import type { Conflict } from '../questionnaire/conflict.js'
import { difference } from '../questionnaire/difference.js'
import { newProblems } from '../questionnaire/new-problems.js'
import { shapeProblems } from '../questionnaire/problem/shape.js'
import type { Problem } from '../questionnaire/problem.js'
import { nodesTouched } from '../questionnaire/touched.js'
import { type Edit, rebase } from './rebase.js'
import { documentAt, type Draft } from './review.js'

/** What becomes of the draft as it stands if changes are made to it. */
export type Foresight =
  | {
      readonly kind: 'fits'
      readonly document: JsonObject
      /** Of the draft as it stands. */
      readonly changes: readonly Change[]
      readonly comparability: Comparability
      /** Those that the draft does not have yet. */
      readonly problems: readonly Problem[]
      /** Keys of nodes that it brings and that an earlier revision took away. */
      readonly returning: readonly NodeName[]
    }
  | { readonly kind: 'changes-nothing' }
  /** There is no such revision, or the changes are not of it. */
  | { readonly kind: 'does-not-fit'; readonly stands?: Standing }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] }
  /** It would no longer have the shape of a questionnaire. */
  | { readonly kind: 'shapeless'; readonly problems: readonly Problem[] }

export function foresee(draft: Draft, { madeOn, changes }: Edit, declared?: 'typo' | 'meaning'): Foresight {
  if (!(madeOn >= 0 && madeOn < draft.revisions.length)) return { kind: 'does-not-fit' }
  const asked = apply(documentAt(draft, madeOn), changes)
  if (asked.kind === 'does-not-fit') return { kind: 'does-not-fit', stands: asked.stands }
  const rebased = rebase(draft, { madeOn, changes })
  if (rebased.kind !== 'rebased') return rebased
  const applied = apply(draft.document, rebased.changes)
  if (applied.kind === 'does-not-fit') throw new Error('What was rebased does not fit the draft that it was rebased on')
  const { document } = applied
  const shape = shapeProblems(document)
  if (shape.length > 0) return { kind: 'shapeless', problems: shape }
  const made = difference(draft.document, document)
  if (made.length === 0) return { kind: 'changes-nothing' }
  return {
    kind: 'fits',
    document,
    changes: made,
    comparability: comparabilityOf(draft.document, made, declared),
    problems: newProblems(draft.document, document),
    returning: returningNodes(draft, made),
  }
}

function returningNodes({ document, revisions }: Draft, changes: readonly Change[]): readonly NodeName[] {
  const present = treeOf(document).nodes
  const gone = new Set(revisions.flatMap((revision) => nodesOf('remove', revision.changes)).map(keyOf))
  return nodesOf('insert', changes).filter((node) => gone.has(keyOf(node)) && !present.has(keyOf(node)))
}

function nodesOf(kind: 'insert' | 'remove', changes: readonly Change[]): readonly NodeName[] {
  return changes.filter((change) => change.kind === kind).flatMap(nodesTouched)
}
