import type { Comparison } from '../condition.js'
import { questionsOf } from '../find-question.js'
import { errorAt, type Problem } from '../problem.js'
import type { Question, Questionnaire } from '../questionnaire.js'
import { type PlacedComparison, placedComparisons, type Rule } from './rule.js'

/** Conditions look at a question that there is. */
export const conditionDangling: Rule = (questionnaire) =>
  placedComparisons(questionnaire)
    .filter(({ node }) => !sourceOf(questionnaire, node))
    .map(({ node, path }) => errorAt(path, 'condition-dangling', { question: node.question }))

/** Conditions look only at questions before their own. */
export const conditionForward: Rule = (questionnaire) =>
  checked(questionnaire, ({ node, path, question }, source) => {
    const order = questionsOf(questionnaire)
    return order.indexOf(source) < order.indexOf(question)
      ? []
      : [errorAt(path, 'condition-forward', { question: node.question })]
  })

/** A condition within a page is shown by a style sheet, which can tell one chosen option and nothing else. */
export const conditionSamePage: Rule = (questionnaire) =>
  checked(questionnaire, ({ node, path, page, question, alone }, source) => {
    const isOnOwnPage = source !== question && page.questions.includes(source)
    if (!isOnOwnPage || (alone && ('is' in node || 'includes' in node))) return []
    return [errorAt(path, 'condition-same-page', { question: node.question })]
  })

/** Each comparison suits the kind of question it looks at. */
export const conditionOperatorUnfit: Rule = (questionnaire) =>
  checked(questionnaire, ({ node, path }, source) =>
    suits(node, source) ? [] : [errorAt(path, 'condition-operator-unfit', { question: source.id, kind: source.kind })],
  )

/** The option that a condition waits for is one of that question's. */
export const conditionOptionUnknown: Rule = (questionnaire) =>
  checked(questionnaire, ({ node, path }, source) => {
    const code = 'is' in node ? node.is : 'includes' in node ? node.includes : undefined
    if (code === undefined || !suits(node, source) || hasCode(source, code)) return []
    return [errorAt(path, 'condition-option-unknown', { question: source.id, option: code })]
  })

function checked(
  questionnaire: Questionnaire,
  check: (comparison: PlacedComparison, source: Question) => readonly Problem[],
): readonly Problem[] {
  return placedComparisons(questionnaire).flatMap((comparison) => {
    const source = sourceOf(questionnaire, comparison.node)
    return source ? check(comparison, source) : []
  })
}

function sourceOf(questionnaire: Questionnaire, comparison: Comparison): Question | undefined {
  return questionsOf(questionnaire).find((question) => question.id === comparison.question)
}

function suits(comparison: Comparison, source: Question): boolean {
  if ('answered' in comparison) return true
  if ('is' in comparison) return source.kind === 'single' || source.kind === 'scale'
  if ('includes' in comparison) return source.kind === 'multiple' || source.kind === 'ranking'
  return (
    source.kind === 'number' || (source.kind === 'scale' && source.points.some((point) => point.value !== undefined))
  )
}

function hasCode(source: Question, code: string): boolean {
  if ('options' in source) return source.options.some((option) => option.code === code)
  return 'points' in source && source.points.some((point) => point.code === code)
}
