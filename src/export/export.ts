import { pipeline, type Readable } from 'node:stream'
import { copyOut } from '../database/copy-out.js'
import { columnNames, leadingColumns } from './columns.js'
import { copiedText } from './copied-text.js'
import { csvSelect, type CsvQuery } from './csv-sql.js'

export type Extract = Omit<CsvQuery, 'names'> & {
  /** Begins with a byte order mark, by which Excel knows that the file is UTF-8. */
  readonly bom: boolean
}

/**
 * The mixed responses to the given versions (one at least, oldest first) as CSV, at the reader's pace and in little memory
 * however many they are. One statement reads them all, hence one snapshot. `url` signs in as the analyst. An error of the
 * database destroys the stream with it, and a reader who destroys the stream ends the query.
 */
export async function exportCsv(url: string, { bom, ...extract }: Extract): Promise<Readable> {
  const names = columnNames(extract.versions.map(({ questionnaire }) => questionnaire))
  const header = `${bom ? '\uFEFF' : ''}${[...leadingColumns, ...names].join(extract.separator)}\r\n`
  const copied = await copyOut({
    url,
    sql: `copy (${csvSelect({ ...extract, names })}) to stdout (format binary)`,
    // Compiling hundreds of cells takes longer than it saves.
    before: ['set jit = off'],
  })
  return pipeline(copied, copiedText(Buffer.from(header)), hasSettled)
}

/** The reader hears of an error from the stream itself. */
function hasSettled(): void {}
