import { fingerprint } from '../questionnaire/canonical.js'
import type { NodeName } from '../questionnaire/change.js'
import type { Bilingual } from '../questionnaire/questionnaire.js'
import { type Acting, deed, type Outcome, refused, type ReviewAct } from './acting.js'
import { type Foresight, foresee } from './foresight.js'
import type { Edit } from './rebase.js'
import type { Cause, Draft } from './review.js'

export type NotRevised =
  | Exclude<Foresight, { kind: 'fits' }>
  | { readonly kind: 'no-draft' }
  | { readonly kind: 'returns'; readonly nodes: readonly NodeName[] }

export type Editing = Edit & {
  readonly reason: Bilingual
  readonly declared?: 'typo' | 'meaning'
  readonly sameAsBefore?: boolean
}

export type Edited = { readonly kind: 'revised'; readonly revision: number } | NotRevised

/** An editor's own revision of the draft. */
export function edit({ reason, ...editing }: Editing): ReviewAct<Edited> {
  return {
    act: (acting) => {
      const { draft } = acting.review
      if (!draft) return refused({ kind: 'no-draft' })
      return revise(acting, draft, {
        ...editing,
        edit: editing,
        because: () => ({ kind: 'direct', reason: acting.utter(reason) }),
      })
    },
  }
}

export type Revising = {
  readonly edit: Edit
  readonly declared?: 'typo' | 'meaning'
  readonly sameAsBefore?: boolean
  /** Asked for only when the revision is made. */
  readonly because: Cause | (() => Cause)
}

/** The next revision of the draft, or why it cannot be made. */
export function revise(acting: Acting, draft: Draft, revising: Revising): Outcome<Edited> {
  const { edit: wanted, declared, sameAsBefore, because } = revising
  const foresight = foresee(draft, wanted, declared)
  if (foresight.kind !== 'fits') return refused(foresight)
  if (foresight.returning.length > 0 && !sameAsBefore) return refused({ kind: 'returns', nodes: foresight.returning })
  const revision = draft.revisions.length
  const body = {
    revision,
    changes: foresight.changes,
    fingerprint: fingerprint(foresight.document),
    comparability: foresight.comparability,
    because: typeof because === 'function' ? because() : because,
  }
  return { result: { kind: 'revised', revision }, deeds: [deed(acting, 'revision-made', body)] }
}
