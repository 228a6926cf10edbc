import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { responseAnswers } from '../../src/questionnaire/response-answers.js'
import type { Answer } from '../../src/questionnaire/answers.js'
import { exportCsv } from '../../src/export/export.js'
import { harmonise } from '../../src/export/harmonised.js'
import { bothVersions, openExportDatabase, parseCsv, type ExportDatabase } from './export-database.js'
import { firstSprings, secondSprings } from './springs.js'

let database: ExportDatabase

const full: Record<string, Answer> = {
  taste: 'good',
  use: 'else',
  use__other_text: 'Arroser, "un peu"',
  who: ['farmers', 'others'],
  who__other_text: '-2+3',
  state: { path: 'bad' },
  needs: ['lamp', 'roof'],
}

const notShown = {
  taste: 'bad',
  who: false,
  who__other_text: false,
  state: false,
  depth: false,
  needs: false,
  remarks: false,
}

beforeAll(async () => {
  database = await openExportDatabase()
  const stored = (answers: Record<string, Answer>) => new Map(Object.entries(answers))
  await database.respond(5, 1, 'fr', responseAnswers(firstSprings, stored({ use: 'drink' })))
  await database.respond(2, 1, 'fr', responseAnswers(firstSprings, stored(full)))
  await database.respond(1, 2, 'en', responseAnswers(secondSprings, stored({ ...full, depth: -1.5, remarks: 'false' })))
  await database.respond(3, 2, 'en', notShown)
  await database.respond(4, 1, 'en', responseAnswers(firstSprings, stored({ use: 'false', who: ['others'] })))
  await database.respond(6, 3, 'en', { later: 'a version that is not asked for' })
})

afterAll(() => database.close())

const golden = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')

test.each([
  ['two-versions.csv', {}],
  ['second-version.csv', { versions: bothVersions.versions.slice(1) }],
  ['french-labels.csv', { labels: 'fr', separator: ';' }],
  ['english-labels.csv', { labels: 'en' }],
] as const)('the extract is, cell by cell, %s', async (name, over) => {
  expect((await database.csv(over)).replaceAll('\r\n', '\n')).toBe(golden(name))
})

test('every row ends as RFC 4180 says', async () => {
  const lines = (await database.csv()).split('\r\n')
  expect(lines).toHaveLength(1 + 5 + 1)
  expect(lines.at(-1)).toBe('')
  for (const line of lines) expect(line).not.toMatch(/[\r\n]/)
})

test('a byte order mark comes first when asked for', async () => {
  const plain = await database.csv()
  expect(await database.csv({ bom: true })).toBe(`\uFEFF${plain}`)
})

test('rows come by their random ids, not as they were put in', async () => {
  const ids = parseCsv(await database.csv()).map(({ response_id }) => response_id?.at(-1))
  expect(ids).toEqual(['1', '2', '3', '4', '5'])
})

test('a consultation without responses has a header alone', async () => {
  expect(await database.csv({ consultation: 'wells' })).toMatch(/^response_id,[^\r\n]*\r\n$/)
})

async function exportsRunning(): Promise<number> {
  const { rows } = await sql<{ running: number }>`
    select count(*) as running from pg_stat_activity
    where datname = current_database() and state = 'active' and query like 'copy (%'`.execute(database.owner)
  return rows[0]!.running
}

/** More than the sockets between hold. */
async function addManyResponses(): Promise<void> {
  await sql`
    insert into response (id, consultation, version, language, notice_version, answers, received_week)
    select gen_random_uuid(), 'many', 2, 'en', 1,
      jsonb_build_object('taste', 'good', 'who', false, 'state', false, 'depth', n, 'needs', false, 'remarks', repeat('a', 500)),
      '2026-W48'
    from generate_series(1, 40000) as n`.execute(database.owner)
}

test('it comes at the reader’s pace; a reader who leaves ends the query, and a lost connection is an error', async () => {
  await addManyResponses()
  const many = { ...bothVersions, consultation: 'many', columns: harmonise(bothVersions.versions) }
  const left = await exportCsv(database.fresh.analystUrl, many)
  // Its header is there before the query is: only the server can say that this one runs.
  await expect.poll(exportsRunning).toBe(1)
  left.destroy()
  await expect.poll(exportsRunning).toBe(0)

  const lost = await exportCsv(database.fresh.analystUrl, many)
  await expect.poll(exportsRunning).toBe(1)
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'copy (%'`.execute(database.owner)
  await expect(buffer(lost)).rejects.toThrow()

  expect((await database.csv(many)).split('\r\n')).toHaveLength(1 + 40_000 + 1)
})
