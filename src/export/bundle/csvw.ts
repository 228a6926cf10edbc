import { leadingColumns } from '../columns.js'
import { openTextColumns } from '../open-text-sql.js'
import type { Book, BookColumn } from './book.js'
import { changesHeader } from './changes-csv.js'
import { codebookHeader } from './codebook-csv.js'
import { labelsHeader } from './labels-csv.js'
import { noticeLines } from './notices.js'
import { leadingOf, titleOf } from './telling.js'
import type { Tongues } from './tongue.js'

/** What the tables are, as CSV on the Web tells programs (W3C, 2015). */
export function csvwMetadata(book: Book): string {
  const { tongues } = book
  const metadata = {
    '@context': 'http://www.w3.org/ns/csvw',
    'dc:title': languages((locale) => titleOf(book, locale)),
    'dc:description': languages((locale) => noticeLines(book, locale).join(' ')),
    dialect,
    tables: [
      responsesTable(book),
      ...(book.hasTexts ? [textsTable] : []),
      plainTable('labels.csv', labelsHeader, ['value']),
      plainTable('codebook.csv', codebookHeader, ['version']),
      plainTable('changes.csv', changesHeader, ['from_version', 'to_version']),
    ],
  }
  return `${JSON.stringify(metadata, undefined, 2)}\n`

  function languages(say: (locale: 'en' | 'fr') => string) {
    return [
      { '@value': say('en'), '@language': 'en-CA' },
      { '@value': say('fr'), '@language': 'fr-CA' },
    ]
  }

  function responsesTable({ columns }: Book) {
    const leading = leadingOf(tongues.en).map(({ name, holds }, index) => ({
      ...columnOf(name, name === 'version' ? 'integer' : 'string'),
      'dc:description': languages((locale) => (locale === 'en' ? holds : leadingOf(tongues.fr)[index]!.holds)),
      required: true,
    }))
    return {
      url: 'responses.csv',
      'dc:description': languages((locale) => missingSentence(tongues, locale)),
      tableSchema: {
        columns: [...leading, ...columns.map((column) => answerColumn(column))],
        primaryKey: 'response_id',
      },
    }
  }

  function answerColumn({ name, label, column, codes }: BookColumn) {
    return {
      ...columnOf(name, datatypeOf({ column, codes })),
      'dc:description': languages((locale) => label[locale]),
      null: ['', '.n', '.v'],
    }
  }
}

const dialect = {
  encoding: 'utf-8',
  delimiter: ',',
  quoteChar: '"',
  doubleQuote: true,
  header: true,
  lineTerminators: ['\r\n'],
}

/** Codes are held to those that were offered; every text is a string, with its guard. */
function datatypeOf({ column, codes }: Pick<BookColumn, 'column' | 'codes'>): string | object {
  switch (column.kind) {
    case 'code':
    case 'row':
      return { base: 'string', format: `^(${codes.map(({ code }) => code).join('|')})$` }
    case 'chosen':
      return { base: 'integer', minimum: 0, maximum: 1 }
    case 'rank':
      return { base: 'integer', minimum: 1, maximum: column.question.max }
    case 'number':
      return 'decimal'
    case 'text':
    case 'words':
      return 'string'
  }
}

/** Each text is of a response that is there: both files are of one moment. */
const textsTable = {
  url: 'open-text.csv',
  tableSchema: {
    // Not every text has been coded.
    columns: openTextColumns.map((name) => ({ ...columnOf(name, 'string'), required: name !== 'codes' })),
    foreignKeys: [
      { columnReference: 'response_id', reference: { resource: 'responses.csv', columnReference: 'response_id' } },
    ],
  },
}

function plainTable(url: string, header: readonly string[], numbers: readonly string[]) {
  return {
    url,
    tableSchema: { columns: header.map((name) => columnOf(name, numbers.includes(name) ? 'decimal' : 'string')) },
  }
}

function columnOf(name: string, datatype: string | object) {
  return { name, titles: name, datatype }
}

function missingSentence(tongues: Tongues, locale: 'en' | 'fr'): string {
  return tongues[locale].words('bundle:csvw-missing', { columns: leadingColumns.length })
}
