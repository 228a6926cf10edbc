import { errorAt, type Problem } from '../problem.js'
import type { Option, Question } from '../questionnaire.js'
import { type Placed, placedOptions, placedQuestions, type Rule } from './rule.js'

/** In code points: some 1,600 words, more than a page of a form should ask for. */
export const longestText = 10_000

/** Limits leave room for an answer: none is above what its counterpart, or the number of options, allows. */
export const bounds: Rule = (questionnaire) =>
  placedQuestions(questionnaire).flatMap((placed) => [...ofQuestion(placed), ...placedOptions(placed).flatMap(ofBand)])

function ofQuestion({ node, path }: Placed<Question>): readonly Problem[] {
  switch (node.kind) {
    case 'multiple': {
      const together = node.options.filter((option) => !option.exclusive).length
      const { min = 0, max = together } = node
      return [
        ...within(`${path}/max`, max, 1, node.options.length),
        ...within(`${path}/min`, min, 0, Math.min(max, together)),
      ]
    }
    case 'ranking':
      return within(`${path}/max`, node.max, 1, node.options.length)
    case 'short-text':
    case 'long-text':
      return within(`${path}/maxLength`, node.maxLength, 1, longestText)
    case 'number':
      return within(`${path}/min`, node.min ?? -Infinity, -Infinity, node.max ?? Infinity)
    case 'single':
    case 'scale':
    case 'matrix':
      return []
  }
}

function ofBand({ node: { from, to }, path }: Placed<Option>): readonly Problem[] {
  return within(`${path}/from`, from ?? -Infinity, -Infinity, to ?? Infinity)
}

function within(path: string, value: number, least: number, most: number): readonly Problem[] {
  if (value < least) return [errorAt(path, 'bounds', { value, limit: least })]
  return value > most ? [errorAt(path, 'bounds', { value, limit: most })] : []
}
