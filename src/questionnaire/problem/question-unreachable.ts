import { warningAt } from '../problem.js'
import { reachableQuestions } from '../reach.js'
import { placedQuestions, type Rule } from './rule.js'

/** Some answers lead to every question. Silent where there are too many cases to be sure. */
export const questionUnreachable: Rule = (questionnaire) => {
  const reach = reachableQuestions(questionnaire)
  if (!reach.isComplete) return []
  return placedQuestions(questionnaire)
    .filter(({ node }) => !reach.questions.has(node.id))
    .map(({ node, path }) => warningAt(path, 'question-unreachable', { question: node.id }))
}
