import { apply } from '../../../src/questionnaire/apply.js'
import type { JsonObject } from '../../../src/questionnaire/change.js'
import { merge } from '../../../src/questionnaire/merge.js'

/** A document of one page for each group: `ab|c` is page p1 with questions a and b, and page p2 with c. */
export function sketch(pages: string, ids: readonly string[] = ['p1', 'p2', 'p3']): JsonObject {
  const groups = pages.split('|')
  return {
    pages: groups.map((group, index) => ({
      id: ids[index] as string,
      questions: group.split('').map((id) => ({ id })),
    })),
  }
}

/** The way back from a document to its sketch, with the ids of the pages when they are not the usual ones. */
export function sketchOf(document: JsonObject): string {
  const pages = document.pages as readonly { readonly questions: readonly { readonly id: string }[] }[]
  return pages.map(({ questions }) => questions.map(({ id }) => id).join('')).join('|')
}

/** What the merge of three comes to: a sketch, or the fact and id of each conflict. */
export function mergedSketch(base: JsonObject, ours: JsonObject, theirs: JsonObject): string {
  const merged = merge(base, ours, theirs)
  if (merged.kind === 'merged') return sketchOf(merged.document)
  return `conflict: ${merged.conflicts.map(({ fact, node }) => `${fact} of ${'id' in node ? node.id : node.kind}`).join(', ')}`
}

/** The document after these changes, which must fit. */
export function applied(document: JsonObject, changes: Parameters<typeof apply>[1]): JsonObject {
  const result = apply(document, changes)
  if (result.kind === 'does-not-fit') throw new Error(JSON.stringify(result))
  return result.document
}
