import type { Book } from './book.js'
import { csvTable } from './csv-table.js'

export const labelsHeader = ['column', 'code', 'label_en', 'label_fr', 'value'] as const

/** What the codes of each column stand for, in both languages, in the order in which they were offered. */
export function labelsCsv({ columns }: Book): string {
  const rows = columns.flatMap(({ name, codes }) =>
    codes.map(({ code, label, value }) => [name, code, label.en, label.fr, value]),
  )
  return csvTable(labelsHeader, rows)
}
