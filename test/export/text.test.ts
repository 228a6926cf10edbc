import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvText } from '../../src/export/csv-text.js'
import { guardFormula, unguardFormula } from '../../src/export/formula-guard.js'
import type { Question } from '../../src/questionnaire/questionnaire.js'
import { openExportDatabase, parseCsv, type ExportDatabase } from './export-database.js'
import { secondSprings } from './springs.js'

let database: ExportDatabase

beforeAll(async () => {
  database = await openExportDatabase()
})

afterAll(() => database.close())

const texts = ['formulas.json', 'ordinary-texts.json'].flatMap((name) => {
  const fixtures = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')) as {
    readonly s: string
  }[]
  return fixtures.map(({ s }) => s)
})
const storable = texts.filter((text) => !text.includes('\0'))
const marks = [
  '.n',
  '.v',
  '.no',
  ' .n',
  '\u200b.v',
  '.5',
  "'",
  "''",
  "'=1",
  '"',
  '""',
  ',',
  ';',
  '\r',
  '\n',
  '\r\n',
  'false',
  'null',
  '\u2028=1',
]

/** Written anew here, and simpler than what it judges: what a spreadsheet could run once it has skipped what it skips. */
const runs = (cell: string) => /^[=+\-@%|\t\r\n\0＝＋－＠]/u.test(cell.replace(/^[\p{White_Space}\p{Cf}]+/u, ''))

test.each([...texts, ...marks])('a guarded text is harmless, and comes back: %j', (text) => {
  const guarded = guardFormula(text)
  expect(runs(guarded)).toBe(false)
  expect(/^[\p{White_Space}\p{Cf}]*\.[nv]/u.test(guarded)).toBe(false)
  expect(unguardFormula(guarded)).toBe(text)
})

test('any text comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(unguardFormula(guardFormula(text))).toBe(text)
      expect(runs(guardFormula(text))).toBe(false)
    }),
  )
})

test('PostgreSQL writes every text as the program would, and another program reads it back', async () => {
  const random = fc.sample(fc.string({ unit: 'binary', minLength: 1 }), { numRuns: 500, seed: 7 })
  const all = [...texts, ...marks, ...random].filter((text) => !text.includes('\0'))
  const nothing = { taste: null, who: null, who__other_text: false, state: null, depth: null, needs: null }
  for (const [place, text] of all.entries()) {
    await database.respond(place, 2, 'en', { ...nothing, who: ['others'], who__other_text: text, remarks: text })
  }
  const csv = await database.csv({ versions: [{ number: 2, questionnaire: secondSprings }] })
  const rows = parseCsv(csv)
  expect(rows).toHaveLength(all.length)
  for (const [place, text] of all.entries()) {
    const { remarks, who__other_text } = rows[place]!
    expect(runs(remarks!)).toBe(false)
    expect(unguardFormula(remarks!)).toBe(text)
    expect(who__other_text).toBe(remarks)
    expect(csv).toContain(`,${csvText(text)},`)
  }
})

test('labels of every text are harmless too, and come back, in both languages', async () => {
  // A document with NUL is refused when it is read.
  const options = storable.map((text, index) => ({ code: `c${index}`, label: { en: text, fr: `${text} ` } }))
  const all: Question = { id: 'all', kind: 'single', text: { en: '=1', fr: '=1' }, options }
  const rated: Question = {
    id: 'rated',
    kind: 'matrix',
    text: all.text,
    rows: [{ id: 'row', text: all.text }],
    points: options,
  }
  const questionnaire = { ...secondSprings, pages: [{ ...secondSprings.pages[0]!, questions: [all, rated] }] }
  for (const [index, { code }] of options.entries()) {
    await database.respond(5000 + index, 7, 'en', { all: code, rated: { row: code } })
  }
  for (const labels of ['en', 'fr'] as const) {
    const rows = parseCsv(await database.csv({ versions: [{ number: 7, questionnaire }], labels }))
    expect(rows).toHaveLength(options.length)
    for (const [index, { label }] of options.entries()) {
      const { all: cell, rated__row: other } = rows[index]!
      expect(runs(cell!)).toBe(false)
      expect([unguardFormula(cell!), unguardFormula(other!)]).toEqual([label[labels], label[labels]])
    }
  }
})
