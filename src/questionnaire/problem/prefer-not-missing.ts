import { errorAt } from '../problem.js'
import { placedOptions, placedPoints, placedQuestions, type Rule } from './rule.js'

const closedKinds = new Set(['single', 'multiple', 'scale', 'matrix'])

/** A sensitive question with given answers offers "prefer not to answer". A ranking is left out: it has no place for it. */
export const preferNotMissing: Rule = (questionnaire) =>
  placedQuestions(questionnaire)
    .filter(({ node }) => node.sensitive && closedKinds.has(node.kind))
    .filter(
      (placed) => ![...placedOptions(placed), ...placedPoints(placed)].some(({ node }) => node.code === 'prefer_not'),
    )
    .map(({ path }) => errorAt(path, 'prefer-not-missing'))
