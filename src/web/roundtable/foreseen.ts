import type { JsonObject } from '../../questionnaire/change.js'
import { problemsOf } from '../../questionnaire/problems.js'
import type { Problem } from '../../questionnaire/problem.js'
import { shapeProblems } from '../../questionnaire/problem/shape.js'
import type { Questionnaire } from '../../questionnaire/questionnaire.js'
import type { Words } from '../words.js'

/** What is wrong with a document that was not wrong with the one before, as sentences. */
export function newFaults(before: JsonObject, after: JsonObject, words: Words): readonly string[] {
  const known = new Set(faultsOf(before).map(signOf))
  return sentencesOf(
    faultsOf(after).filter((problem) => !known.has(signOf(problem))),
    words,
  )
}

/** Each sentence once, however often it is true. */
export function sentencesOf(problems: readonly Problem[], words: Words): readonly string[] {
  return [...new Set(problems.map(({ code, values }) => words(`problem:${code}`, values)))]
}

function faultsOf(document: JsonObject): readonly Problem[] {
  const shape = shapeProblems(document)
  return shape.length > 0 ? shape : problemsOf(document as unknown as Questionnaire)
}

function signOf({ code, path, values }: Problem): string {
  return JSON.stringify([code, path, values])
}
