import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { harmonise } from '../../src/export/harmonised.js'
import { planExtract } from '../../src/export/extract.js'
import { unguardFormula } from '../../src/export/formula-guard.js'
import { readParameters, type Given } from '../../src/export/parameters.js'
import type { Published } from '../../src/consultation/publication.js'
import { bothVersions, openExportDatabase, parseCsv, type ExportDatabase } from './export-database.js'
import { firstSprings, secondSprings } from './springs.js'

let database: ExportDatabase

beforeAll(async () => {
  database = await openExportDatabase()
  const nothing = { taste: null, who: null, who__other_text: false, state: null, depth: null, needs: null }
  await database.respond(1, 1, 'fr', {
    ...nothing,
    use: 'else',
    use__other_text: '=SUM(1)',
    who__other_text: 'Des loutres',
  })
  await database.respond(2, 2, 'en', { ...nothing, remarks: 'false' })
  await database.respond(3, 2, 'en', { ...nothing, remarks: null })
  await database.respond(4, 2, 'en', { ...nothing, who: ['others'], who__other_text: 'A "bear"\n', remarks: '.n' })
})
afterAll(() => database.close())

/** The springs as they were published, with what is needed to plan an extract. */
const springs = {
  consultation: { id: 'springs' },
  versions: bothVersions.versions,
} as unknown as Published

function planned(given: Given, file: 'responses' | 'open-text' = 'responses') {
  const read = readParameters(given)
  if (read.kind === 'faulty') return read
  return planExtract(springs, file, read.parameters)
}

function names(given: Given, file: 'responses' | 'open-text' = 'responses'): string {
  const plan = planned(given, file)
  return plan.kind === 'extract' ? plan.extract.columns.map(({ name }) => name).join() : JSON.stringify(plan)
}

test('every written answer is a row, in the order of responses and of columns; what was not written is none', async () => {
  const rows = parseCsv(await database.csv({ file: 'open-text' }))
  expect(rows.map(({ response_id, ...row }) => [response_id!.at(-1), ...Object.values(row)])).toEqual([
    ['1', 'use__other_text', 'fr', "'=SUM(1)", ''],
    ['1', 'who__other_text', 'fr', 'Des loutres', ''],
    ['2', 'remarks', 'en', 'false', ''],
    ['4', 'who__other_text', 'en', 'A "bear"\n', ''],
    ['4', 'remarks', 'en', "'.n", ''],
  ])
  expect(unguardFormula(rows.at(-1)!['text']!)).toBe('.n')
})

test('of versions that asked for no words there is a header alone', async () => {
  const columns = harmonise(bothVersions.versions).filter(({ name }) => name === 'taste')
  expect(await database.csv({ file: 'open-text', columns })).toBe('response_id,question,language,text,codes\r\n')
})

test('what is written can be left out, and questions chosen by their ids', () => {
  expect(names({ text: ['0'] })).not.toMatch(/other_text|remarks/)
  expect(names({ questions: ['remarks,depth', 'use'] })).toBe('use,use__other_text,depth,remarks')
  expect(names({ questions: ['depth'] }, 'open-text')).toBe('')
  expect(names({ text: ['0'] }, 'open-text')).toBe('{"kind":"faulty","faults":["text"]}')
})

test('responses are chosen by version, language and week', async () => {
  const ids = async (over: object) =>
    parseCsv(await database.csv(over))
      .map(({ response_id }) => response_id!.at(-1))
      .join('')
  const versions = (number: number) => bothVersions.versions.filter((version) => version.number === number)
  expect(await ids({ versions: versions(1) })).toBe('1')
  expect(await ids({ language: 'en' })).toBe('234')
  expect(await ids({ from: '2026-W48', to: '2026-W48' })).toBe('1234')
  expect(await ids({ from: '2026-W49' })).toBe('')
  expect(await ids({ to: '2026-W47' })).toBe('')
  expect(await ids({ file: 'open-text', language: 'fr' })).toBe('11')
})

test.each([
  [{ version: ['0'] }, ['version']],
  [{ version: ['1', '2'] }, ['version']],
  [
    { separator: ['|'], labels: ['de'], bom: ['yes'], text: ['2'], language: ['iu'] },
    ['separator', 'labels', 'bom', 'language', 'text'],
  ],
  [{ from: ['2026-W54'], to: ['2026-48'] }, ['from', 'to']],
  [{ from: ['2026-W10'], to: ['2026-W09'] }, ['to']],
  [{ version: ['3'] }, ['version']],
  [{ questions: ['taste,smell'] }, ['questions']],
  [{ version: ['1'], questions: ['depth'] }, ['questions']],
])('%o is refused by name', (given, faults) => {
  expect(planned(given)).toEqual({ kind: 'faulty', faults })
})

test('nothing given is everything, in codes, with commas and a byte order mark', () => {
  const nothing = planned({ version: [''], questions: [''] })
  expect(nothing).toMatchObject({ kind: 'extract', extract: { separator: ',', bom: true, labels: undefined } })
  expect(names({ version: ['all'], labels: ['codes'], language: ['all'] })).toBe(names({}))
  expect(planExtract({ ...springs, versions: [] }, 'responses', {} as never)).toEqual({ kind: 'nothing-published' })
  expect([firstSprings, secondSprings].length).toBe(bothVersions.versions.length)
})

test('hidden words have marks in their place in both files when that is asked, and are as received otherwise', async () => {
  const hide = async (response: string, question: string, spans: readonly object[]) =>
    sql`insert into text_mark (consultation, kind, question, response, value)
      values ('springs', 'redaction', ${question}, ${response}, ${JSON.stringify(spans)})`.execute(database.owner)
  const responses = parseCsv(await database.csv({ file: 'open-text' })).map(({ response_id }) => response_id!)
  await hide(responses[1]!, 'who__other_text', [{ start: 4, length: 7, reason: 'somebody-else' }])
  await hide(responses[3]!, 'remarks', [{ start: 0, length: 2, reason: 'name' }])
  const texts = async (redacted: boolean) =>
    parseCsv(await database.csv({ file: 'open-text', redacted })).map(({ text }) => text)
  const cells = async (redacted: boolean) =>
    parseCsv(await database.csv({ redacted })).map((row) => [row['who__other_text'], row['remarks']])
  expect(await texts(false)).toEqual(["'=SUM(1)", 'Des loutres', 'false', 'A "bear"\n', "'.n"])
  expect(await texts(true)).toEqual([
    "'=SUM(1)",
    'Des [caviardé\u00a0: concerne une autre personne]',
    'false',
    'A "bear"\n',
    '[redacted: name]',
  ])
  const whole = await cells(false)
  expect([whole[0]![0], whole[3]![1]]).toEqual(['Des loutres', "'.n"])
  const marked = await cells(true)
  expect([marked[0]![0], marked[3]![1]]).toEqual([
    'Des [caviardé\u00a0: concerne une autre personne]',
    '[redacted: name]',
  ])
  expect(marked.slice(1, 3)).toEqual(whole.slice(1, 3))
})

test('hidden words leave only where they are asked for', () => {
  const redacted = (given: Given) => {
    const plan = planned(given)
    return plan.kind === 'extract' ? plan.extract.redacted : plan
  }
  expect([{}, { redacted: ['0'] }, { redacted: ['1'] }].map(redacted)).toEqual([true, false, true])
  expect(redacted({ redacted: ['yes'] })).toEqual({ kind: 'faulty', faults: ['redacted'] })
})
