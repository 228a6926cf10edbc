import { pipeline } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
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
  const bytes = pipeline(copied, copiedText(Buffer.alloc(0)), () => undefined)
  try {
    for await (const line of linesOf(bytes)) yield JSON.parse(line) as ResponseAnswers
  } finally {
    bytes.destroy()
  }
}

/** Not by `readline`, to which the line and paragraph separators that someone typed end a line too. */
async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let begun = ''
  for await (const chunk of bytes) {
    const lines = `${begun}${decoder.write(chunk)}`.split('\n')
    begun = lines.pop() as string
    yield* lines
  }
}
