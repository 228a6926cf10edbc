import { type Part } from '../report/parts.js'
import type { PublicRow } from '../report/row-file.js'
import type { RowFileShape, ShapedSubject } from './stored-release.js'

/** The header of the public file, without its end of line. */
export function publicHeader({ demographic, subjects }: RowFileShape): string {
  return ['row_id', ...(demographic ? [demographic.question] : []), ...subjects.flatMap(columnsOf)].join(',')
}

/** A row as its line, without its id. Codes and marks hold neither separators nor anything that a spreadsheet would run. */
export function publicLine({ subjects }: RowFileShape, { groups, answers }: PublicRow): string {
  const cells = subjects.flatMap((subject) => cellsOf(subject, answers[subject.id] ?? []))
  return [...(groups ? [groupName(groups)] : []), ...cells].join(',')
}

/** How the file names a column of its demographic: the codes of the groups that are told together. */
export function groupName(groups: Part['groups']): string {
  return groups.join('+')
}

/** A multiple has a column of 0 and 1 for each answer that is shown, as in the extract. */
export function columnsOf({ id, isParted, shown }: ShapedSubject): readonly string[] {
  return isParted ? [id] : shown.map((answer) => `${id}__${answer}`)
}

function cellsOf({ isParted, shown }: ShapedSubject, given: readonly string[]): readonly string[] {
  return isParted ? [given[0] ?? '.others'] : shown.map((answer) => (given.includes(answer) ? '1' : '0'))
}
