import type { ResponseAnswers } from '../questionnaire/response-answers.js'
import type { Part } from './parts.js'
import type { SharedSubject, SharedTrait, Sharing } from './sharing.js'

/** One row of the public file. Of a question: the answers that are shown, or `.others` for any that is not. */
export type PublicRow = {
  /** The groups of the demographic that the row may be of; absent in a file without one. */
  readonly groups?: readonly string[]
  /** Subject (a question, or `question__row`) → its shown answers. Subjects without tables by group are not in the file. */
  readonly answers: Readonly<Record<string, readonly string[]>>
}

/** What the public file tells of each response, and how one is read for it. */
export type RowFile = {
  /** The one identifying question, generalised to the columns of its tables. */
  readonly demographic?: { readonly question: string; readonly columns: readonly Part[] }
  readonly subjects: readonly SharedSubject[]
  readonly rowOf: (answers: ResponseAnswers) => PublicRow
}

/**
 * The public file of a release, cut by its sharing: nothing in it is finer than its tables, so that every count of an
 * answer by a group that can be made from its rows is one of the tables'. No open text, no language, no version, no week.
 * Rows need new random ids, and their order. Undefined when the demographic has no columns of the threshold's size.
 */
export function rowFileOf({ traits, subjects }: Sharing, demographic: string | undefined): RowFile | undefined {
  const chosen = traits.find(({ trait, columns }) => trait.id === demographic && columns.length > 1)
  if (demographic !== undefined && !chosen) return undefined
  const told = subjects.filter(({ shown }) => shown.length > 0)
  return {
    ...(chosen && { demographic: { question: chosen.trait.id, columns: chosen.columns } }),
    subjects: told,
    rowOf: (answers) => ({
      ...(chosen && { groups: columnWith(answers, chosen) }),
      answers: Object.fromEntries(told.map((shared) => [shared.subject.id, shownOf(shared, answers)])),
    }),
  }
}

function columnWith(answers: ResponseAnswers, { trait, columns }: SharedTrait): readonly string[] {
  const group = trait.read(answers)
  return columns.find(({ groups }) => groups.includes(group))?.groups ?? []
}

function shownOf({ subject, shown }: SharedSubject, answers: ResponseAnswers): readonly string[] {
  const read = subject.read(answers).filter((answer) => shown.includes(answer))
  return read.length === 0 && subject.isParted ? ['.others'] : read
}
