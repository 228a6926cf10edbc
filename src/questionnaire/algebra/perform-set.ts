import type { Change, Json, Standing } from '../change.js'
import { isText, sameJson } from '../facts.js'
import { locales } from '../questionnaire.js'
import { idAttribute, keyOf } from './node-kind.js'
import { memberNodes, type Tree, type TreeNode, writeNode } from './tree.js'

type SetChange = Extract<Change, { kind: 'set' }>

/** Performs a `set` on the tree, or says what stands there and leaves the tree as it was. */
export function performSet(tree: Tree, change: SetChange): Standing | undefined {
  if (!isPossible(change)) return { kind: 'impossible' }
  const node = tree.nodes.get(keyOf(change.node))
  if (!node) return { kind: 'nothing', node: change.node }
  return change.locale === undefined ? setWhole(node, change) : setLanguage(node, change)
}

/** What that attribute of the node holds. */
export function presentValue(node: TreeNode, attribute: string): Extract<Standing, { kind: 'value' }> {
  return standing(node.lists.get(attribute)?.map((member) => writeNode(member)) ?? node.values.get(attribute))
}

function isPossible({ node, attribute, locale, from, to }: SetChange): boolean {
  if (attribute === idAttribute(node.kind)) return false
  if (locale !== undefined) return locales.includes(locale)
  const isList = (value: Json | undefined) => (memberNodes(node, attribute, value)?.length ?? 0) > 0
  return !isText(from) && !isText(to) && !isList(from) && !isList(to)
}

function setWhole(node: TreeNode, { attribute, from, to }: SetChange): Standing | undefined {
  const present = presentValue(node, attribute)
  if (isText(present.value) || !sameJson(present.value, from)) return present
  node.values.delete(attribute)
  node.lists.delete(attribute)
  if (to === undefined) return undefined
  if (memberNodes(node.name, attribute, to)) node.lists.set(attribute, [])
  else node.values.set(attribute, to)
  return undefined
}

function setLanguage(node: TreeNode, { attribute, locale, from, to }: SetChange): Standing | undefined {
  const present = presentValue(node, attribute)
  if (present.value !== undefined && !isText(present.value)) return present
  const { [locale as string]: words, ...others } = present.value ?? {}
  if (!sameJson(words, from)) return standing(words)
  const text = to === undefined ? others : { ...others, [locale as string]: to }
  if (Object.keys(text).length === 0) node.values.delete(attribute)
  else node.values.set(attribute, text)
  return undefined
}

function standing(value: Json | undefined): Extract<Standing, { kind: 'value' }> {
  return value === undefined ? { kind: 'value' } : { kind: 'value', value }
}
