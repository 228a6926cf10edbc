import type { Book, BookColumn } from './book.js'
import { csvTable, type TableCell } from './csv-table.js'
import { changeSentence, leadingOf } from './telling.js'
import type { Tongues } from './tongue.js'

export const codebookHeader = [
  'column',
  'version',
  'question',
  'kind',
  'text_en',
  'text_fr',
  'part_en',
  'part_fr',
  'hint_en',
  'hint_fr',
  'shown_if_en',
  'shown_if_fr',
  'changed_en',
  'changed_fr',
] as const

/** A row for every column and version that asked it, and one for each of the leading columns. */
export function codebookCsv({ columns, tongues }: Book): string {
  const french = leadingOf(tongues.fr)
  const leading = leadingOf(tongues.en).map(({ name, holds }, index): readonly TableCell[] => [
    name,
    undefined,
    undefined,
    'leading',
    holds,
    french[index]!.holds,
    ...Array<undefined>(8).fill(undefined),
  ])
  return csvTable(codebookHeader, [...leading, ...columns.flatMap((column) => rowsOf(column, tongues))])
}

function rowsOf(
  { name, column, wordings, changes }: BookColumn,
  { en, fr }: Tongues,
): readonly (readonly TableCell[])[] {
  return wordings.flatMap(({ versions, question, text, part, hint, condition }) =>
    versions.map((version) => {
      const into = changes.filter(({ to }) => to === version)
      const sentences = [en, fr].map((tongue) => into.map((change) => changeSentence(change, tongue)).join(' '))
      const texts = [text, part, hint, condition].flatMap((each) => [each?.en, each?.fr])
      return [name, version, question, column.kind, ...texts, ...sentences.map((each) => each || undefined)]
    }),
  )
}
