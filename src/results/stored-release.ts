import type { Part } from '../report/parts.js'
import type { PublicTables } from '../report/release.js'
import type { RowFile } from '../report/row-file.js'

/** What the public file tells, as its dictionary needs it. */
export type RowFileShape = {
  readonly demographic?: { readonly question: string; readonly columns: readonly Part[] }
  readonly subjects: readonly ShapedSubject[]
}

/** A subject of the file: a question, or `question__row`. Parted: one answer a row, `.others` for what is not shown. */
export type ShapedSubject = {
  readonly id: string
  readonly question: string
  readonly isParted: boolean
  readonly shown: readonly string[]
}

export function shapeOf({ demographic, subjects }: RowFile): RowFileShape {
  return {
    ...(demographic && { demographic }),
    subjects: subjects.map(({ subject: { id, question, isParted }, shown }) => ({ id, question, isParted, shown })),
  }
}

/** Maps become lists of pairs, in their order. */
export function writeTables(tables: PublicTables): string {
  const questions = tables.questions.map(({ question, tally }) => ({
    question,
    tally: { ...tally, counts: [...tally.counts] },
  }))
  return JSON.stringify({ ...tables, questions })
}

type Written = Omit<PublicTables, 'questions'> & {
  readonly questions: readonly {
    readonly question: string
    readonly tally: Omit<PublicTables['questions'][number]['tally'], 'counts'> & {
      readonly counts: readonly (readonly [string, number])[]
    }
  }[]
}

export function readTables(written: string): PublicTables {
  const tables = JSON.parse(written) as Written
  const questions = tables.questions.map(({ question, tally }) => ({
    question,
    tally: { ...tally, counts: new Map(tally.counts) },
  }))
  return { ...tables, questions }
}
