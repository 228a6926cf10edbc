/// <reference lib="es2024.string" />
import { keyOf } from './algebra/node-kind.js'
import { readTree } from './algebra/tree.js'
import type { JsonObject, NodeName } from './change.js'
import { isText } from './facts.js'
import type { Locale } from './questionnaire.js'

/** Which words of a document: those of one text of a node, in one language. */
export type TextName = { readonly node: NodeName; readonly attribute: string; readonly locale: Locale }

/**
 * A passage of words that stays found when the words around it change: a quote with what stands beside it and where it
 * stood (the text quote and text position selectors of the W3C Web Annotation Data Model).
 */
export type Anchor = TextName & {
  /** The passage as it stood in the document, to the byte. */
  readonly quote: string
  /** At most sixteen code points before and after it; fewer where the text begins or ends. */
  readonly prefix: string
  readonly suffix: string
  /** Where it began, in UTF-16 code units. */
  readonly position: number
}

export type Anchoring =
  | { readonly kind: 'anchored'; readonly anchor: Anchor }
  /** There is no such text in that language. */
  | { readonly kind: 'no-words' }
  | { readonly kind: 'not-found'; readonly words: string }
  /** The passage stands there more than once: more of it must be quoted. */
  | { readonly kind: 'several'; readonly words: string; readonly positions: readonly number[] }

export type Attachment =
  | { readonly kind: 'attached'; readonly position: number }
  /** Its words are nowhere, or no longer in one place only. `quote` is what they were. */
  | { readonly kind: 'detached'; readonly quote: string }

/** In code points. */
const context = 16

/**
 * Finds a quoted passage in the present words. White space and apostrophes of the quote may differ from the document's:
 * copying from a page changes them. Half a surrogate pair is never found.
 *
 * @throws {TypeError} when two pages, two questions or two help resources of the document have the same id.
 */
export function anchorTo(document: JsonObject, name: TextName & { readonly quote: string }): Anchoring {
  const { node, attribute, locale } = name
  const words = wordsOf(document, name)
  if (words === undefined) return { kind: 'no-words' }
  const [found, ...others] = passagesLike(words, name.quote.trim())
  if (!found) return { kind: 'not-found', words }
  if (others.length > 0) return { kind: 'several', words, positions: [found, ...others].map(({ index }) => index) }
  const { index: position, passage: quote } = found
  const prefix = Array.from(words.slice(0, position)).slice(-context).join('')
  const suffix = Array.from(words.slice(position + quote.length))
    .slice(0, context)
    .join('')
  return { kind: 'anchored', anchor: { node, attribute, locale, quote, prefix, suffix, position } }
}

/**
 * Where the passage stands in that document: where it stood if it still reads the same there, else in the one place
 * where it stands between the same words as before. It is never put on other words, nor on one of several that fit.
 *
 * @throws {TypeError} when two pages, two questions or two help resources of the document have the same id.
 */
export function reattach(anchor: Anchor, document: JsonObject): Attachment {
  const { quote, prefix, suffix, position } = anchor
  const words = wordsOf(document, anchor)
  if (words === undefined || quote === '' || !quote.isWellFormed()) return { kind: 'detached', quote }
  if (words.startsWith(quote, position)) return { kind: 'attached', position }
  const sought = prefix + quote + suffix
  const index = words.indexOf(sought)
  if (index === -1 || words.includes(sought, index + 1)) return { kind: 'detached', quote }
  return { kind: 'attached', position: index + prefix.length }
}

function wordsOf(document: JsonObject, { node, attribute, locale }: TextName): string | undefined {
  const text = readTree(document).nodes.get(keyOf(node))?.values.get(attribute)
  const words = isText(text) && Object.hasOwn(text, locale) ? text[locale] : undefined
  return typeof words === 'string' && words !== '' ? words : undefined
}

type Passage = { readonly index: number; readonly passage: string }

function passagesLike(words: string, quote: string): readonly Passage[] {
  if (quote === '') return []
  const likeness = quote
    .replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    .replaceAll(/\s+/g, String.raw`\s+`)
    .replaceAll(/['\u2019]/g, String.raw`['\u2019]`)
  const pattern = new RegExp(likeness, 'gu')
  const passages: Passage[] = []
  for (let found = pattern.exec(words); found; found = pattern.exec(words)) {
    passages.push({ index: found.index, passage: found[0] })
    // Passages that overlap are several too.
    pattern.lastIndex = found.index + (Array.from(found[0])[0] as string).length
  }
  return passages
}
