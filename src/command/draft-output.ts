import type { JsonObject } from '../questionnaire/change.js'
import { parse } from '../questionnaire/parse.js'
import type { Io } from './command.js'
import { problemLines } from './problem-report.js'

/** Prints the document. That it is not whole yet is told beside it: each edit may be sound and their sum not. */
export function printDraft(document: JsonObject, { out, err }: Io): void {
  const text = JSON.stringify(document, null, 2)
  out(text)
  const { problems } = parse(text)
  for (const line of problemLines(problems.filter(({ level }) => level === 'error'))) err(line)
}
