import { literal } from '../database/copy-out.js'
import { specifyField } from '../questionnaire/field-names.js'
import { oneLineSql, textSql } from './cell-sql.js'
import type { Column } from './columns.js'
import type { CsvQuery } from './csv-sql.js'
import { redactedSql } from './redacted-sql.js'
import { type Selection, selectionSql } from './selection.js'

/** The header of the file that has one row for each text somebody wrote; `codes` are ids of themes, joined by semicolons. */
export const openTextColumns = ['response_id', 'question', 'language', 'text', 'codes'] as const

/** Whether people answered in their own words: a text, or the words to an option that asks for them. */
export function isOpenText({ kind }: Column): boolean {
  return kind === 'text' || kind === 'words'
}

export type OpenTextQuery = Selection & Pick<CsvQuery, 'columns' | 'separator' | 'redacted'>

/**
 * A SELECT of one text a written answer, its finished line of CSV, in the order of ids and then of columns. What was
 * skipped or not shown has no line.
 */
export function openTextSelect(query: OpenTextQuery): string {
  return `
    select concat_ws('${query.separator}', id, name, language, ${textSql(shownSql(query))}, ${codesSql(query)}) || E'\\r\\n'
    from (${writtenSql(query)}) as texts`
}

function shownSql({ redacted, consultation }: OpenTextQuery): string {
  return redacted ? redactedSql('written', consultation, 'stored') : 'written'
}

/** A SELECT of how many bytes the longest text of each column takes on one line: `name`, `bytes`. None of what nobody wrote. */
export function longestTextSelect(query: OpenTextQuery): string {
  return `
    select name, max(octet_length(${oneLineSql(shownSql(query))}))::integer as bytes
    from (${writtenSql(query)}) as written
    group by name`
}

/** `offset 0` keeps the order of each part. */
function writtenSql(query: OpenTextQuery): string {
  return `
    select id, name, stored, language, written
    from (
      select id, version, language, answers || '{}' as a
      from mixed_response
      where ${selectionSql(query)}
      order by id offset 0
    ) as opened
    cross join lateral (
      select name, stored, a ->> stored as written
      from (values ${placesSql(query)}) as asked (version, place, name, stored)
      where asked.version = opened.version and jsonb_typeof(a -> stored) = 'string'
      order by place offset 0
    ) as answered`
}

/**
 * What any analyst coded the text with, each theme once; what was merged stands as what it was merged into. Quoted, since a
 * semicolon may separate columns too.
 */
function codesSql({ consultation }: OpenTextQuery): string {
  return `coalesce((
      select '"' || string_agg(code, ';' order by length(code), code) || '"'
      from (
        select distinct theme.counted_as as code
        from coding cross join lateral unnest(coding.themes) as used (id)
        join theme on theme.consultation = coding.consultation and theme.id = used.id
        where coding.consultation = ${literal(consultation)} and coding.question = texts.stored and coding.response = texts.id
      ) as codes
    ), '')`
}

function placesSql({ columns }: OpenTextQuery): string {
  const rows = columns.flatMap(({ name, asked }, place) =>
    [...asked]
      .filter(([, column]) => isOpenText(column))
      .map(([version, column]) => `(${version}, ${place}, ${literal(name)}, ${literal(storedUnder(column))})`),
  )
  // A list of values cannot be empty; there is no version 0.
  return rows.length > 0 ? rows.join(', ') : `(0, 0, '', '')`
}

function storedUnder({ kind, question }: Column): string {
  return kind === 'words' ? specifyField(question.id) : question.id
}
