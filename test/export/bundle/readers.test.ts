import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportCsv } from '../../../src/export/export.js'
import type { Extract } from '../../../src/export/extract.js'
import { hasPython, readByPython } from '../python-csv.js'
import { type CsvwMetadata, readByCsvw } from './csvw-reader.js'
import { hasProgram, runProgram } from './program.js'
import { silencesOf, tallyOf } from './tally.js'
import { filesOf, type Market, openMarket, plannedMarket, rowsOf, takeBundle, unpack } from './taken-bundle.js'

let market: Market
let files: ReadonlyMap<string, Buffer>
let taken: ReturnType<typeof unpack>

beforeAll(async () => {
  market = await openMarket()
  files = filesOf(await takeBundle(market))
  taken = unpack(files)
})
afterAll(async () => {
  taken.remove()
  await market.close()
})

const tables = [
  'responses.csv',
  'responses-one-line.csv',
  'open-text.csv',
  'labels.csv',
  'codebook.csv',
  'changes.csv',
] as const

/** As our own judge of a formula does not: what a spreadsheet would run, after white space and what is invisible. */
const formula = /^[\s\p{Cf}\p{Zs}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\p{Variation_Selector}]*[=+\-@%|＝＋－＠]/u
const isNumber = (cell: string) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(cell)

const cellsOf = (csv: Buffer | string, delimiter = ','): string[][] =>
  parse(csv, { bom: true, delimiter, record_delimiter: '\r\n' })

test.each(tables)('no cell of %s begins a formula, but for numbers', (name) => {
  const cells = cellsOf(files.get(name)!).flat()
  expect(cells.filter((cell) => formula.test(cell) && !isNumber(cell))).toEqual([])
})

test('the judge of formulas sees one that nothing guards', () => {
  expect(['=1+1', ' \u200b=1', '-2+3', '＝1'].every((cell) => formula.test(cell))).toBe(true)
})

async function takeVariant(over: Partial<Extract>) {
  const { texts, responses } = plannedMarket()
  const extract: Extract = { ...(over.file === 'open-text' ? texts! : responses), ...over }
  return { csv: await buffer(await exportCsv(market.fresh.analystUrl, extract)), separator: extract.separator }
}

const variants: readonly (readonly [string, Partial<Extract>])[] = [
  ['codes', {}],
  ['French labels, semicolons', { labels: 'fr', separator: ';' }],
  ['English labels, no byte order mark', { labels: 'en', bom: false }],
  ['written answers', { file: 'open-text' }],
]

describe.runIf(hasPython)('Python', () => {
  test.each(variants)('reads the same cells: %s', async (_, over) => {
    const { csv, separator } = await takeVariant(over)
    expect(readByPython(csv.toString(), separator)).toEqual(cellsOf(csv, separator))
  })

  test.each(tables)('reads the cells of %s as another reader does', (name) => {
    expect(readByPython(files.get(name)!.toString(), ',')).toEqual(cellsOf(files.get(name)!))
  })
})

describe.runIf(hasProgram('soffice', 'how a spreadsheet reads the CSV'))('LibreOffice', () => {
  /** Separator, quote, UTF-8, from the first line, every column as text; and out again with every cell quoted. */
  function throughCalc(csv: Buffer, name: string, separator: string): string[][] {
    const folder = unpack(new Map([[`${name}.csv`, csv]]))
    try {
      const columns = cellsOf(csv, separator)[0]!
        .map((_, index) => `${index + 1}/2`)
        .join('/')
      const filter = `CSV:${separator.codePointAt(0)},34,76,1,${columns}`
      const out = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false'
      const args = ['--headless', `-env:UserInstallation=file://${folder.folder}/profile`, `--infilter=${filter}`]
      runProgram('soffice', [...args, '--convert-to', out, '--outdir', 'out', `${name}.csv`], folder.folder)
      const [written] = readdirSync(join(folder.folder, 'out'))
      return parse(readFileSync(join(folder.folder, 'out', written!)), { bom: true, relax_column_count: true })
    } finally {
      folder.remove()
    }
  }

  // Each takes seconds.
  test.each(process.env['LONG'] ? variants : variants.slice(0, 2))(
    'holds what was sent, cell by cell, and runs none of it: %s',
    async (_, over) => {
      const { csv, separator } = await takeVariant(over)
      const shown = throughCalc(csv, 'taken', separator)
      const sent = cellsOf(csv, separator)
      // A spreadsheet knows one kind of line break within a cell.
      expect(shown).toEqual(sent.map((row) => row.map((cell) => cell.replaceAll('\r', '\n'))))
    },
  )
})

