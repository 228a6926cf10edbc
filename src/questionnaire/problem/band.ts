import { errorAt, type Problem } from '../problem.js'
import type { Option, Questionnaire } from '../questionnaire.js'
import { type Placed, placedOptions, placedQuestions, type Rule } from './rule.js'

type Neighbours = { readonly lower: Placed<Option>; readonly upper: Placed<Option>; readonly step: number }

/** No number belongs to two options. */
export const bandOverlap: Rule = (questionnaire) =>
  problemsBetween(questionnaire, 'band-overlap', ({ step }) => step < 1)

/** No whole number between the lowest band and the highest belongs to none. */
export const bandGap: Rule = (questionnaire) => problemsBetween(questionnaire, 'band-gap', ({ step }) => step > 1)

function problemsBetween(
  questionnaire: Questionnaire,
  code: string,
  isAtFault: (neighbours: Neighbours) => boolean,
): readonly Problem[] {
  return placedQuestions(questionnaire)
    .flatMap((placed) => neighbours(placedOptions(placed)))
    .filter(isAtFault)
    .map(({ lower, upper }) => errorAt(upper.path, code, { lower: lower.node.code, upper: upper.node.code }))
}

/** Each band and the next one up; `step` is how far the one's first number lies above the other's last. */
function neighbours(options: readonly Placed<Option>[]): readonly Neighbours[] {
  const bands = options
    .filter(({ node }) => node.from !== undefined || node.to !== undefined)
    .toSorted((a, b) => first(a) - first(b) || 0)
  return bands.slice(1).map((upper, index) => {
    const lower = bands[index] as Placed<Option>
    return { lower, upper, step: first(upper) - last(lower) }
  })
}

function first({ node }: Placed<Option>): number {
  return node.from ?? -Infinity
}

function last({ node }: Placed<Option>): number {
  return node.to ?? Infinity
}
