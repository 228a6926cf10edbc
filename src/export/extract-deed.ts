import type { JsonObject } from '../questionnaire/change.js'
import type { Extract, ExtractFile } from './extract.js'
import type { Parameters } from './parameters.js'

/** What can be taken away. */
export type TakenFile = ExtractFile | 'bundle'

/** What a history says when an extract leaves: what was asked for and how many responses that was, nothing of what they say. */
export function extractBody(
  { file, versions }: Pick<Extract, 'versions'> & { readonly file: TakenFile },
  { language, from, to, labels, text, redacted, questions }: Parameters,
  responses: number,
): JsonObject {
  return {
    file,
    versions: versions.map(({ number }) => number),
    responses,
    ...(language !== undefined && { language }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(labels !== undefined && { labels }),
    ...(!text && { text }),
    ...(redacted && { redacted }),
    ...(questions.length > 0 && { questions }),
  }
}
