import { specifyingOption } from '../../questionnaire/kind/specify.js'
import type { Bilingual } from '../../questionnaire/questionnaire.js'
import type { Column } from '../columns.js'
import { inBoth, type Tongues } from './tongue.js'

/** Of a question with several columns, which part one is. */
export function partOf(column: Column, tongues: Tongues): Bilingual | undefined {
  switch (column.kind) {
    case 'chosen':
    case 'rank':
      return column.question.options.find(({ code }) => code === column.option)!.label
    case 'row':
      return column.question.rows.find(({ id }) => id === column.row)!.text
    case 'words':
      return specifyingOption(column.question)?.specify ?? inBoth(tongues, ({ words }) => words('bundle:own-words'))
    case 'code':
    case 'number':
    case 'text':
      return undefined
  }
}
