import type { Answer, Answers } from './answers.js'
import { findQuestion } from './find-question.js'
import type { Condition, Question, Questionnaire } from './questionnaire.js'

/**
 * Whether the answers meet the condition. A question without an answer meets nothing, so only `not` can be met by
 * silence. Give it the answers of shown questions only: `shownQuestions` does, page by page.
 */
export function holds(condition: Condition, answers: Answers, questionnaire: Questionnaire): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers, questionnaire))
  if ('any' in condition) return condition.any.some((part) => holds(part, answers, questionnaire))
  if ('not' in condition) return !holds(condition.not, answers, questionnaire)

  const answer = answers.get(condition.question)
  if (answer === undefined) return false
  if ('answered' in condition) return true
  if ('is' in condition) return answer === condition.is
  if ('includes' in condition) return Array.isArray(answer) && answer.includes(condition.includes)

  const measured = measure(findQuestion(questionnaire, condition.question), answer)
  if (measured === undefined) return false
  return 'atLeast' in condition ? measured >= condition.atLeast : measured <= condition.atMost
}

/** The number that an answer stands for: itself, or the value of the chosen point; undefined where there is none. */
function measure(question: Question | undefined, answer: Answer): number | undefined {
  if (typeof answer === 'number') return answer
  return question?.kind === 'scale' ? question.points.find((point) => point.code === answer)?.value : undefined
}

/** A condition that compares with one question, joined to no other. */
export type Comparison = Extract<Condition, { readonly question: string }>

/** The comparisons that a condition is made of, from left to right. */
export function comparisonsOf(condition: Condition): readonly Comparison[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsOf)
  if ('any' in condition) return condition.any.flatMap(comparisonsOf)
  if ('not' in condition) return comparisonsOf(condition.not)
  return [condition]
}
