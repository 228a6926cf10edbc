import type { Problem } from '../../questionnaire/problem.js'
import type { Words } from '../words.js'

/** Each sentence once, however often it is true. */
export function problemSentences(problems: readonly Problem[], words: Words): readonly string[] {
  return [...new Set(problems.map(({ code, values }) => words(`problem:${code}`, values)))]
}
