import { keyOf } from './algebra/node-kind.js'
import { nodesUnder, readMember, type Tree, type TreeNode } from './algebra/tree.js'
import type { Change, NodeName } from './change.js'
import { factKey, isText } from './facts.js'
import { type Locale, locales } from './questionnaire.js'
import { type Revision, replayed } from './revision.js'

/** Words that are owed: their twin in the other language was changed and they were not. */
export type Obligation = {
  readonly node: NodeName
  readonly attribute: string
  /** The language that is owed. */
  readonly locale: Locale
  /** The index of the last revision that changed the twin alone. */
  readonly because: number
}

/** An editor states that the words may stay as they are, although their twin was changed. */
export type Waiver = Pick<Obligation, 'node' | 'attribute' | 'locale'> & {
  /** The index of the last revision when it was stated: what is changed later opens the obligation again. */
  readonly at: number
}

/**
 * What the twin languages of the present document owe each other, in the order of the document. A revision that changes
 * a text in one language, or brings one that lacks a language, opens an obligation on the other. It is met by a later
 * revision that sets the words owed, which opens nothing in turn; or waived. Both languages set by one revision owe each
 * other nothing. Blank words are missing words.
 *
 * @throws {Error} as `replay` does.
 */
export function obligationsOf(revisions: readonly Revision[], waivers: readonly Waiver[]): readonly Obligation[] {
  const owed: Owed = new Map()
  const touched: Touched = new Map()
  const tree = replayed(revisions, {
    after: (change) => noteTouched(owed, touched, change),
    end: (present, revision) => {
      for (const text of touched.values()) settle(owed, present, { ...text, revision })
      touched.clear()
      for (const waiver of waivers) if (waiver.at === revision) release(owed, waiver)
    },
  })
  return nodesUnder(tree.root).flatMap(({ key, values }) => obligationsUnder(owed, key, [...values.keys()]))
}

/** By key of node, then by attribute: a text owes one language at most. */
type Owed = Map<string, Map<string, Obligation>>

/** Texts that the present revision touches, and in which languages. */
type Touched = Map<string, TouchedText>
type TouchedText = { readonly node: NodeName; readonly attribute: string; readonly languages: Set<Locale> }

function noteTouched(owed: Owed, touched: Touched, change: Change): void {
  switch (change.kind) {
    case 'set':
      if (change.locale !== undefined) touch(touched, change.node, change.attribute).add(change.locale)
      return
    case 'insert':
      for (const node of nodesOf(change)) {
        for (const [attribute, value] of node.values) {
          if (isText(value)) for (const locale of locales) touch(touched, node.name, attribute).add(locale)
        }
      }
      return
    case 'remove':
      for (const { key } of nodesOf(change)) owed.delete(key)
      return
    case 'move':
  }
}

function nodesOf({ place, content }: Extract<Change, { kind: 'insert' | 'remove' }>): readonly TreeNode[] {
  const node = readMember(place.parent, place.list, content)
  return node ? nodesUnder(node) : []
}

function touch(touched: Touched, node: NodeName, attribute: string): Set<Locale> {
  const key = `${keyOf(node).length} ${keyOf(node)} ${factKey({ attribute })}`
  const text = touched.get(key) ?? { node, attribute, languages: new Set() }
  touched.set(key, text)
  return text.languages
}

function settle(owed: Owed, tree: Tree, text: TouchedText & { readonly revision: number }): void {
  const { node, attribute, languages, revision } = text
  const present = tree.nodes.get(keyOf(node))
  if (!present) return
  const ofNode = owed.get(present.key) ?? new Map<string, Obligation>()
  owed.set(present.key, ofNode)
  const stand = locales.filter((locale) => hasWords(present, attribute, locale))
  const before = ofNode.get(attribute)
  const locale = owedLanguage(languages, stand, before?.locale)
  if (locale === undefined) ofNode.delete(attribute)
  // What set the words owed, to nothing, is not why they are owed.
  else if (before?.locale !== locale || languages.has(twinOf(locale)))
    ofNode.set(attribute, { node, attribute, locale, because: revision })
}

/** Which language is owed once these have been set and those have words. */
function owedLanguage(set: ReadonlySet<Locale>, stand: readonly Locale[], before?: Locale): Locale | undefined {
  if (stand.length === 0) return undefined
  if (set.size > 1) return locales.find((locale) => !stand.includes(locale))
  const [only] = set
  if (only === undefined || only !== before) return only && twinOf(only)
  return stand.includes(only) ? undefined : only
}

function hasWords({ values }: TreeNode, attribute: string, locale: Locale): boolean {
  const text = values.get(attribute)
  const words = isText(text) && Object.hasOwn(text, locale) ? text[locale] : undefined
  return typeof words === 'string' && words.trim() !== ''
}

function twinOf(locale: Locale): Locale {
  return locale === 'en' ? 'fr' : 'en'
}

function release(owed: Owed, { node, attribute, locale }: Waiver): void {
  const ofNode = owed.get(keyOf(node))
  if (ofNode?.get(attribute)?.locale === locale) ofNode.delete(attribute)
}

function obligationsUnder(owed: Owed, key: string, attributes: readonly string[]): readonly Obligation[] {
  return attributes.flatMap((attribute) => owed.get(key)?.get(attribute) ?? [])
}
