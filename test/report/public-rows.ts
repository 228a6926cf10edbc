import { type PublicRow, rowFileOf } from '../../src/report/row-file.js'
import type { Sharing } from '../../src/report/sharing.js'
import type { Counted } from '../../src/report/tally.js'

/** In the order of the responses; in the file they stand by random ids. */
export function publicRows(
  sharing: Sharing,
  responses: readonly Counted[],
  demographic?: string,
): readonly PublicRow[] | undefined {
  const file = rowFileOf(sharing, demographic)
  return file && responses.map(({ answers }) => file.rowOf(answers))
}
