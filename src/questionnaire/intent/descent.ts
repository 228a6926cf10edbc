import { keyOf } from '../algebra/node-kind.js'
import type { Change, NodeName } from '../change.js'
import { type CarriedQuestion, idsIn, questionsIn } from './carried-question.js'

/** For the key of a question that takes part in them: the splits and merges that it takes part in. */
export type Descent = ReadonlyMap<string, readonly SplitOrMerge[]>

export type SplitOrMerge = { readonly kind: 'split' | 'merge'; readonly node: NodeName }

/**
 * The splits and merges that changes tell of by `replaces`. Two questions that come from one split it, and so does one
 * that comes from a question that stays. One that comes from several merges them, and so does one that stays and takes
 * in another. One question for one is neither: it is a removal and a new question.
 */
export function descentIn(changes: readonly Change[]): Descent {
  const brought = changes.flatMap((change) => (change.kind === 'insert' ? questionsIn(change) : []))
  const taken = changes.flatMap((change) => (change.kind === 'remove' ? questionsIn(change) : []))
  const gone = new Set(taken.map(({ node }) => node.id))
  const descent = new Map<string, SplitOrMerge[]>()
  const note = (node: NodeName, each: SplitOrMerge) => {
    descent.set(keyOf(node), [...(descent.get(keyOf(node)) ?? []), each])
  }
  for (const heir of [...brought, ...changes.flatMap(takingIn)]) {
    for (const id of heir.replaces) {
      const each = splitOrMerge(heir, {
        id,
        heirs: heirsOf(id, brought),
        isGone: gone.has(id),
        stays: !brought.includes(heir),
      })
      if (!each) continue
      note(heir.node, each)
      if (gone.has(id)) note({ kind: 'question', id }, each)
    }
  }
  return descent
}

/** A question that stays and says anew what it comes from. */
function takingIn(change: Change): readonly CarriedQuestion[] {
  if (change.kind !== 'set' || change.node.kind !== 'question' || change.attribute !== 'replaces') return []
  const before = idsIn(change.from)
  const replaces = idsIn(change.to).filter((id) => !before.includes(id))
  return replaces.length > 0 ? [{ node: change.node, replaces }] : []
}

type Ancestor = {
  readonly id: string
  readonly heirs: number
  readonly isGone: boolean
  /** The heir stood before. */
  readonly stays: boolean
}

function splitOrMerge(
  { node, replaces }: CarriedQuestion,
  { id, heirs, isGone, stays }: Ancestor,
): SplitOrMerge | undefined {
  if (replaces.length > 1 || stays) return { kind: 'merge', node }
  return heirs > 1 || !isGone ? { kind: 'split', node: { kind: 'question', id } } : undefined
}

function heirsOf(id: string, brought: readonly CarriedQuestion[]): number {
  return brought.filter(({ replaces }) => replaces.includes(id)).length
}
