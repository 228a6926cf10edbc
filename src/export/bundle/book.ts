import type { Consultation, Day } from '../../consultation/consultation.js'
import type { Version } from '../../consultation/publication.js'
import type { Bilingual } from '../../questionnaire/questionnaire.js'
import { type ColumnChange, changesOf } from '../column-changes.js'
import type { Column } from '../columns.js'
import type { HarmonisedColumn } from '../harmonised.js'
import { type Code, codesOf } from './column-codes.js'
import { partOf } from './part.js'
import { inBoth, type Tongues } from './tongue.js'
import { type Wording, wordingsOf } from './wording.js'

/** What every document of a bundle is written from. */
export type Book = {
  readonly consultation: Consultation
  readonly synthetic: boolean
  /** Those whose responses are in it, oldest first. */
  readonly versions: readonly Version[]
  /** Of answers, in the order of the file. */
  readonly columns: readonly BookColumn[]
  readonly responses: number
  /** Whether the texts have a file of their own. */
  readonly hasTexts: boolean
  /** The last day on which a copy may be kept, where one is known. */
  readonly destroyBy: Day | undefined
  readonly tongues: Tongues
}

/** One column, as it is told to people and to programs. */
export type BookColumn = {
  readonly name: string
  /** As the latest version asked it. */
  readonly column: Column
  /** The question and, of several columns, which part this one is. */
  readonly label: Bilingual
  readonly part: Bilingual | undefined
  /** Oldest first, with the versions that have each. */
  readonly wordings: readonly Wording[]
  readonly codes: readonly Code[]
  readonly changes: readonly ColumnChange[]
  readonly versions: readonly number[]
}

export function bookColumns(
  columns: readonly HarmonisedColumn[],
  versions: readonly Version[],
  tongues: Tongues,
): readonly BookColumn[] {
  const changes = changesOf(columns, versions)
  return columns.map((harmonised) => {
    const column = [...harmonised.asked.values()].at(-1)!
    const part = partOf(column, tongues)
    const { text } = column.question
    return {
      name: harmonised.name,
      column,
      part,
      label: part ? inBoth(tongues, (_, locale) => `${text[locale]} – ${part[locale]}`) : text,
      wordings: wordingsOf(harmonised, versions, tongues),
      codes: codesOf(harmonised, tongues),
      changes: changes.get(harmonised) ?? [],
      versions: [...harmonised.asked.keys()],
    }
  })
}
