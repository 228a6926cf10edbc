import { nodesUnder, readMember, readTree, type Tree, type TreeNode } from './algebra/tree.js'
import { keyOf } from './algebra/node-kind.js'
import { comparabilityOfValue } from './algebra/value-comparability.js'
import type { Change, Json, JsonObject } from './change.js'
import { type Comparability, worstOf } from './comparability-class.js'
import { editDistance } from './edit-distance.js'

/** More characters than this are no slip of the pen, whatever an editor says. */
const longestTypo = 3

/**
 * What changes of this document do to answers: the worst of each change. An editor may declare that they change the
 * meaning, or that rewordings only mend a typo, which is believed of texts that differ by three characters at most.
 *
 * @throws {TypeError} when two pages, two questions or two help resources of the document have the same id.
 */
export function comparabilityOf(
  document: JsonObject,
  changes: readonly Change[],
  declared?: 'typo' | 'meaning',
): Comparability {
  if (declared === 'meaning') return 'meaning'
  const tree = readTree(document)
  const believed = changes.filter((change) => declared !== 'typo' || !isTypo(change))
  return worstOf(believed.map((change) => comparabilityOfOne(tree, change)))
}

function isTypo(change: Change): boolean {
  if (change.kind !== 'set' || comparabilityOfValue(change.node.kind, change.attribute) !== 'wording') return false
  const { from, to } = change
  return typeof from === 'string' && typeof to === 'string' && editDistance(from, to) <= longestTypo
}

function comparabilityOfOne(tree: Tree, change: Change): Comparability {
  switch (change.kind) {
    case 'set':
      return comparabilityOfValue(change.node.kind, change.attribute)
    case 'insert': {
      const node = readMember(change.place.parent, change.place.list, change.content)
      // A question that comes in the place of others splits or merges them.
      if (node && nodesUnder(node).some(({ values }) => values.has('replaces'))) return 'meaning'
      return change.place.parent.kind === 'question' ? 'options' : 'none'
    }
    case 'remove':
      return change.place.parent.kind === 'question' ? 'options' : 'none'
    case 'move':
      return comparabilityOfMove(tree, tree.nodes.get(keyOf(change.node)))
  }
}

/** Order matters on a scale, and where conditions look back. A node that the document does not have yet is new. */
function comparabilityOfMove(tree: Tree, node: TreeNode | undefined): Comparability {
  switch (node?.name.kind) {
    case 'point':
      return 'options'
    case 'option':
      return isAmongBands(node) ? 'options' : 'none'
    case 'page':
    case 'question':
      return isInConditions(tree, node) ? 'reach' : 'none'
    case 'questionnaire':
    case 'helpResource':
    case 'row':
    case undefined:
      return 'none'
  }
}

function isAmongBands({ parent, list }: TreeNode): boolean {
  return (parent?.lists.get(list) ?? []).some(({ values }) => values.has('from') || values.has('to'))
}

function isInConditions(tree: Tree, node: TreeNode): boolean {
  const questions = nodesUnder(node).filter(({ name }) => name.kind === 'question')
  if (questions.some(({ values }) => values.has('showIf'))) return true
  const lookedAt = new Set([...tree.nodes.values()].flatMap(({ values }) => questionsIn(values.get('showIf'))))
  return questions.some(({ id }) => id !== undefined && lookedAt.has(id))
}

function questionsIn(condition: Json | undefined): readonly string[] {
  if (typeof condition !== 'object' || condition === null) return []
  const inside = Object.values(condition as JsonObject).flatMap(questionsIn)
  const question = Object.hasOwn(condition, 'question') ? (condition as JsonObject).question : undefined
  return typeof question === 'string' ? [question, ...inside] : inside
}
