import { keyOf } from '../questionnaire/algebra/node-kind.js'
import { nodesUnder, readMember, readTree, type TreeNode } from '../questionnaire/algebra/tree.js'
import type { Change, JsonObject, NodeName } from '../questionnaire/change.js'
import { factsOf, isText } from '../questionnaire/facts.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { Cause, Draft, Revision } from './review.js'

/** A text of the draft in one language, and the revision that gave it: 0 is the first document. */
export type Blamed = {
  readonly node: NodeName
  readonly attribute: string
  readonly locale: Locale
  readonly words: string
  readonly revision: number
  readonly because: Cause
}

/**
 * Where each text of the draft, as that revision left it, comes from: the last revision that set it, or that brought its
 * node back. In the order of the document.
 */
export function blame({ first, revisions }: Draft, document: JsonObject, upTo: number): readonly Blamed[] {
  const givers = new Map<string, number>()
  for (const node of nodesUnder(readTree(first).root)) giveAll(givers, node, 0)
  for (const revision of revisions.slice(1, upTo + 1)) takeRevision(givers, revision)
  return nodesUnder(readTree(document).root).flatMap((node) =>
    textsOf(node).map(({ attribute, locale, words }) => {
      const revision = givers.get(keyOfFact(node.name, attribute, locale))!
      return { node: node.name, attribute, locale, words, revision, because: revisions[revision]!.because }
    }),
  )
}

function takeRevision(givers: Map<string, number>, { number, changes }: Revision): void {
  for (const change of changes) takeChange(givers, change, number)
}

/** What is removed needs no forgetting: what comes back is given anew. */
function takeChange(givers: Map<string, number>, change: Change, number: number): void {
  if (change.kind === 'set') givers.set(keyOfFact(change.node, change.attribute, change.locale), number)
  if (change.kind !== 'insert') return
  const inserted = readMember(change.place.parent, change.place.list, change.content)
  for (const node of inserted ? nodesUnder(inserted) : []) giveAll(givers, node, number)
}

function giveAll(givers: Map<string, number>, node: TreeNode, number: number): void {
  for (const { attribute, locale } of factsOf(node).values())
    givers.set(keyOfFact(node.name, attribute, locale), number)
}

function textsOf({ values }: TreeNode): readonly Pick<Blamed, 'attribute' | 'locale' | 'words'>[] {
  return [...values].flatMap(([attribute, value]) =>
    isText(value)
      ? Object.entries(value).map(([locale, words]) => ({
          attribute,
          locale: locale as Locale,
          words: String(words as string),
        }))
      : [],
  )
}

function keyOfFact(node: NodeName, attribute: string, locale?: Locale): string {
  return JSON.stringify([keyOf(node), attribute, locale])
}
