import { readJson } from './json-reader.js'
import type { Problem } from './problem.js'
import { shapeProblems } from './problem/shape.js'
import { problemsOf } from './problems.js'
import type { Questionnaire } from './questionnaire.js'

/** A questionnaire that can be published, or all that keeps it from being one. */
export type Parsed =
  | {
      readonly kind: 'questionnaire'
      readonly questionnaire: Questionnaire
      /** Warnings only. */
      readonly problems: readonly Problem[]
    }
  | { readonly kind: 'faulty'; readonly problems: readonly Problem[] }

/**
 * Reads a questionnaire document: first its JSON, then its shape, then its meaning. Each step names all its faults at
 * once, and the next is taken only when there are none.
 */
export function parse(source: string | Uint8Array): Parsed {
  const read = readJson(source)
  if (read.kind === 'faulty') return read
  const shape = shapeProblems(read.value)
  if (shape.length > 0) return { kind: 'faulty', problems: shape }
  const questionnaire = read.value as Questionnaire
  const problems = problemsOf(questionnaire)
  const isFaulty = problems.some(({ level }) => level === 'error')
  return isFaulty ? { kind: 'faulty', problems } : { kind: 'questionnaire', questionnaire, problems }
}
