import { apply } from '../questionnaire/apply.js'
import type { Change, JsonObject, NodeName, Standing } from '../questionnaire/change.js'
import { nodesUnder, readMember, treeOf } from '../questionnaire/algebra/tree.js'
import { comparabilityOf } from '../questionnaire/comparability.js'
import type { Comparability } from '../questionnaire/comparability-class.js'
import type { Conflict } from '../questionnaire/conflict.js'
import { difference } from '../questionnaire/difference.js'
import { shapeProblems } from '../questionnaire/problem/shape.js'
import type { Problem } from '../questionnaire/problem.js'
import { problemsOf } from '../questionnaire/problems.js'
import type { Questionnaire } from '../questionnaire/questionnaire.js'
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

function newProblems(before: JsonObject, after: JsonObject): readonly Problem[] {
  const known = new Set(problemsIn(before).map(signOf))
  return problemsIn(after).filter((problem) => !known.has(signOf(problem)))
}

function problemsIn(document: JsonObject): readonly Problem[] {
  // A document that has the shape is a questionnaire with faults at most.
  return problemsOf(document as unknown as Questionnaire)
}

function signOf({ code, path, values }: Problem): string {
  return JSON.stringify([code, path, values])
}

function returningNodes({ document, revisions }: Draft, changes: readonly Change[]): readonly NodeName[] {
  const present = treeOf(document).nodes
  const gone = new Set(revisions.flatMap((revision) => nodesOf('remove', revision.changes)).map(({ key }) => key))
  return nodesOf('insert', changes)
    .filter(({ key }) => gone.has(key) && !present.has(key))
    .map(({ name }) => name)
}

function nodesOf(kind: 'insert' | 'remove', changes: readonly Change[]) {
  return changes.flatMap((change) => {
    if (change.kind !== kind) return []
    const node = readMember(change.place.parent, change.place.list, change.content)
    return node ? nodesUnder(node) : []
  })
}
