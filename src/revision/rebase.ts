import { keyOf } from '../questionnaire/algebra/node-kind.js'
import { treeOf } from '../questionnaire/algebra/tree.js'
import { apply } from '../questionnaire/apply.js'
import type { Change, JsonObject, Standing } from '../questionnaire/change.js'
import { type Conflict, sidesOf, sortConflicts } from '../questionnaire/conflict.js'
import { difference } from '../questionnaire/difference.js'
import { areDisjoint } from '../questionnaire/disjoint.js'
import { isText } from '../questionnaire/facts.js'
import { merge } from '../questionnaire/merge.js'
import { documentAt, type Draft } from './review.js'
import { isRewording, type Rewording } from './rewording.js'

/** Changes of one revision of the draft. */
export type Edit = { readonly madeOn: number; readonly changes: readonly Change[] }

/** Changes of one revision as changes of the draft as it stands: none where it says all of that already. */
export type Rebased =
  | { readonly kind: 'rebased'; readonly changes: readonly Change[] }
  /** There is no such revision, or the changes are not of it. */
  | { readonly kind: 'does-not-fit'; readonly stands?: Standing }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] }

/**
 * What `merge` says, and for most of what people ask for without merging: a docket weighs hundreds of proposals, and whole
 * documents are dear. The changes are believed to fit the revision that they are of, where that need not be looked at.
 */
export function rebase(draft: Draft, { madeOn, changes }: Edit): Rebased {
  if (!(madeOn >= 0 && madeOn < draft.revisions.length)) return { kind: 'does-not-fit' }
  return (
    rewordingsRebased(draft.document, changes) ??
    untouched(draft, { madeOn, changes }) ??
    merged(draft, { madeOn, changes })
  )
}

/** Each text by itself: only its own words can be in the way. */
function rewordingsRebased(document: JsonObject, changes: readonly Change[]): Rebased | undefined {
  if (!changes.every(isRewording)) return undefined
  const rebased: Rewording[] = []
  const conflicts: Conflict[] = []
  for (const change of changes) {
    const node = treeOf(document).nodes.get(keyOf(change.node))
    const text = node?.values.get(change.attribute)
    if (!node || node.lists.has(change.attribute) || (text !== undefined && !isText(text))) return undefined
    const stands = text && Object.hasOwn(text, change.locale) ? text[change.locale] : undefined
    if (stands === change.from) rebased.push(change)
    else if (stands !== change.to) conflicts.push(conflictOf(change, stands))
  }
  return conflicts.length > 0
    ? { kind: 'conflict', conflicts: sortConflicts(conflicts) }
    : { kind: 'rebased', changes: rebased }
}

function conflictOf(
  { node, attribute, locale, from, to }: Rewording,
  stands: JsonObject[string] | undefined,
): Conflict {
  return { fact: 'value', node, attribute, locale, ...sidesOf(from, stands, to) }
}

/** What no later revision came near stands as it is. */
function untouched({ revisions }: Draft, { madeOn, changes }: Edit): Rebased | undefined {
  const since = revisions.slice(madeOn + 1)
  return since.every((revision) => areDisjoint(revision.changes, changes)) ? { kind: 'rebased', changes } : undefined
}

function merged(draft: Draft, { madeOn, changes }: Edit): Rebased {
  const base = documentAt(draft, madeOn)
  const theirs = apply(base, changes)
  if (theirs.kind === 'does-not-fit') return { kind: 'does-not-fit', stands: theirs.stands }
  const both = merge(base, draft.document, theirs.document)
  if (both.kind === 'conflict') return both
  return { kind: 'rebased', changes: difference(draft.document, both.document) }
}
