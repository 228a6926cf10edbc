import { keyOf } from '../../questionnaire/algebra/node-kind.js'
import { type TreeNode, treeOf } from '../../questionnaire/algebra/tree.js'
import type { Json, JsonObject, NodeName } from '../../questionnaire/change.js'
import type { Condition, Locale, Questionnaire } from '../../questionnaire/questionnaire.js'
import type { Tongue } from './tongue.js'
import type { Act, Fact, VersionStep } from './version-steps.js'

/** How to say what changed from one version to the next to someone who knows no ids and no attributes. */
export type ChangeWords = {
  act(act: Act): string
  attribute(fact: Fact): string
  /** Undefined where there was or is nothing. */
  value(act: Act, fact: Fact, side: Side): string | undefined
}

type Side = 'before' | 'after'

export function changeWords({ documents }: VersionStep, tongue: Tongue, locale: Locale): ChangeWords {
  const { words } = tongue
  const nodes = { before: nodesOf(documents.before), after: nodesOf(documents.after) }

  /** What it is called now, or was when it is gone. */
  function nameOf(node: NodeName): string {
    const found = nodes.after.get(keyOf(node)) ?? nodes.before.get(keyOf(node))
    return found ? wordsOf(found, locale) : ''
  }

  function act({ kind, node }: Act): string {
    const what = capitalized(words(`intent:${kind}`), locale)
    switch (node.kind) {
      case 'questionnaire':
        return what
      case 'page':
      case 'question':
      case 'helpResource':
        return words('bundle:act', { what, name: nameOf(node) })
      case 'option':
      case 'point':
      case 'row': {
        const question = nameOf({ kind: 'question', id: node.question })
        return words('bundle:act-in-question', { what, name: nameOf(node), question })
      }
    }
  }

  function value({ node }: Act, fact: Fact, side: Side): string | undefined {
    const told = fact[side]
    if (fact.attribute === 'place') return placeWords(node, told)
    if (told === undefined) return undefined
    if (fact.attribute === 'kind' && typeof told === 'string') return words(`difference:kind-${told}`)
    if (fact.attribute === 'showIf') return tongue.condition(documents[side], told as Condition, quoted)
    return valueWords(told)
  }

  /** Its neighbour is of its own kind, and of its own question if it is in one. */
  function placeWords(node: NodeName, neighbour: Json | undefined): string {
    if (typeof neighbour !== 'string' || node.kind === 'questionnaire') return words('bundle:first')
    return words('bundle:after', { name: nameOf({ ...node, id: neighbour }) })
  }

  function valueWords(told: Json): string {
    if (typeof told === 'boolean') return words(told ? 'bundle:yes' : 'bundle:no')
    if (typeof told === 'number') return tongue.number(told)
    if (Array.isArray(told)) return told.map((id) => quoted({ id: String(id) })).join(', ')
    return typeof told === 'string' ? told : JSON.stringify(told)
  }

  function quoted({ id }: { readonly id: string }): string {
    return words('bundle:quoted', { name: nameOf({ kind: 'question', id }) })
  }

  return { act, attribute: ({ attribute }) => words(`bundle:attribute-${kebab(attribute)}`), value }
}

function nodesOf(document: Questionnaire): ReadonlyMap<string, TreeNode> {
  return treeOf(document).nodes
}

function wordsOf({ values }: TreeNode, locale: Locale): string {
  const text = ['text', 'label', 'title', 'name'].map((attribute) => values.get(attribute)).find(Boolean)
  const told = (text as JsonObject | undefined)?.[locale]
  return typeof told === 'string' ? told : ''
}

function capitalized(sentence: string, locale: Locale): string {
  return sentence.charAt(0).toLocaleUpperCase(locale) + sentence.slice(1)
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
