import type { Locale } from '../../questionnaire/questionnaire.js'
import { leadingColumns } from '../columns.js'
import type { Book } from './book.js'
import { noticeLines } from './notices.js'
import { longestValueLabel, longestVariableLabel, spssLiteral } from './spss-literal.js'
import { renamed, spssNames } from './spss-names.js'
import { type SpssVariable, spssVariable } from './spss-variable.js'
import { leadingOf } from './telling.js'

export type SpssSubject = {
  readonly book: Book
  /** The file of responses that it reads, in its own folder. */
  readonly file: string
  /** Bytes of the longest text of each column that has one. */
  readonly widths: ReadonlyMap<string, number>
}

/**
 * Syntax that reads the responses into SPSS or PSPP and names everything in one language. Points of a scale that count
 * become their numbers; what has no answer says why by a missing value of its own.
 */
export function spssSyntax({ book, file, widths }: SpssSubject, locale: Locale): string {
  const names = spssNames([...leadingColumns, ...book.columns.map(({ name }) => name)])
  const variables = book.columns.map((column, place) => spssVariable(column, place, { names, widths }))
  const commands = [
    ...commentsOf(book, names, locale),
    'SET DECIMAL=DOT.',
    readingOf(file, variables),
    ...variables.flatMap((variable) => makingOf(variable)),
    keepingOf(variables),
    ...labelsOf(book, variables, locale),
    ...variables.flatMap((variable) => valuesOf(variable, book, locale)),
    ...variables.flatMap((variable) => missingOf(variable)),
    'EXECUTE.',
  ]
  return `\uFEFF${commands.join('\r\n').replaceAll(/\r?\n/g, '\r\n')}\r\n`
}

/** A comment ends with the line that ends with a full stop: each line is one of its own. Of our own words and ids alone. */
function commentsOf(book: Book, names: ReadonlyMap<string, string>, locale: Locale): readonly string[] {
  const { words } = book.tongues[locale]
  const told = [words('bundle:spss-run'), ...noticeLines(book, locale)]
  const table = renamed(names).map(([column, name]) => `${column} = ${name}`)
  const lines = [...told, ...(table.length > 0 ? [words('bundle:spss-renamed'), ...table] : [])]
  return ['Encoding: UTF-8', ...lines.flatMap(linesOf)].map((line) => `* ${line.replace(/[.:\s]+$/, '')}.`)
}

/** Of at most a hundred characters, broken between words. */
function linesOf(text: string): readonly string[] {
  return text.match(/\S.{0,99}(?=\s|$)/gu) ?? []
}

const leadingFormats = { response_id: 'A36', consultation: 'A60', version: 'F8.0', language: 'A2', received_week: 'A8' }

function readingOf(file: string, variables: readonly SpssVariable[]): string {
  const read = [
    ...leadingColumns.map((name) => `${name} ${leadingFormats[name]}`),
    ...variables.map(({ read: name, width }) => `${name} A${width}`),
  ]
  return `GET DATA
  /TYPE=TXT
  /FILE='${file}'
  /ENCODING='UTF8'
  /ARRANGEMENT=DELIMITED
  /DELCASE=LINE
  /FIRSTCASE=2
  /DELIMITERS=','
  /QUALIFIER='"'
  /VARIABLES=
    ${read.join('\n    ')}.`
}

/** What becomes of what was read: numbers of codes, and texts without what guards them. */
function makingOf(variable: SpssVariable): readonly string[] {
  const { name, read } = variable
  switch (variable.kind) {
    case 'string':
      return []
    case 'text':
      // Somebody may have typed what reads like a mark: that stays guarded.
      return [
        `IF (SUBSTR(${name}, 1, 1) = "'" AND ${name} <> "'.n" AND ${name} <> "'.v") ${name} = SUBSTR(${name}, 2).`,
      ]
    case 'number': {
      const { values, decimals, missing } = variable
      const codes = [...(values ?? [])].map(([code, value]) => `('${code}'=${value})`)
      const marks = `(''=${missing.skipped}) ('.n'=${missing.notShown}) ('.v'=${missing.notAsked})`
      const cases = [...codes, ...marks.split(/ (?=\()/), ...(values ? [] : ['(CONVERT)'])]
      return [`RECODE ${read}\n    ${cases.join('\n    ')}\n    INTO ${name}.`, `FORMATS ${name} (F20.${decimals}).`]
    }
  }
}

/** In the order of the file, without what numbers were read from. */
function keepingOf(variables: readonly SpssVariable[]): string {
  return `MATCH FILES /FILE=*\n  /KEEP=${[...leadingColumns, ...variables.map(({ name }) => name)].join('\n    ')}.`
}

function labelsOf(book: Book, variables: readonly SpssVariable[], locale: Locale): readonly string[] {
  const leading = leadingOf(book.tongues[locale]).map(({ name, holds }) => ({ name, label: holds }))
  const answers = variables.map(({ name, column }) => ({ name, label: column.label[locale] }))
  return [...leading, ...answers].map(
    ({ name, label }) => `VARIABLE LABELS ${name}\n    ${spssLiteral(label, longestVariableLabel)}.`,
  )
}

function valuesOf(variable: SpssVariable, book: Book, locale: Locale): readonly string[] {
  const { words } = book.tongues[locale]
  const marks = [words('bundle:skipped'), words('bundle:not-shown'), words('bundle:not-asked')]
  const label = (value: string | number, text: string) => `${value} ${spssLiteral(text, longestValueLabel)}`
  const { codes } = variable.column
  const command = (labels: readonly string[]) => `VALUE LABELS ${variable.name}\n    ${labels.join('\n    ')}.`
  switch (variable.kind) {
    case 'text':
      return []
    case 'string': {
      const coded = codes.map(({ code, label: text }) => label(`'${code}'`, text[locale]))
      return [command([...coded, ...["' '", "'.n'", "'.v'"].map((value, index) => label(value, marks[index]!))])]
    }
    case 'number': {
      const { values, missing } = variable
      const coded = codes.map(({ code, label: text }) => label(values?.get(code) ?? code, text[locale]))
      const reasons = [missing.skipped, missing.notShown, missing.notAsked]
      return [command([...coded, ...reasons.map((value, index) => label(value, marks[index]!))])]
    }
  }
}

/** What is set apart from a scale is no number to count with either. */
function missingOf(variable: SpssVariable): readonly string[] {
  const { name } = variable
  switch (variable.kind) {
    case 'text':
    case 'string':
      return [`MISSING VALUES ${name} (' ', '.n', '.v').`]
    case 'number': {
      const { apart, missing } = variable
      const reasons = `${missing.skipped}, ${missing.notShown}, ${missing.notAsked}`
      return [`MISSING VALUES ${name} (${apart === undefined ? reasons : `LOWEST THRU ${apart}`}).`]
    }
  }
}
