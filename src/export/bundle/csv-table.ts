import { csvText } from '../csv-text.js'

/** A text, a number that stays one, or nothing. */
export type TableCell = string | number | undefined

/** A small table as CSV: UTF-8 with a byte order mark, commas, CRLF; texts are guarded as those of responses are. */
export function csvTable(header: readonly string[], rows: readonly (readonly TableCell[])[]): string {
  const lines = [header.join(','), ...rows.map((row) => row.map(cellOf).join(','))]
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function cellOf(cell: TableCell): string {
  if (cell === undefined) return ''
  return typeof cell === 'number' ? String(cell) : csvText(cell)
}
