import type { Bilingual } from '../questionnaire/questionnaire.js'
import { deed, refused, type ReviewAct } from './acting.js'

export type Holding = {
  readonly place: Bilingual
  /** Days, both included. */
  readonly from: string
  readonly to: string
  /** Who was there, one a line: ids of people. */
  readonly present: string
  /** How many meetings whoever records it saw. */
  readonly after?: number
}

export type Held =
  | { readonly kind: 'held'; readonly meeting: number }
  /** Another was recorded since, which may be the same. */
  | { readonly kind: 'moved-on' }

/** Notes that the roundtable met, which its minutes are about. */
export function holdMeeting({ present, after, ...holding }: Holding): ReviewAct<Held> {
  return {
    act: (acting) => {
      const held = acting.review.meetings.length
      if (after !== undefined && after !== held) return refused({ kind: 'moved-on' })
      const body = { meeting: held + 1, ...holding, present: acting.utter(present) }
      return { result: { kind: 'held', meeting: held + 1 }, deeds: [deed(acting, 'meeting-held', body)] }
    },
  }
}
