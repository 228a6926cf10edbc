/// <reference lib="es2024.string" />
import { keyOf } from '../questionnaire/algebra/node-kind.js'
import { nodesUnder, treeOf, type TreeNode } from '../questionnaire/algebra/tree.js'
import type { JsonObject, NodeName } from '../questionnaire/change.js'
import { isText } from '../questionnaire/facts.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { Passage } from './review.js'

/** UTF-16 code units of what stands before and after, by which a passage is told from others like it. */
const contextLength = 32

export type Sought = {
  readonly question: string
  /** As a person typed or pasted it: which apostrophe and which space does not matter. */
  readonly quote: string
  readonly locale?: Locale
  readonly attribute?: string
}

export type Finding =
  | { readonly kind: 'found'; readonly passage: Passage }
  /** The quote alone does not say which is meant. */
  | { readonly kind: 'several'; readonly passages: readonly Passage[] }
  | { readonly kind: 'absent' }

/** Where the quote stands in the words of a question, its options and rows included. */
export function findPassage(document: JsonObject, { question, quote, locale, attribute }: Sought): Finding {
  const node = treeOf(document).nodes.get(keyOf({ kind: 'question', id: question }))
  const wanted = alike(quote.trim())
  if (!node || wanted === '' || !quote.isWellFormed()) return { kind: 'absent' }
  const passages = textsUnder(node)
    .filter((text) => (locale ?? text.locale) === text.locale && (attribute ?? text.attribute) === text.attribute)
    .flatMap((text) => placesOf(alike(text.words), wanted).map((start) => passageAt(text, start, wanted.length)))
  const [passage] = passages
  if (!passage) return { kind: 'absent' }
  return passages.length === 1 ? { kind: 'found', passage } : { kind: 'several', passages }
}

export type Attachment =
  | { readonly kind: 'attached'; readonly start: number; readonly end: number }
  /** The words that it was about have gone, or stand more than once. */
  | { readonly kind: 'detached' }

/** Where a passage stands in a later draft: where it stood, or else where its words stand between the same words. */
export function attach(passage: Passage, document: JsonObject): Attachment {
  const words = wordsOf(document, passage)
  if (words === undefined) return { kind: 'detached' }
  const { quote, start } = passage
  if (words.startsWith(quote, start)) return { kind: 'attached', start, end: start + quote.length }
  const places = placesOf(words, quote)
  const alone = places.length === 1 ? places : places.filter((place) => isInContext(words, place, passage))
  const [place] = alone
  return alone.length === 1 && place !== undefined
    ? { kind: 'attached', start: place, end: place + quote.length }
    : { kind: 'detached' }
}

type Text = { readonly node: NodeName; readonly attribute: string; readonly locale: Locale; readonly words: string }

function textsUnder(node: TreeNode): readonly Text[] {
  return nodesUnder(node).flatMap(({ name, values }) =>
    [...values].flatMap(([attribute, value]) =>
      isText(value)
        ? Object.entries(value).flatMap(([locale, words]) =>
            typeof words === 'string' ? [{ node: name, attribute, locale: locale as Locale, words }] : [],
          )
        : [],
    ),
  )
}

function passageAt({ node, attribute, locale, words }: Text, start: number, length: number): Passage {
  const end = start + length
  const prefix = words.slice(wholeFrom(words, Math.max(0, start - contextLength)), start)
  const suffix = words.slice(end, wholeFrom(words, Math.min(words.length, end + contextLength)))
  return { node, attribute, locale, quote: words.slice(start, end), prefix, suffix, start }
}

/** Never between the halves of a character. */
function wholeFrom(words: string, index: number): number {
  const code = words.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index
}

/** Each character stays one, so that places in it are places in the words. */
function alike(words: string): string {
  return words.replace(/[\u00a0\u202f\s]/g, ' ').replaceAll('’', "'")
}

function wordsOf(document: JsonObject, { node, attribute, locale }: Passage): string | undefined {
  const text = treeOf(document).nodes.get(keyOf(node))?.values.get(attribute)
  const words = isText(text) && Object.hasOwn(text, locale) ? text[locale] : undefined
  return typeof words === 'string' ? words : undefined
}

function placesOf(words: string, quote: string): readonly number[] {
  const places: number[] = []
  for (let at = words.indexOf(quote); at >= 0; at = words.indexOf(quote, at + 1)) places.push(at)
  return places
}

function isInContext(words: string, place: number, { quote, prefix, suffix }: Passage): boolean {
  return words.slice(0, place).endsWith(prefix) && words.startsWith(suffix, place + quote.length)
}
