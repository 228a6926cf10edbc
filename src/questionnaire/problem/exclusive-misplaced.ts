import { errorAt } from '../problem.js'
import { placedOptions, placedQuestions, type Rule } from './rule.js'

/** Only where several options can be chosen can one of them stand alone. */
export const exclusiveMisplaced: Rule = (questionnaire) =>
  placedQuestions(questionnaire)
    .filter(({ node }) => node.kind !== 'multiple')
    .flatMap(placedOptions)
    .filter(({ node }) => node.exclusive)
    .map(({ path }) => errorAt(`${path}/exclusive`, 'exclusive-misplaced'))
