import { type Comparability, comparabilities } from '../../questionnaire/comparability-class.js'
import { comingsAndGoings } from '../../questionnaire/comparability-told.js'
import { locales } from '../../questionnaire/questionnaire.js'
import type { Book } from './book.js'
import { noticeLines } from './notices.js'
import { leadingOf, marksOf, numbersOf, titleOf } from './telling.js'
import type { Tongue } from './tongue.js'

/** What is in the bundle and how to read it, in both languages. */
export function readmeText(book: Book): string {
  const parts = locales.map((locale) => partOf(book, locale))
  return `\uFEFF${parts.join(`\n${'='.repeat(72)}\n\n`)}`.replaceAll('\n', '\r\n')
}

function partOf(book: Book, locale: 'en' | 'fr'): string {
  const tongue = book.tongues[locale]
  const { words, number } = tongue
  const versions = numbersOf(book.versions.map((version) => version.number))
  const lines = [
    titleOf(book, locale),
    words('bundle:responses', { count: book.responses, number: number(book.responses), versions }),
    '',
    ...noticeLines(book, locale),
    '',
    ...filesIn(book).map(([name, key]) => `${name}\n    ${words(key)}`),
    '',
    words('bundle:leading'),
    ...leadingOf(tongue).map(({ name, holds }) => `    ${words('bundle:pair', { name, means: holds })}`),
    '',
    words('files:marks'),
    ...marksOf(tongue).map(
      ({ mark, means }) =>
        `    ${words('bundle:pair', { name: mark === '' ? words('files:mark-empty') : mark, means })}`,
    ),
    '',
    words('files:mark-guard-means'),
    '',
    words('bundle:comparability'),
    ...comparabilities.map((code) => `    ${words('bundle:pair', { name: code, means: meaningOf(code, words) })}`),
  ]
  return `${lines.join('\n')}\n`
}

/** Of `none`, also what it stands for where a question comes or goes. */
function meaningOf(code: Comparability, words: Tongue['words']): string {
  const told = code === 'none' ? ([code, ...comingsAndGoings] as const) : [code]
  return told.map((each) => words(`comparability:${each}`)).join('; ')
}

/** Each file, and the words that say what it is for. */
function filesIn({ hasTexts }: Book): readonly (readonly [string, string])[] {
  return [
    ['responses.csv', 'bundle:file-responses'],
    ...(hasTexts ? [['open-text.csv', 'bundle:file-texts'] as const] : []),
    ['labels.csv', 'bundle:file-labels'],
    ['codebook.csv, codebook-en.html, codebook-fr.html', 'bundle:file-codebook'],
    ['changes.csv, changes-en.html, changes-fr.html', 'bundle:file-changes'],
    ['csv-metadata.json', 'bundle:file-csvw'],
    ['ddi-codebook.xml', 'bundle:file-ddi'],
    ['load.R', 'bundle:file-r'],
    ['load-en.sps, load-fr.sps', 'bundle:file-spss'],
    ...(hasTexts ? [['responses-one-line.csv', 'bundle:file-one-line'] as const] : []),
    ['manifest.json', 'bundle:file-manifest'],
  ]
}
