import { keyOf } from '../questionnaire/algebra/node-kind.js'
import { nodesUnder, readMember, readTree, type TreeNode } from '../questionnaire/algebra/tree.js'
import type { Change, JsonObject, NodeName } from '../questionnaire/change.js'
import { isText } from '../questionnaire/facts.js'
import { type Locale, locales } from '../questionnaire/questionnaire.js'
import type { Review, Revision, Waiver } from './review.js'

/** A text is owed in one language because it changed in the other. */
export type Obligation = {
  readonly node: NodeName
  readonly attribute: string
  /** The language owed. */
  readonly locale: Locale
  /** The revision that opened it, the last of them where several did. */
  readonly revision: number
  /** The first of them: before it, both languages agreed. */
  readonly since: number
}

/**
 * What the draft owes: a text that a revision changed or brought in one language alone is owed in the other, until a later
 * revision changes that one, or somebody waives it. It is owed again when the first changes again.
 */
export function obligationsOf({ draft, waivers }: Pick<Review, 'draft' | 'waivers'>): readonly Obligation[] {
  if (!draft) return []
  const open = new Map<string, Obligation>()
  for (const revision of draft.revisions) takeRevision(open, revision, waivers)
  const { nodes } = readTree(draft.document)
  return [...open.values()].filter(({ node, attribute }) => nodes.get(keyOf(node))?.values.has(attribute))
}

function takeRevision(open: Map<string, Obligation>, { number, changes }: Revision, waivers: readonly Waiver[]): void {
  forgetRemoved(open, changes)
  for (const touched of touchedTexts(changes)) takeText(open, touched, number)
  for (const { node, attribute, locale, revision } of waivers) {
    if (revision === number) open.delete(keyOfText(node, attribute, locale))
  }
}

/** What comes back later comes anew. */
function forgetRemoved(open: Map<string, Obligation>, changes: readonly Change[]): void {
  const removed = changes.flatMap((change) => (change.kind === 'remove' ? nodesIn(change) : []))
  const gone = new Set(removed.map(({ key }) => key))
  for (const [key, { node }] of open) if (gone.has(keyOf(node))) open.delete(key)
}

/** A text, and the languages that a revision gave it. */
type Touched = { readonly node: NodeName; readonly attribute: string; readonly locales: Set<Locale> }

function takeText(open: Map<string, Obligation>, { node, attribute, locales: given }: Touched, revision: number): void {
  const missing = locales.find((locale) => !given.has(locale))
  const met = [...given].filter((locale) => open.delete(keyOfText(node, attribute, locale)))
  // Who gives what was owed translates, and asks for nothing back.
  if (missing === undefined || met.length > 0) return
  const key = keyOfText(node, attribute, missing)
  const since = open.get(key)?.since ?? revision
  open.set(key, { node, attribute, locale: missing, revision, since })
}

function touchedTexts(changes: readonly Change[]): readonly Touched[] {
  const touched = new Map<string, Touched>()
  const touch = (node: NodeName, attribute: string, locale: Locale) => {
    const key = JSON.stringify([keyOf(node), attribute])
    const known = touched.get(key) ?? { node, attribute, locales: new Set() }
    touched.set(key, known)
    known.locales.add(locale)
  }
  for (const change of changes) {
    if (change.kind === 'set' && change.locale !== undefined) touch(change.node, change.attribute, change.locale)
    if (change.kind === 'insert') for (const node of nodesIn(change)) touchTexts(node, touch)
  }
  return [...touched.values()]
}

function nodesIn({ place, content }: Extract<Change, { kind: 'insert' | 'remove' }>): readonly TreeNode[] {
  const node = readMember(place.parent, place.list, content)
  return node ? nodesUnder(node) : []
}

function touchTexts(
  { name, values }: TreeNode,
  touch: (node: NodeName, attribute: string, locale: Locale) => void,
): void {
  for (const [attribute, value] of values) {
    if (!isText(value)) continue
    for (const locale of locales) if (isSaid(value, locale)) touch(name, attribute, locale)
  }
}

/** Blank words say nothing. */
function isSaid(text: JsonObject, locale: Locale): boolean {
  const words = Object.hasOwn(text, locale) ? text[locale] : undefined
  return typeof words === 'string' && words.trim() !== ''
}

function keyOfText(node: NodeName, attribute: string, locale: Locale): string {
  return JSON.stringify([keyOf(node), attribute, locale])
}
