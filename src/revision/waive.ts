import { keyOf } from '../questionnaire/algebra/node-kind.js'
import type { NodeName } from '../questionnaire/change.js'
import type { Bilingual, Locale } from '../questionnaire/questionnaire.js'
import { deed, refused, type ReviewAct } from './acting.js'
import { obligationsOf } from './obligation.js'

export type Waiving = {
  readonly node: NodeName
  readonly attribute: string
  readonly locale: Locale
  readonly reason: Bilingual
}

export type Waived = { readonly kind: 'waived' } | { readonly kind: 'not-owed' }

/** Says that a text stays as it is though its twin has changed. */
export function waive({ node, attribute, locale, reason }: Waiving): ReviewAct<Waived> {
  return {
    act: (acting) => {
      const { draft } = acting.review
      const isOwed = obligationsOf(acting.review).some(
        (owed) => keyOf(owed.node) === keyOf(node) && owed.attribute === attribute && owed.locale === locale,
      )
      if (!draft || !isOwed) return refused({ kind: 'not-owed' })
      const revision = draft.revisions.length - 1
      const body = { node, attribute, locale, revision, reason: acting.utter(reason) }
      return { result: { kind: 'waived' }, deeds: [deed(acting, 'obligation-waived', body)] }
    },
  }
}
