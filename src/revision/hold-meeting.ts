import type { Bilingual } from '../questionnaire/questionnaire.js'
import { deed, type ReviewAct } from './acting.js'

export type Holding = {
  readonly place: Bilingual
  /** Days, both included. */
  readonly from: string
  readonly to: string
  /** Who was there, one a line. */
  readonly present: string
}

/** Notes that the roundtable met, which its minutes are about. */
export function holdMeeting({
  present,
  ...holding
}: Holding): ReviewAct<{ readonly kind: 'held'; readonly meeting: number }> {
  return {
    act: (acting) => {
      const meeting = acting.review.meetings.length + 1
      const body = { meeting, ...holding, present: acting.utter(present) }
      return { result: { kind: 'held', meeting }, deeds: [deed(acting, 'meeting-held', body)] }
    },
  }
}
