import { canonicalJson } from './canonical.js'
import type { Json, JsonObject, NodeName, Place } from './change.js'
import type { Locale } from './questionnaire.js'

/** What each document says; a member is absent where the document says nothing. */
export type Sides<Said> = { readonly base?: Said; readonly ours?: Said; readonly theirs?: Said }

/** Two edits of one document that no rule can settle: both changed the same, differently. */
export type Conflict =
  /** About a value, one language of a text, or whether a list stands (`[]`). */
  | ({
      readonly fact: 'value'
      readonly node: NodeName
      readonly attribute: string
      readonly locale?: Locale
    } & Sides<Json>)
  /** One side removed what the other changed, or both brought different nodes of one id. Each has the whole node. */
  | ({ readonly fact: 'node'; readonly node: NodeName } & Sides<JsonObject>)
  /** The sides put the node in different places, or each other's neighbours in a ring. */
  | ({ readonly fact: 'place'; readonly node: NodeName } & Sides<Place>)

/** What three documents say, with a member only for those that say something. */
export function sidesOf<Said>(base: Said | undefined, ours: Said | undefined, theirs: Said | undefined): Sides<Said> {
  return {
    ...(base === undefined ? {} : { base }),
    ...(ours === undefined ? {} : { ours }),
    ...(theirs === undefined ? {} : { theirs }),
  }
}

/** Sorted by canonical node, then attribute, then language, so that the order tells nothing of the sides. */
export function sortConflicts(conflicts: readonly Conflict[]): readonly Conflict[] {
  const keyed = conflicts.map((conflict) => ({ conflict, key: sortKey(conflict) }))
  return keyed.toSorted((a, b) => compareTexts(a.key, b.key)).map(({ conflict }) => conflict)
}

function sortKey(conflict: Conflict): readonly string[] {
  const node = canonicalJson(conflict.node)
  return conflict.fact === 'value' ? [node, conflict.attribute, conflict.locale ?? ''] : [node, '', '']
}

function compareTexts(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((text, index) => text !== b[index])
  return at === -1 ? 0 : (a[at] as string) < (b[at] as string) ? -1 : 1
}
