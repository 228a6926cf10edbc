import type { Sharing } from './sharing.js'
import type { Counted } from './tally.js'

/** One row of the public file. Of a question: the answers that are shown, or `.others` for any that is not. */
export type PublicRow = {
  readonly id: string
  /** The groups of the demographic that the row may be of; absent in a file without one. */
  readonly groups?: readonly string[]
  /** Subject (a question, or `question__row`) → its shown answers. Subjects without tables by group are not in the file. */
  readonly answers: Readonly<Record<string, readonly string[]>>
}

export type RowFile = {
  /** The one identifying question, generalised to the columns of its tables; a question that has none is refused. */
  readonly demographic?: string
  /** A new random id at each call, such as `randomUUID`; the rows stand in the order of their ids. */
  readonly newId: () => string
}

/**
 * The rows of the public file, cut by the sharing of a release: nothing in them is finer than its tables, so that every
 * count of an answer by a group that can be made from them is one of the tables'. No open text, no language, no version,
 * no week. Undefined when the demographic has no columns of the threshold's size.
 */
export function publicRows(
  { traits, subjects }: Sharing,
  responses: readonly Counted[],
  { demographic, newId }: RowFile,
): readonly PublicRow[] | undefined {
  const chosen = traits.find(({ trait, columns }) => trait.id === demographic && columns.length > 1)
  if (demographic !== undefined && !chosen) return undefined
  const told = subjects.filter(({ shown }) => shown.length > 0)
  return responses
    .map(({ answers }) => ({
      id: newId(),
      ...(chosen && { groups: columnWith(chosen.trait.read(answers), chosen.columns) }),
      answers: Object.fromEntries(told.map((shared) => [shared.subject.id, shownOf(shared, answers)])),
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function columnWith(group: string, columns: Sharing['traits'][number]['columns']): readonly string[] {
  return columns.find(({ groups }) => groups.includes(group))?.groups ?? []
}

function shownOf({ subject, shown }: Sharing['subjects'][number], answers: Counted['answers']): readonly string[] {
  const read = subject.read(answers).filter((answer) => shown.includes(answer))
  return read.length === 0 && subject.isParted ? ['.others'] : read
}
