import { pipeline, type Readable } from 'node:stream'
import { copyOut } from '../database/copy-out.js'
import { leadingColumns } from './columns.js'
import { copiedText } from '../database/copied-text.js'
import { csvSelect } from './csv-sql.js'
import type { Extract } from './extract.js'
import { openTextColumns, openTextSelect } from './open-text-sql.js'

/**
 * The mixed responses that the extract selects as CSV, at the reader's pace and in little memory however many they are. One
 * statement reads them all, hence one snapshot. `url` signs in as the analyst. An error of the database destroys the stream
 * with it, and a reader who destroys the stream ends the query.
 */
export async function exportCsv(url: string, extract: Extract): Promise<Readable> {
  return csvOf(await copyOut({ url, sql: copySql(extract), before: beforeCopy }), extract)
}

/** Compiling hundreds of cells takes longer than it saves. */
export const beforeCopy = ['set jit = off']

export function copySql(extract: Extract): string {
  return `copy (${selectOf(extract)}) to stdout (format binary)`
}

/** The file that the bytes of that COPY make. */
export function csvOf(copied: Readable, extract: Extract): Readable {
  return pipeline(copied, copiedText(headerBytes(extract)), hasSettled)
}

/** The first line, and what is before it. */
export function headerBytes(extract: Extract): Buffer {
  return Buffer.from(`${extract.bom ? '\uFEFF' : ''}${headerOf(extract).join(extract.separator)}\r\n`)
}

function headerOf({ file, columns }: Extract): readonly string[] {
  switch (file) {
    case 'responses':
      return [...leadingColumns, ...columns.map(({ name }) => name)]
    case 'open-text':
      return openTextColumns
  }
}

/** One text a line. */
export function selectOf(extract: Extract): string {
  switch (extract.file) {
    case 'responses':
      return csvSelect(extract)
    case 'open-text':
      return openTextSelect(extract)
  }
}

/** The reader hears of an error from the stream itself. */
function hasSettled(): void {}
