import { pipeline, type Readable } from 'node:stream'
import { copiedText } from '../database/copied-text.js'
import { copyOut, literal } from '../database/copy-out.js'
import { publicHeader } from './public-rows.js'
import type { Release } from './release-store.js'

/**
 * The public file of a release as CSV, at the reader's pace: the same bytes each time, since rows have had their random
 * ids and with them their order since it was made. `url` signs in as the analyst.
 */
export async function publicFile(url: string, consultation: string, release: Release): Promise<Readable> {
  const copied = await copyOut({
    url,
    sql: `copy (
      select id || ',' || line || E'\\r\\n' from public_row
      where consultation = ${literal(consultation)} and release = ${release.number} order by id
    ) to stdout (format binary)`,
  })
  const header = Buffer.from(`\uFEFF${publicHeader(release.rowFile)}\r\n`)
  return pipeline(copied, copiedText(header), () => undefined)
}
