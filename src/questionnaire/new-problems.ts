import type { JsonObject } from './change.js'
import type { Problem } from './problem.js'
import { shapeProblems } from './problem/shape.js'
import { problemsOf } from './problems.js'
import type { Questionnaire } from './questionnaire.js'

/**
 * What is wrong with a document that was not wrong with the one before, wherever its parts stood. The meaning is asked
 * only of what has the shape.
 */
export function newProblems(before: JsonObject, after: JsonObject): readonly Problem[] {
  const known = new Set(problemsIn(before).map((problem) => signOf(before, problem)))
  return problemsIn(after).filter((problem) => !known.has(signOf(after, problem)))
}

function problemsIn(document: JsonObject): readonly Problem[] {
  const shape = shapeProblems(document)
  return shape.length > 0 ? shape : problemsOf(document as unknown as Questionnaire)
}

function signOf(document: JsonObject, { code, path, values }: Problem): string {
  return JSON.stringify([code, namedPath(document, path), values])
}

/** A pointer by ids and codes in the place of ordinals, and without the page that a question stands on. */
function namedPath(document: JsonObject, path: string): readonly string[] {
  let part: unknown = document
  let names: readonly string[] = []
  for (const step of path.split('/').slice(1)) {
    const isQuestion = names.at(-1) === 'questions'
    part = part === null || typeof part !== 'object' ? undefined : (part as { readonly [name: string]: unknown })[step]
    const { id, code } = (part ?? {}) as { readonly id?: unknown; readonly code?: unknown }
    const name = typeof id === 'string' ? id : typeof code === 'string' ? code : step
    names = isQuestion ? ['questions', name] : [...names, name]
  }
  return names
}
