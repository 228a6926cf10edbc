import type { Locale, Questionnaire } from '../../questionnaire/questionnaire.js'
import { aroundCourtsTopics } from './around-courts.js'
import { courtTopics } from './courts.js'
import { generalTopics } from './general.js'

/** What texts are about. `{where}` and `{who}` are filled in; each sentence stands by itself. */
export type Topic = {
  readonly id: string
  /** How often it comes up, beside the others. */
  readonly weight: number
  readonly care: number
  readonly trust: number
} & { readonly [L in Locale]: TopicWords }

export type TopicWords = {
  readonly seen: readonly string[]
  readonly wish: readonly string[]
  readonly because: readonly string[]
}

/** What people would write about here: justice where the questionnaire is about it, else what comes up anywhere. */
export function topicsFor({ title }: Questionnaire): readonly Topic[] {
  return /justice/i.test(title.en)
    ? [...courtTopics, ...aroundCourtsTopics, ...generalTopics.slice(0, 2)]
    : generalTopics
}
