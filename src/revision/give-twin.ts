import type { Bilingual, Locale } from '../questionnaire/questionnaire.js'
import { refused, type ReviewAct } from './acting.js'
import { type Edited, revise } from './revise.js'
import { hasMovedSince, type TextName, wordsAt } from './text-name.js'

export type GivingTwin = TextName & {
  /** The language given. */
  readonly locale: Locale
  readonly words: string
  readonly reason: Bilingual
  /** The last revision when its giver read the text. */
  readonly madeOn: number
}

export type TwinGiven =
  | Edited
  /** Somebody changed the text since, in one language or both. */
  | { readonly kind: 'moved-on' }
  | { readonly kind: 'text-gone' }

/** Gives a text in one language what it says in the other, as a revision by an editor. */
export function giveTwin({ madeOn, words, reason, ...text }: GivingTwin): ReviewAct<TwinGiven> {
  return {
    act: (acting) => {
      const { draft } = acting.review
      if (!draft) return refused({ kind: 'no-draft' })
      const stands = wordsAt(draft.document, text)
      if (!stands) return refused({ kind: 'text-gone' })
      if (hasMovedSince(draft, text, madeOn)) return refused({ kind: 'moved-on' })
      const from = stands[text.locale]
      const change = { kind: 'set', ...text, ...(from === undefined ? {} : { from }), to: words } as const
      return revise(acting, draft, {
        edit: { madeOn: draft.revisions.length - 1, changes: [change] },
        because: () => ({ kind: 'direct', reason: acting.utter(reason) }),
      })
    },
  }
}
