import type { Standing } from '../questionnaire/change.js'
import { apply } from '../questionnaire/apply.js'
import { comparabilityOf } from '../questionnaire/comparability.js'
import { shapeProblems } from '../questionnaire/problem/shape.js'
import type { Problem } from '../questionnaire/problem.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import { deed, refused, type ReviewAct } from './acting.js'
import type { Category } from './category.js'
import type { Edit } from './rebase.js'
import { documentAt, isUndecided, standingOf, type Standing as ProposalStanding } from './review.js'

/** Words in one language at least. */
export type Words = { readonly [L in Locale]?: string }

export type Proposing = Edit & {
  readonly question?: string
  readonly categories: readonly Category[]
  readonly reason: Words
}

export type Proposed =
  | { readonly kind: 'proposed'; readonly proposal: number }
  | { readonly kind: 'no-draft' }
  | { readonly kind: 'changes-nothing' }
  | { readonly kind: 'does-not-fit'; readonly stands?: Standing }
  | { readonly kind: 'shapeless'; readonly problems: readonly Problem[] }

/** Asks for changes of a revision of the draft, which may have moved on since. */
export function propose({ madeOn, changes, question, categories, reason }: Proposing): ReviewAct<Proposed> {
  return {
    act: (acting) => {
      const { draft, proposals } = acting.review
      if (!draft) return refused({ kind: 'no-draft' })
      if (!(madeOn >= 0 && madeOn < draft.revisions.length)) return refused({ kind: 'does-not-fit' })
      const base = documentAt(draft, madeOn)
      const applied = apply(base, changes)
      if (applied.kind === 'does-not-fit') return refused({ kind: 'does-not-fit', stands: applied.stands })
      if (changes.length === 0) return refused({ kind: 'changes-nothing' })
      const problems = shapeProblems(applied.document)
      if (problems.length > 0) return refused({ kind: 'shapeless', problems })
      const proposal = proposals.size + 1
      const body = {
        proposal,
        madeOn,
        ...(question === undefined ? {} : { question }),
        categories,
        comparability: comparabilityOf(base, changes),
        changes: acting.utter(changes),
        reason: acting.utter(reason),
      }
      return { result: { kind: 'proposed', proposal }, deeds: [deed(acting, 'proposal-made', body)] }
    },
  }
}

export type Withdrawn =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-theirs' }
  | { readonly kind: 'decided'; readonly standing: ProposalStanding }

/** Takes one's own proposal back, while nothing is decided about it. */
export function withdraw(number: number): ReviewAct<Withdrawn> {
  return {
    act: (acting) => {
      const proposal = acting.review.proposals.get(number)
      if (!proposal) return refused({ kind: 'unknown' })
      if (proposal.by !== acting.by) return refused({ kind: 'not-theirs' })
      if (!isUndecided(proposal)) return refused({ kind: 'decided', standing: standingOf(proposal) })
      return { result: { kind: 'withdrawn' }, deeds: [deed(acting, 'proposal-withdrawn', { proposal: number })] }
    },
  }
}

export type StanceTaken =
  | { readonly kind: 'taken' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'own-proposal' }
  | { readonly kind: 'decided'; readonly standing: ProposalStanding }

export type TakingStance = {
  readonly proposal: number
  readonly stance: 'support' | 'concern' | 'none'
  readonly reason?: Words
}

/** Supports another member's proposal, states a concern about it, or takes either back. */
export function takeStance({ proposal: number, stance, reason }: TakingStance): ReviewAct<StanceTaken> {
  return {
    act: (acting) => {
      const proposal = acting.review.proposals.get(number)
      if (!proposal) return refused({ kind: 'unknown' })
      if (proposal.by === acting.by) return refused({ kind: 'own-proposal' })
      if (!isUndecided(proposal)) return refused({ kind: 'decided', standing: standingOf(proposal) })
      const body = { proposal: number, stance, ...(reason ? { reason: acting.utter(reason) } : {}) }
      return { result: { kind: 'taken' }, deeds: [deed(acting, 'stance-taken', body)] }
    },
  }
}
