import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream'
import { copiedText } from '../database/copied-text.js'
import { copyOut, literal } from '../database/copy-out.js'
import type { ResponseAnswers } from '../questionnaire/response-answers.js'

/**
 * The answers of each mixed response that no release has counted, one after the other and at the reader's pace, read with
 * the analyst's rights. The order says nothing.
 */
export async function* readUnreleased(url: string, consultation: string): AsyncGenerator<ResponseAnswers> {
  const copied = await copyOut({
    url,
    sql: `copy (
      select answers::text || E'\\n' from unreleased_response where consultation = ${literal(consultation)}
    ) to stdout (format binary)`,
  })
  const lines = pipeline(copied, copiedText(Buffer.alloc(0)), () => undefined)
  try {
    for await (const line of createInterface({ input: lines, crlfDelay: Infinity })) {
      yield JSON.parse(line) as ResponseAnswers
    }
    if (lines.errored) throw lines.errored
  } finally {
    lines.destroy()
  }
}