describe('a reader of CSV on the Web', () => {
  const metadata = () => JSON.parse(files.get('csv-metadata.json')!.toString()) as CsvwMetadata

  test('counts what the database counts, by the description alone', async () => {
    const rows = await readByCsvw(metadata(), 'responses.csv', files.get('responses.csv')!)
    const all = rowsOf(files, 'responses.csv').length
    expect(rows).toHaveLength(all)
    for (const column of ['to', 'why', 'taste', 'mood']) {
      const counts: Record<string, number> = {}
      for (const row of rows) {
        const code = row[column]?.value
        if (code !== undefined) counts[code] = (counts[code] ?? 0) + 1
      }
      expect(counts).toEqual(await tallyOf(market, column))
      const { skipped, notShown, notAsked } = await silencesOf(market, column)
      expect(rows.filter((row) => row[column] === undefined)).toHaveLength(skipped + notShown + notAsked)
    }
    expect(new Set(rows.flatMap((row) => row['visits']?.datatype ?? []))).toEqual(new Set(['decimal']))
  })

  test.each(tables.filter((name) => name !== 'responses-one-line.csv'))('finds every cell of %s', async (name) => {
    const [header, ...lines] = cellsOf(files.get(name)!)
    const table = metadata().tables.find(({ url }) => url === name)!
    expect(table.tableSchema.columns.map((column) => column.name)).toEqual(header)
    const rows = await readByCsvw(metadata(), name, files.get(name)!)
    const nulls = table.tableSchema.columns.map((column) => column.null ?? [''])
    expect(rows.map((row) => header!.map((column) => row[column]?.value))).toEqual(
      lines.map((line) => line.map((cell, index) => (nulls[index]!.includes(cell) ? undefined : cell))),
    )
  })

  test('every written answer is of a response that is there, as the foreign key says', () => {
    const ids = new Set(rowsOf(files, 'responses.csv').map((row) => row['response_id']))
    expect(rowsOf(files, 'open-text.csv').filter((row) => !ids.has(row['response_id']))).toEqual([])
  })
})

const schemas = process.env['DDI_DIR']
if (schemas === undefined)
  process.stderr.write('SKIPPED: the schema of DDI Codebook is not here. Name its folder by DDI_DIR.\n')

describe.runIf(hasProgram('xmllint', 'whether the XML is sound'))('xmllint', () => {
  test('finds the DDI codebook well formed', () => {
    runProgram('xmllint', ['--noout', '--nonet', 'ddi-codebook.xml'], taken.folder)
  })

  test.runIf(schemas !== undefined)('finds it valid, and one with an element too many not', () => {
    const schema = ['schemas/codebook.xsd', 'codebook.xsd'].map((name) => join(schemas!, name))
    const found = schema.find((path) => spawnSync('test', ['-f', path]).status === 0)!
    const validate = (input: string) =>
      spawnSync('xmllint', ['--noout', '--nonet', '--schema', found, '-'], { input, cwd: taken.folder }).status
    const xml = files.get('ddi-codebook.xml')!.toString()
    expect(validate(xml)).toBe(0)
    expect(validate(xml.replace('<dataDscr>', '<dataDscr><var/>'))).not.toBe(0)
  })
})
