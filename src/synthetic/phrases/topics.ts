import type { Questionnaire } from '../../questionnaire/questionnaire.js'
import { aroundCourtsTopics } from './around-courts.js'
import { courtTopics } from './courts.js'
import { generalTopics } from './general.js'
import type { Topic } from './topic.js'

/** What people would write about here: justice where the questionnaire is about it, else what comes up anywhere. */
export function topicsFor({ title }: Questionnaire): readonly Topic[] {
  return /justice/i.test(title.en)
    ? [...courtTopics, ...aroundCourtsTopics, ...generalTopics.slice(0, 2)]
    : generalTopics
}
