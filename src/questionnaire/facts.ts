import { isObject, type TreeNode } from './algebra/tree.js'
import { canonicalJson } from './canonical.js'
import type { Json, JsonObject } from './change.js'
import { type Locale, locales } from './questionnaire.js'

/**
 * One thing that a document says of a node: a value, one language of a text, or, as `[]`, that a list of nodes stands
 * (its members say their places themselves).
 */
export type Fact = { readonly attribute: string; readonly locale?: Locale; readonly value: Json }

/** What the document says of the node, its id and place apart, each under a key that the same fact has elsewhere. */
export function factsOf({ values, lists }: TreeNode): ReadonlyMap<string, Fact> {
  const facts = new Map<string, Fact>()
  for (const [attribute, value] of values) addFacts(facts, attribute, value)
  for (const attribute of lists.keys()) facts.set(factKey({ attribute }), { attribute, value: [] })
  return facts
}

/** The same key for the same attribute and language. */
export function factKey({ attribute, locale }: Pick<Fact, 'attribute' | 'locale'>): string {
  return locale === undefined ? `:${attribute}` : `${locale}:${attribute}`
}

/** Whether a value is a text: an object with languages as its only members, and at least one. */
export function isText(value: Json | undefined): value is JsonObject {
  if (!isObject(value)) return false
  const names = Object.keys(value)
  return names.length > 0 && names.every((name) => name === 'en' || name === 'fr')
}

/** Whether two values have the same canonical JSON. `undefined` stands for an absent one, and equals only itself. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  return canonicalJson(a) === canonicalJson(b)
}

function addFacts(facts: Map<string, Fact>, attribute: string, value: Json): void {
  if (!isText(value)) {
    facts.set(factKey({ attribute }), { attribute, value })
    return
  }
  for (const locale of locales) {
    if (!Object.hasOwn(value, locale)) continue
    facts.set(factKey({ attribute, locale }), { attribute, locale, value: value[locale] as Json })
  }
}
