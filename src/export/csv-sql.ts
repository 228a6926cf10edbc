import { literal } from '../database/copy-out.js'
import { questionsOf } from '../questionnaire/find-question.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import { cellsSql, partsOf, type Cells, type Places } from './cell-sql.js'
import type { Separator } from './csv-text.js'
import type { HarmonisedColumn } from './harmonised.js'
import type { NumberedVersion } from './lineage.js'
import { type Selection, selectionSql } from './selection.js'

export type CsvQuery = Selection & {
  /** The columns after the leading ones, in order. */
  readonly columns: readonly HarmonisedColumn[]
  readonly separator: Separator
  /** Labels in this language instead of codes. */
  readonly labels: Locale | undefined
  /** With marks in the place of words that analysts have hidden. */
  readonly redacted?: boolean
  /** With a sign in the place of each line break of a text, for programs that read a line at a time. */
  readonly oneLine?: boolean
}

/**
 * A SELECT of one text a response, its finished line of CSV, in the order of ids, which are random.
 *
 * The innermost SELECT opens each response once, the next takes each question out of it once, and the outermost writes the
 * cells. `offset 0` keeps the three apart: merged, they would do all of it again for every cell. Adding `{}` leaves the
 * answers as they are, and unpacked.
 */
export function csvSelect(query: CsvQuery): string {
  const places = placesOf(query.versions)
  const shown = query.columns.flatMap(({ asked }) => [...asked.values()])
  const parts = new Set(shown.flatMap(({ question }) => partsOf(question, places)))
  return `
    select case version ${query.versions.map((version) => `when ${version.number} then ${lineSql(query, version, places)}`).join(' ')} end
    from (
      select ${['id', 'version', 'language', 'received_week', 'a', ...parts].join(', ')}
      from (
        select id, version, language, received_week, answers || '{}' as a
        from mixed_response
        where ${selectionSql(query)}
        order by id offset 0
      ) as opened offset 0
    ) as taken`
}

/** Names in SQL cannot be as long as ids may be: each question goes by its place. */
function placesOf(versions: readonly NumberedVersion[]): Places {
  const ids = new Set(versions.flatMap(({ questionnaire }) => questionsOf(questionnaire).map(({ id }) => id)))
  return new Map([...ids].map((id, place) => [id, place]))
}

function lineSql(
  { consultation, columns, separator, labels, oneLine = false, redacted = false }: CsvQuery,
  { number }: NumberedVersion,
  places: Places,
): string {
  const leading = ['id', literal(consultation), 'version', 'language', 'received_week']
  const groups = groupsOf(columns, number)
  const cells = groups.map((group) =>
    'absent' in group
      ? literal(Array(group.absent).fill('.v').join(separator))
      : cellsSql(group, { places, separator, labels, oneLine, ...(redacted && { redactedIn: consultation }) }),
  )
  return `${joinedSql([...leading, ...cells], separator)} || E'\\r\\n'`
}

type Absent = { readonly absent: number }

/** Neighbouring columns that show the same question in the same way, or that this version does not have, are written together. */
function groupsOf(columns: readonly HarmonisedColumn[], version: number): readonly (Cells | Absent)[] {
  const groups: (Cells | Absent)[] = []
  for (const { asked } of columns) {
    const column = asked.get(version)
    const last = groups.at(-1)
    if (!column) {
      if (last && 'absent' in last) groups[groups.length - 1] = { absent: last.absent + 1 }
      else groups.push({ absent: 1 })
    } else if (
      last &&
      'columns' in last &&
      last.columns[0].question === column.question &&
      last.columns[0].kind === column.kind
    ) {
      groups[groups.length - 1] = { columns: [...last.columns, column] }
    } else groups.push({ columns: [column] })
  }
  return groups
}

/** A function of PostgreSQL takes 100 arguments at most. */
const mostArguments = 90

function joinedSql(parts: readonly string[], separator: Separator): string {
  if (parts.length <= mostArguments) return `concat_ws('${separator}', ${parts.join(', ')})`
  const blocks: string[] = []
  for (let start = 0; start < parts.length; start += mostArguments) {
    blocks.push(joinedSql(parts.slice(start, start + mostArguments), separator))
  }
  return joinedSql(blocks, separator)
}
