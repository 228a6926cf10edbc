import { nodesUnder, readMember } from '../algebra/tree.js'
import type { Change, NodeName } from '../change.js'

/** A question that an insert brings or a removal takes, and the questions that it says it comes from. */
export type CarriedQuestion = {
  readonly node: NodeName & { readonly id: string }
  readonly replaces: readonly string[]
}

/** The questions in what is inserted or removed. */
export function questionsIn({
  place,
  content,
}: Extract<Change, { kind: 'insert' | 'remove' }>): readonly CarriedQuestion[] {
  const member = readMember(place.parent, place.list, content)
  return (member ? nodesUnder(member) : []).flatMap(({ name, values }) =>
    name.kind === 'question' ? [{ node: name, replaces: idsIn(values.get('replaces')) }] : [],
  )
}

/** The ids in the value of `replaces`; none in any other value. */
export function idsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
}
