import { errorAt } from '../problem.js'
import { placedItems, placedPages, placedQuestions, type Rule } from './rule.js'

/** Pages, questions and help resources share one set of ids: each becomes the HTML id of something. */
export const duplicateId: Rule = (questionnaire) => {
  const seen = new Set<string>()
  return [
    ...placedPages(questionnaire),
    ...placedQuestions(questionnaire),
    ...placedItems(questionnaire.helpResources ?? [], '/helpResources'),
  ].flatMap(({ node: { id }, path }) => {
    if (seen.has(id)) return [errorAt(`${path}/id`, 'duplicate-id', { id })]
    seen.add(id)
    return []
  })
}
