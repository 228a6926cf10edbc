import type { JsonObject } from './change.js'
import type { Problem } from './problem.js'
import { shapeProblems } from './problem/shape.js'
import { problemsOf } from './problems.js'
import type { Questionnaire } from './questionnaire.js'

/** What is wrong with a document that was not wrong with the one before. The meaning is asked only of what has the shape. */
export function newProblems(before: JsonObject, after: JsonObject): readonly Problem[] {
  const known = new Set(problemsIn(before).map(signOf))
  return problemsIn(after).filter((problem) => !known.has(signOf(problem)))
}

function problemsIn(document: JsonObject): readonly Problem[] {
  const shape = shapeProblems(document)
  return shape.length > 0 ? shape : problemsOf(document as unknown as Questionnaire)
}

function signOf({ code, path, values }: Problem): string {
  return JSON.stringify([code, path, values])
}
