import { keyOf } from '../questionnaire/algebra/node-kind.js'
import { readTree } from '../questionnaire/algebra/tree.js'
import type { JsonObject, NodeName } from '../questionnaire/change.js'
import { isText, sameJson } from '../questionnaire/facts.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import { documentAt, type Draft } from './review.js'

/** A text of a draft, in both languages. */
export type TextName = { readonly node: NodeName; readonly attribute: string }

/** Its words in the languages that it has; undefined when the document has no such text. */
export function wordsAt(
  document: JsonObject,
  { node, attribute }: TextName,
): { readonly [L in Locale]?: string } | undefined {
  const value = readTree(document).nodes.get(keyOf(node))?.values.get(attribute)
  return isText(value) ? value : undefined
}

/** Whether somebody changed the text after that revision, in either language. */
export function hasMovedSince(draft: Draft, text: TextName, revision: number): boolean {
  if (!(revision >= 0 && revision < draft.revisions.length)) return true
  return !sameJson(wordsAt(documentAt(draft, revision), text), wordsAt(draft.document, text))
}
