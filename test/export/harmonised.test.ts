import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changesOf } from '../../src/export/column-changes.js'
import { harmonise } from '../../src/export/harmonised.js'
import type { Extract } from '../../src/export/extract.js'
import type { NumberedVersion } from '../../src/export/lineage.js'
import type { Answer } from '../../src/questionnaire/answers.js'
import type { Question } from '../../src/questionnaire/questionnaire.js'
import { responseAnswers } from '../../src/questionnaire/response-answers.js'
import { openExportDatabase, parseCsv, type ExportDatabase } from './export-database.js'
import { hasPython, readByPython } from './python-csv.js'
import { fiveSprings, sixSprings } from './springs-anew.js'

let database: ExportDatabase

const given: Record<string, Answer> = {
  taste: 'good',
  flavour: 'bad',
  use: 'else',
  use__other_text: 'Arroser; un "peu",\nmême',
  who: ['farmers', 'others'],
  who__other_text: '=1+1',
  state: { path: 'bad', basin: 'good' },
  needs: ['lamp', 'roof'],
  remarks: '- Rien',
  path_remarks: 'Steep',
  basin_remarks: 'Full',
}

beforeAll(async () => {
  database = await openExportDatabase()
  for (const { number, questionnaire } of sixSprings) {
    const stored = responseAnswers(questionnaire, new Map(Object.entries(given)))
    await database.respond(number, number, number % 2 === 0 ? 'en' : 'fr', stored)
  }
})
afterAll(() => database.close())

/** `from→to comparability: intents`, for every column that anything happened to. */
function told(versions: readonly NumberedVersion[]) {
  const changes = changesOf(harmonise(versions), versions)
  const sentences = [...changes].map(([{ name }, each]) => [
    name,
    each.map(({ from, to, comparability, intents }) => `${from}→${to} ${comparability}: ${intents.join()}`).join('; '),
  ])
  return Object.fromEntries(sentences.filter(([, sentence]) => sentence !== '')) as Record<string, string>
}

describe('versions that reword, add an option, remove and split', () => {
  test('have a column a lineage, in the order of the newest', () => {
    expect(
      harmonise(fiveSprings)
        .map(({ name, asked }) => `${name} ${[...asked.keys()].join('')}`)
        .join(),
    ).toBe(
      'taste 12345,use 123,use__other_text 123,who__farmers 12345,who__hikers 345,who__others 12345,who__other_text 12345,' +
        'state__path 12345,state__basin 12345,needs__roof 12345,needs__bench 12345,needs__lamp 12345,' +
        'remarks 1234,path_remarks 5,basin_remarks 5',
    )
  })

  test('are told of, column by column, as exactly those changes', () => {
    const added = '2→3 options: add-option'
    const gone = '3→4 none: remove-question'
    const parted = '4→5 meaning: split'
    expect(told(fiveSprings)).toEqual({
      taste: '1→2 wording: edit-text',
      who__farmers: added,
      who__hikers: added,
      who__others: added,
      use: gone,
      use__other_text: gone,
      remarks: parted,
      path_remarks: parted,
      basin_remarks: parted,
    })
  })

  test('have in each row what its version asked, and `.v` for the rest', async () => {
    const rows = parseCsv(await database.csv({ versions: fiveSprings }))
    expect(rows.map(({ version }) => version)).toEqual(['1', '2', '3', '4', '5'])
    const column = (name: string) => rows.map((row) => row[name])
    expect(column('taste')).toEqual(['good', 'good', 'good', 'good', 'good'])
    expect(column('use')).toEqual(['else', 'else', 'else', '.v', '.v'])
    expect(column('who__hikers')).toEqual(['.v', '.v', '0', '0', '0'])
    expect(column('remarks')).toEqual(["'- Rien", "'- Rien", "'- Rien", "'- Rien", '.v'])
    expect(column('path_remarks')).toEqual(['.v', '.v', '.v', '.v', 'Steep'])
  })
})

test('a question in the place of one other of its kind goes on in its column, as another question', async () => {
  expect(told(sixSprings)['flavour']).toBe('1→2 wording: edit-text; 5→6 meaning: remove-question,add-question')
  const rows = parseCsv(await database.csv({ versions: sixSprings }))
  expect(rows.map(({ flavour }) => flavour)).toEqual(['good', 'good', 'good', 'good', 'good', 'bad'])
  expect(rows[0]).not.toHaveProperty('taste')
})

test('versions between which it was not asked do not hide what changed in it', () => {
  const [first, second, , fourth] = fiveSprings
  const without = { number: 2, questionnaire: fourth!.questionnaire }
  expect(told([first!, without, { ...second!, number: 3 }])['use']).toBe(
    '1→2 none: remove-question; 2→3 none: add-question',
  )
  const reworded = JSON.parse(JSON.stringify(second!.questionnaire).replace('What is it used for?', 'What for?'))
  expect(told([first!, without, { number: 3, questionnaire: reworded }])['use']).toContain('; 1→3 wording: edit-text')
})

test('a page that goes with one question, and with one that is split, tells each its own', () => {
  const [page] = fiveSprings[0]!.questionnaire.pages
  const on = (id: string, ...ids: readonly string[]) => ({
    id,
    title: page!.title,
    questions: fiveSprings
      .flatMap(({ questionnaire }) => questionnaire.pages[0]!.questions)
      .filter(
        (question, index, all) =>
          ids.includes(question.id) && all.findIndex(({ id: each }) => each === question.id) === index,
      ),
  })
  const version = (number: number, ...pages: ReturnType<typeof on>[]) => ({
    number,
    questionnaire: { ...fiveSprings[0]!.questionnaire, pages },
  })
  const first = version(1, on('p1', 'taste'), on('p2', 'needs', 'remarks'))
  const second = version(2, on('p1', 'taste'), on('p3', 'path_remarks', 'basin_remarks'))
  expect(told([first, second])).toMatchObject({
    needs__roof: '1→2 none: remove-question',
    remarks: '1→2 meaning: split',
    path_remarks: '1→2 meaning: split',
  })
})

test('questions that become one are told of as a merge, and have columns of their own', () => {
  const [page] = fiveSprings[0]!.questionnaire.pages
  const asking = (number: number, ...questions: readonly Question[]) => ({
    number,
    questionnaire: { ...fiveSprings[0]!.questionnaire, pages: [{ ...page!, questions }] },
  })
  const one = page!.questions.find(({ id }) => id === 'remarks')!
  const other = { ...one, id: 'thoughts' }
  const merged = { ...one, id: 'words', replaces: ['remarks', 'thoughts'] }
  const merge = '1→2 meaning: merge'
  expect(told([asking(1, one, other), asking(2, merged)])).toEqual({ remarks: merge, thoughts: merge, words: merge })
})

test('one version has nothing to tell', () => expect(told(fiveSprings.slice(1, 2))).toEqual({}))

const variants: readonly Partial<Extract>[] = [',', ';'].flatMap((separator) =>
  [true, false].flatMap((bom) =>
    ([undefined, 'en', 'fr'] as const).map((labels) => ({ separator: separator as ',' | ';', bom, labels })),
  ),
)

test.skipIf(!hasPython).each(variants)(
  'two readers that we did not write agree on every cell of %o',
  async (variant) => {
    for (const file of ['responses', 'open-text'] as const) {
      const { separator = ',', bom = false } = variant
      const csv = await database.csv({ versions: sixSprings, file, ...variant })
      const cells = parse(csv, { bom, delimiter: separator, record_delimiter: '\r\n' })
      expect(readByPython(csv, separator)).toEqual(cells)
      expect(cells.length).toBeGreaterThan(6)
    }
  },
)
