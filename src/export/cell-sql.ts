import { literal } from '../database/copy-out.js'
import { specifyField } from '../questionnaire/field-names.js'
import type { Locale, Option, Point, Question } from '../questionnaire/questionnaire.js'
import type { Column } from './columns.js'
import { csvText, type Separator } from './csv-text.js'
import { guardedPattern } from './formula-guard.js'
import { redactedSql } from './redacted-sql.js'

/** Question id → its place, by which its parts are named in SQL. */
export type Places = ReadonlyMap<string, number>

/** Columns of one question, all of one kind. */
export type Cells = { readonly columns: readonly [Column, ...Column[]] }

export type CellStyle = {
  readonly places: Places
  readonly separator: Separator
  readonly labels: Locale | undefined
  /** As `Extract` has it. */
  readonly oneLine?: boolean
  /** The consultation whose redactions apply to what people wrote; none do unless it is told. */
  readonly redactedIn?: string
}

/** What is taken out of the answers `a` once for all cells of a question: q its text, j its JSON, r its ranks, w its words. */
export function partsOf(question: Question, places: Places): readonly string[] {
  const place = placeOf(question, places)
  const stored = literal(question.id)
  const text = `a ->> ${stored} as q${place}`
  const json = `a -> ${stored} as j${place}`
  switch (question.kind) {
    case 'single':
      return [text, ...wordsOf(question.id, question.options, place)]
    case 'multiple':
      return [text, json, ...wordsOf(question.id, question.options, place)]
    case 'matrix':
      return [text, json]
    case 'ranking':
      return [
        text,
        ...Array.from({ length: question.max }, (_, rank) => `a -> ${stored} ->> ${rank} as r${place}_${rank}`),
      ]
    case 'scale':
    case 'number':
    case 'short-text':
    case 'long-text':
      return [text]
  }
}

/** Finished cells with their separators between them. Never null, for `concat_ws` leaves nulls out. */
export function cellsSql({ columns }: Cells, style: CellStyle): string {
  const [first] = columns
  const place = placeOf(first.question, style.places)
  switch (first.kind) {
    case 'code':
      return answerSql(first.question.id, place, labelledSql(`q${place}`, labelsOf(first), style))
    case 'number':
      return answerSql(first.question.id, place, `q${place}`)
    case 'text':
      return answerSql(first.question.id, place, writtenSql(`q${place}`, first.question.id, style))
    case 'words':
      return wordsSql(first.question.id, place, style)
    case 'chosen':
    case 'row':
    case 'rank':
      return compositeSql(columns, place, style)
  }
}

/** A composite's text begins with a bracket: alone `false` reads `false`. */
function compositeSql(columns: readonly Column[], place: number, style: CellStyle): string {
  const { separator } = style
  const skipped = literal(separator.repeat(columns.length - 1))
  const notShown = literal(columns.map(() => '.n').join(separator))
  const cells = columns.map((column) => partSql(column, place, style))
  return `case when q${place} is null then ${skipped} when q${place} = 'false' then ${notShown}
    else concat_ws('${separator}', ${cells.join(', ')}) end`
}

function partSql(column: Column, place: number, style: CellStyle): string {
  switch (column.kind) {
    case 'chosen':
      return `case when j${place} ? ${literal(column.option)} then '1' else '0' end`
    case 'row':
      return `coalesce(${labelledSql(`j${place} ->> ${literal(column.row)}`, column.question.points, style)}, '')`
    case 'rank': {
      const ranks = Array.from(
        { length: column.question.max },
        (_, rank) => `when r${place}_${rank} then '${rank + 1}'`,
      )
      return `case ${literal(column.option)} ${ranks.join(' ')} else '' end`
    }
    case 'code':
    case 'number':
    case 'text':
    case 'words':
      throw new TypeError(`${column.kind} is not a column of several`)
  }
}

function answerSql(question: string, place: number, shown: string): string {
  return `case when q${place} is null then '' when ${isFalse(`q${place}`, question)} then '.n' else ${shown} end`
}

function wordsSql(question: string, place: number, style: CellStyle): string {
  return `case when ${isFalse(`q${place}`, question)} then '.n'
    when w${place} is null or ${isFalse(`w${place}`, specifyField(question))} then '' else ${writtenSql(`w${place}`, specifyField(question), style)} end`
}

function writtenSql(text: string, stored: string, { oneLine, redactedIn }: CellStyle): string {
  const shown = redactedIn === undefined ? text : redactedSql(text, redactedIn, literal(stored))
  return textSql(oneLine ? oneLineSql(shown) : shown)
}

/** Programs that read a line at a time take every one of these for its end. PostgreSQL 15 reads no `\v`. */
const lineBreaks = String.raw`\n\r\u000b\f\u0085\u2028\u2029`

/** With a sign in the place of each line break. */
export function oneLineSql(text: string): string {
  return `translate(${text}, E'${lineBreaks}', '${'↵'.repeat(7)}')`
}

/** Somebody may have typed the word "false". */
function isFalse(text: string, stored: string): string {
  return `(${text} = 'false' and jsonb_typeof(a -> ${literal(stored)}) = 'boolean')`
}

/** As `csvText`. Most texts begin with a letter of ASCII, which needs no pattern to be found harmless. */
export function textSql(text: string): string {
  const guarded = `case when ascii(${text}) between 65 and 122 or ${text} !~ ${literal(guardedPattern)} then ${text} else '''' || ${text} end`
  return `'"' || replace(${guarded}, '"', '""') || '"'`
}

function labelledSql(code: string, labelled: readonly (Option | Point)[], { labels }: CellStyle): string {
  if (!labels) return code
  const cases = labelled.map((each) => `when ${literal(each.code)} then ${literal(csvText(each.label[labels]))}`)
  return `case ${code} ${cases.join(' ')} else ${code} end`
}

function labelsOf({ question }: Extract<Column, { kind: 'code' }>): readonly (Option | Point)[] {
  return question.kind === 'single' ? question.options : question.points
}

function wordsOf(question: string, options: readonly Option[], place: number): readonly string[] {
  return options.some(({ specify }) => specify) ? [`a ->> ${literal(specifyField(question))} as w${place}`] : []
}

function placeOf({ id }: Question, places: Places): number {
  const place = places.get(id)
  if (place === undefined) throw new TypeError(`${id} has no place`)
  return place
}
