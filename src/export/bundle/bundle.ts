import type { Readable } from 'node:stream'
import { type Copied, openSnapshot, type Snapshot } from '../../database/snapshot.js'
import type { Locale } from '../../questionnaire/questionnaire.js'
import { beforeCopy, copySql, csvOf } from '../export.js'
import type { Extract } from '../extract.js'
import { countMixed, isSelected, type MixedGroup } from '../mixed-store.js'
import { type Book, bookColumns } from './book.js'
import { changesCsv } from './changes-csv.js'
import { changesHtml } from './changes-html.js'
import { codebookCsv } from './codebook-csv.js'
import { codebookHtml } from './codebook-html.js'
import { csvwMetadata } from './csvw.js'
import { ddiCodebook } from './ddi.js'
import { type FileEntry, fingerprinted, written } from './fingerprint.js'
import { labelsCsv } from './labels-csv.js'
import { manifestJson } from './manifest.js'
import type { BundlePlan } from './plan-bundle.js'
import { rScript } from './r-script.js'
import { readmeText } from './readme.js'
import { spssSyntax } from './spss-syntax.js'
import type { Tongues } from './tongue.js'
import { findWidths } from './widths-store.js'
import { type ZipEntry, zipOf } from './zip.js'

/** What bundles are written with. */
export type BundlePress = { readonly tongues: Tongues; readonly program: string }

/** A bundle that is ready to be taken. */
export type OpenedBundle = {
  readonly responses: number
  /** Its bytes: must be read or destroyed, which ends what it holds of the database. */
  open(): Readable
  /** Ends it where nobody opens it. */
  drop(): void
}

/** Everything of one moment of the database: counts, both tables and what is said of them. `url` signs in as the analyst. */
export async function prepareBundle(url: string, plan: BundlePlan, press: BundlePress): Promise<OpenedBundle> {
  const snapshot = await openSnapshot(url, beforeCopy)
  try {
    const all = await countMixed(snapshot.db, plan.published.consultation.id)
    const groups = all.filter((group) => isSelected(group, plan.responses))
    const responses = groups.reduce((sum, group) => sum + group.responses, 0)
    const printed = { plan, press, snapshot, groups, book: bookOf(plan, press, responses) }
    return { responses, open: () => bundleOf(printed), drop: () => snapshot.end() }
  } catch (error) {
    snapshot.end()
    throw error
  }
}

function bookOf({ published, responses, texts, destroyBy }: BundlePlan, { tongues }: BundlePress, count: number): Book {
  const { consultation } = published
  const versions = published.versions.filter((version) =>
    responses.versions.some(({ number }) => number === version.number),
  )
  return {
    consultation,
    synthetic: consultation.synthetic,
    versions,
    columns: bookColumns(responses.columns, versions, tongues),
    responses: count,
    hasTexts: texts !== undefined,
    destroyBy,
    tongues,
  }
}

type Printed = {
  readonly plan: BundlePlan
  readonly press: BundlePress
  readonly snapshot: Snapshot
  readonly groups: readonly MixedGroup[]
  readonly book: Book
}

function bundleOf({ plan, press, snapshot, groups, book }: Printed): Readable {
  const files: FileEntry[] = []
  let texts: number | undefined

  const tables: readonly ZipEntry[] = [
    table('responses.csv', plan.responses, (rows) => checkCount(rows, book)),
    ...(plan.texts ? [table('open-text.csv', plan.texts, (rows) => (texts = rows))] : []),
    ...(plan.texts ? [table(oneLineFile, oneLineOf(plan.responses), (rows) => checkCount(rows, book))] : []),
  ]
  // Takes as long as a table does: only once the first bytes are on their way.
  const widths = remembered(async () => (plan.texts ? findWidths(snapshot.db, plan.texts) : new Map<string, number>()))
  const documents = documentsOf(book, widths).map(([name, write]) => document(name, write))
  const manifest = () =>
    manifestJson({ book, parameters: plan.parameters, groups, program: press.program, texts, files })
  const entries = [...documents, ...tables, { name: 'manifest.json', open: async () => written(manifest()) }]
  return zipOf(entries).once('close', () => snapshot.end())

  function table(name: string, extract: Extract, counted: (rows: number) => void): ZipEntry {
    return {
      name,
      open: async () => {
        const copied: Copied = snapshot.copy(copySql(extract))
        return fingerprinted(name, csvOf(copied, extract), (entry) => {
          counted(copied.rowCount)
          files.push(entry)
        })
      },
    }
  }

  function document(name: string, write: () => string | Promise<string>): ZipEntry {
    return { name, open: async () => fingerprinted(name, written(await write()), (entry) => files.push(entry)) }
  }
}

type Document = readonly [name: string, write: () => string | Promise<string>]

function documentsOf(book: Book, widths: () => Promise<ReadonlyMap<string, number>>): readonly Document[] {
  const file = book.hasTexts ? oneLineFile : 'responses.csv'
  const syntaxIn = async (locale: Locale) => spssSyntax({ book, file, widths: await widths() }, locale)
  return [
    ['README.txt', () => readmeText(book)],
    ['codebook-en.html', () => codebookHtml(book, 'en')],
    ['codebook-fr.html', () => codebookHtml(book, 'fr')],
    ['changes-en.html', () => changesHtml(book, 'en')],
    ['changes-fr.html', () => changesHtml(book, 'fr')],
    ['codebook.csv', () => codebookCsv(book)],
    ['labels.csv', () => labelsCsv(book)],
    ['changes.csv', () => changesCsv(book)],
    ['csv-metadata.json', () => csvwMetadata(book)],
    ['ddi-codebook.xml', () => ddiCodebook(book)],
    ['load.R', () => rScript],
    ['load-en.sps', () => syntaxIn('en')],
    ['load-fr.sps', () => syntaxIn('fr')],
  ]
}

/** SPSS reads a line at a time, whatever is quoted. */
const oneLineFile = 'responses-one-line.csv'

function oneLineOf(responses: Extract): Extract {
  return { ...responses, oneLine: true, bom: false }
}

/** Both were read of the same moment: a difference would be a fault of ours, and must not leave. */
function checkCount(rows: number, { responses }: Book): void {
  if (rows !== responses) throw new Error(`The table has ${rows} rows, and ${responses} responses were counted`)
}

function remembered<Value>(find: () => Promise<Value>): () => Promise<Value> {
  let found: Promise<Value> | undefined
  return () => (found ??= find())
}
