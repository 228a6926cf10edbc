import { pipeline } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { setImmediate as breathe } from 'node:timers/promises'
import { copiedText } from '../database/copied-text.js'
import { copyOut, literal } from '../database/copy-out.js'
import type { ResponseAnswers } from '../questionnaire/response-answers.js'

/** Many are there already when the first is; whoever asks for a page meanwhile would wait for all of them. */
const atOnce = 16

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
    let read = 0
    for await (const line of linesOf(bytes)) {
      yield JSON.parse(line) as ResponseAnswers
      if ((read += 1) % atOnce === 0) await breathe()
    }
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
