import { warningAt } from '../problem.js'
import { placedPoints, placedQuestions, type Rule } from './rule.js'

/** The values of a scale lie symmetrically around their middle, so that neither side is easier to choose. */
export const scaleUnbalanced: Rule = (questionnaire) =>
  placedQuestions(questionnaire)
    .filter(
      (placed) => !isBalanced(placedPoints(placed).flatMap(({ node }) => (node.offScale ? [] : (node.value ?? [])))),
    )
    .map(({ path }) => warningAt(`${path}/points`, 'scale-unbalanced'))

function isBalanced(values: readonly number[]): boolean {
  const upwards = values.toSorted((a, b) => a - b)
  const downwards = upwards.toReversed()
  const ends = (upwards[0] ?? 0) + (downwards[0] ?? 0)
  return upwards.every((value, index) => Math.abs(value + (downwards[index] ?? 0) - ends) < 1e-9)
}
