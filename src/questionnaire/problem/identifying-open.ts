import { errorAt } from '../problem.js'
import { placedQuestions, type Rule } from './rule.js'

/** A question by which people could be told apart gives its answers, so that they fall into groups that can be counted. */
export const identifyingOpen: Rule = (questionnaire) =>
  placedQuestions(questionnaire)
    .filter(({ node }) => node.identifying && node.kind !== 'single' && node.kind !== 'multiple')
    .map(({ path }) => errorAt(path, 'identifying-open'))
