import type { Locale } from '../questionnaire/questionnaire.js'
import { deed, refused, type ReviewAct } from './acting.js'
import type { Passage } from './review.js'

export type Commenting = {
  readonly question: string
  readonly passage?: Passage
  readonly replyTo?: number
  /** The language that it is written in. */
  readonly locale: Locale
  readonly words: string
}

export type Commented =
  | { readonly kind: 'commented'; readonly comment: number }
  | { readonly kind: 'no-draft' }
  | { readonly kind: 'unknown' }

/** Says something about a question of the draft, or in reply to what somebody said about it. */
export function comment({ question, passage, replyTo, locale, words }: Commenting): ReviewAct<Commented> {
  return {
    act: (acting) => {
      const { draft, comments } = acting.review
      if (!draft) return refused({ kind: 'no-draft' })
      if (replyTo !== undefined && comments.get(replyTo)?.question !== question) return refused({ kind: 'unknown' })
      const number = comments.size + 1
      const body = {
        comment: number,
        question,
        locale,
        words: acting.utter(words),
        ...(passage ? { passage } : {}),
        ...(replyTo === undefined ? {} : { replyTo }),
      }
      return { result: { kind: 'commented', comment: number }, deeds: [deed(acting, 'comment-made', body)] }
    },
  }
}
