import { Readable } from 'node:stream'
import rdf from '@rdfjs/dataset'
import CsvwParser from '@zazuko/rdf-parser-csvw'
import { JsonLdParser } from 'jsonld-streaming-parser'

const csvw = 'http://www.w3.org/ns/csvw#'
const xsd = 'http://www.w3.org/2001/XMLSchema#'

/** Of the context that the standard puts at its address, which no test asks for: the terms that bundles use. */
const context = {
  '@vocab': csvw,
  dc: 'http://purl.org/dc/terms/',
  url: { '@type': '@id' },
  resource: { '@type': '@id' },
  tables: { '@id': `${csvw}table` },
  columns: { '@id': `${csvw}column`, '@container': '@list' },
  foreignKeys: { '@id': `${csvw}foreignKey` },
  titles: { '@id': `${csvw}title` },
  datatype: { '@type': '@vocab' },
  ...Object.fromEntries(['string', 'integer', 'decimal'].map((type) => [type, `${xsd}${type}`])),
} as const

export type TableDescription = {
  readonly url: string
  readonly tableSchema: { readonly columns: readonly { readonly name: string; readonly null?: readonly string[] }[] }
}
export type CsvwMetadata = { readonly '@context': string; readonly tables: readonly TableDescription[] }

export type CsvwCell = { readonly value: string; readonly datatype: string }

const base = 'https://bundle.example/'

/**
 * A table as a reader of CSV on the Web finds it by its description alone: rows of cells by column, without those that are
 * null. The reader knows one null value only, so those of the description are taken out here.
 */
export async function readByCsvw(metadata: CsvwMetadata, url: string, csv: Buffer) {
  const table = metadata.tables.find((each) => each.url === url)!
  const described = JSON.stringify({ ...metadata, '@context': context, tables: [table] })
  const quads = Readable.from([described]).pipe(new JsonLdParser({ baseIRI: base }))
  const dataset = rdf.dataset()
  for await (const quad of quads) dataset.add(quad as never)
  const rows = new Map<string, Record<string, CsvwCell>>()
  const nulls = new Map(table.tableSchema.columns.map((column) => [column.name, column.null ?? ['']]))
  const read = new CsvwParser({ metadata: dataset, baseIRI: base + url }).import(Readable.from([csv]))
  for await (const { subject, predicate, object } of read as AsyncIterable<Quad>) {
    const name = decodeURIComponent(predicate.value.split(`${base}${url}#`)[1] ?? '')
    if (name === '' || nulls.get(name)?.includes(object.value)) continue
    const row = rows.get(subject.value) ?? {}
    rows.set(subject.value, row)
    row[name] = { value: object.value, datatype: object.datatype!.value.replace(xsd, '') }
  }
  return [...rows.values()]
}

type Term = { readonly value: string; readonly datatype?: { readonly value: string } }
type Quad = { readonly subject: Term; readonly predicate: Term; readonly object: Term }
