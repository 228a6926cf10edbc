import { keyOf } from '../questionnaire/algebra/node-kind.js'
import type { Bilingual, Locale } from '../questionnaire/questionnaire.js'
import { deed, refused, type ReviewAct } from './acting.js'
import { obligationsOf } from './obligation.js'
import { hasMovedSince, type TextName } from './text-name.js'

export type Waiving = TextName & {
  readonly locale: Locale
  readonly reason: Bilingual
  /** The last revision when whoever waives it read the text; without one, they have seen it as it stands. */
  readonly madeOn?: number
}

export type Waived =
  | { readonly kind: 'waived' }
  | { readonly kind: 'not-owed' }
  /** Somebody changed the text since, in one language or both. */
  | { readonly kind: 'moved-on' }

/** Says that a text stays as it is though its twin has changed. */
export function waive({ node, attribute, locale, reason, madeOn }: Waiving): ReviewAct<Waived> {
  return {
    act: (acting) => {
      const { draft } = acting.review
      if (!draft) return refused({ kind: 'not-owed' })
      if (madeOn !== undefined && hasMovedSince(draft, { node, attribute }, madeOn))
        return refused({ kind: 'moved-on' })
      const isOwed = obligationsOf(acting.review).some(
        (owed) => keyOf(owed.node) === keyOf(node) && owed.attribute === attribute && owed.locale === locale,
      )
      if (!isOwed) return refused({ kind: 'not-owed' })
      const revision = draft.revisions.length - 1
      const body = { node, attribute, locale, revision, reason: acting.utter(reason) }
      return { result: { kind: 'waived' }, deeds: [deed(acting, 'obligation-waived', body)] }
    },
  }
}
