import type { Change } from '../questionnaire/change.js'
import type { Bilingual } from '../questionnaire/questionnaire.js'
import { type Acting, deed, refused, type ReviewAct } from './acting.js'
import type { Edit } from './rebase.js'
import { isUndecided, type Outcome, type Proposal, type Review, standingOf, type Standing } from './review.js'
import { type NotRevised, revise } from './revise.js'

export type Accepting = {
  readonly proposal: number
  /** In both languages: it is published with the decision. */
  readonly reason: Bilingual
  /** The revision that the editor saw: what moved since is looked at first. */
  readonly seen?: number
  /** Made instead of what was proposed: the proposal is accepted with modifications. */
  readonly instead?: Edit
  /** What the editor says of the changes where no rule can tell. */
  readonly declared?: 'typo' | 'meaning'
  /** Ids that an earlier revision took away come back, and the editor says that they are the same. */
  readonly sameAsBefore?: boolean
}

export type NotDecided =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'decided'; readonly standing: Standing }
  /** What was proposed has been erased. */
  | { readonly kind: 'erased' }
  /** The draft is no longer what the editor saw. */
  | { readonly kind: 'moved-on' }

export type Accepted = { readonly kind: 'accepted'; readonly revision: number } | NotDecided | NotRevised

/** Makes what a proposal asks for the next revision of the draft, with the decision that says why. */
export function accept(accepting: Accepting): ReviewAct<Accepted> {
  const { proposal: number, reason, instead, seen } = accepting
  return {
    needs: (review) => changesOf(review, number),
    act: (acting) => {
      const found = findUndecided(acting, number)
      if (found.kind !== 'found') return refused(found)
      const { draft } = acting.review
      if (!draft) return refused({ kind: 'no-draft' })
      if (seen !== undefined && seen !== draft.revisions.length - 1) return refused({ kind: 'moved-on' })
      const edit = instead ?? proposedEdit(acting, found.proposal)
      if (!edit) return refused({ kind: 'erased' })
      const made = revise(acting, draft, { ...accepting, edit, because: { kind: 'decision', proposal: number } })
      if (made.result.kind !== 'revised') return refused(made.result)
      const { revision } = made.result
      const outcome = instead ? 'accepted-modified' : 'accepted'
      const decision = { proposal: number, outcome, reason: acting.utter(reason), revision } as const
      return {
        result: { kind: 'accepted', revision },
        deeds: [deed(acting, 'decision-made', decision), ...made.deeds],
      }
    },
  }
}

export type Settling = {
  readonly proposal: number
  readonly outcome: Exclude<Outcome, 'accepted' | 'accepted-modified'>
  readonly reason: Bilingual
  /** Of a superseded one: the proposal that covers it. */
  readonly supersededBy?: number
}

export type Settled = { readonly kind: 'settled' } | NotDecided | { readonly kind: 'covering-unknown' }

/** Declines or defers a proposal, or says that another covers it; the draft stays as it is. */
export function settle({ proposal: number, outcome, reason, supersededBy }: Settling): ReviewAct<Settled> {
  return {
    act: (acting) => {
      const found = findUndecided(acting, number)
      if (found.kind !== 'found') return refused(found)
      const isCovered = supersededBy !== undefined && supersededBy !== number
      if (outcome === 'superseded' && !(isCovered && acting.review.proposals.has(supersededBy)))
        return refused({ kind: 'covering-unknown' })
      const covering = outcome === 'superseded' && isCovered ? { supersededBy } : {}
      const body = { proposal: number, outcome, reason: acting.utter(reason), ...covering }
      return { result: { kind: 'settled' }, deeds: [deed(acting, 'decision-made', body)] }
    },
  }
}

/** The utterance that holds what a proposal asks for. */
export function changesOf({ proposals }: Review, number: number): readonly string[] {
  const proposal = proposals.get(number)
  return proposal ? [proposal.changes.utterance] : []
}

function proposedEdit({ said }: Acting, { madeOn, changes }: Proposal): Edit | undefined {
  const content = said.get(changes.utterance)
  return content === undefined ? undefined : { madeOn, changes: content as unknown as readonly Change[] }
}

function findUndecided(
  { review }: Acting,
  number: number,
): { readonly kind: 'found'; readonly proposal: Proposal } | NotDecided {
  const proposal = review.proposals.get(number)
  if (!proposal) return { kind: 'unknown' }
  return isUndecided(proposal) ? { kind: 'found', proposal } : { kind: 'decided', standing: standingOf(proposal) }
}
