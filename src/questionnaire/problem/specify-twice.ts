import { errorAt } from '../problem.js'
import { placedOptions, placedQuestions, type Rule } from './rule.js'

/** A question has one field for words beside an option, so at most one of its options asks for them. */
export const specifyTwice: Rule = (questionnaire) =>
  placedQuestions(questionnaire).flatMap((placed) =>
    placedOptions(placed)
      .filter(({ node }) => node.specify)
      .slice(1)
      .map(({ path }) => errorAt(`${path}/specify`, 'specify-twice')),
  )
