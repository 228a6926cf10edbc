import type { Day } from '../../../src/consultation/consultation.js'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { connect, type Database } from '../../../src/database/connect.js'
import { prepareBundle } from '../../../src/export/bundle/bundle.js'
import { type BundlePlan, planBundle } from '../../../src/export/bundle/plan-bundle.js'
import { readParameters, type Given } from '../../../src/export/parameters.js'
import type { Answer } from '../../../src/questionnaire/answers.js'
import { questionsOf } from '../../../src/questionnaire/find-question.js'
import type { Question } from '../../../src/questionnaire/questionnaire.js'
import { responseAnswers } from '../../../src/questionnaire/response-answers.js'
import { bundlePress } from '../../../src/web/bundle-press.js'
import { readWords } from '../../../src/web/words.js'
import { projectRoot } from '../../../src/project-root.js'
import { freshDatabase, type FreshDatabase } from '../../support/database.js'
import { hostileTexts, publishedMarket } from './market.js'

export const press = bundlePress(readWords(join(projectRoot, 'locales')))

export type Market = { readonly fresh: FreshDatabase; readonly owner: Database; close(): Promise<void> }

/** A database with responses to both versions, which hold every hostile text and every kind of answer and of silence. */
export async function openMarket(): Promise<Market> {
  const fresh = await freshDatabase()
  const owner = connect(fresh.ownerUrl, { max: 2 })
  for (const [index, text] of hostileTexts.entries()) {
    const { number, questionnaire } = publishedMarket.versions[index % 2]!
    const answers = new Map(questionsOf(questionnaire).flatMap((question) => answered(question, index, text)))
    const stored = JSON.stringify(responseAnswers(questionnaire, answers))
    await sql`insert into response (id, consultation, version, language, notice_version, answers, received_week)
      values (gen_random_uuid(), 'market', ${number}, ${index % 3 === 0 ? 'fr' : 'en'}, 1, ${stored}, '2026-W20')`.execute(
      owner,
    )
  }
  return {
    fresh,
    owner,
    close: async () => {
      await owner.destroy()
      await fresh.drop()
    },
  }
}

/** Every fifth question is skipped; the others take their answers in turn. */
function answered(question: Question, index: number, text: string): readonly (readonly [string, Answer])[] {
  const { id } = question
  if ((index + id.length) % 5 === 0) return []
  const nth = <Each>(list: readonly Each[], place = index): Each => list[place % list.length]!
  switch (question.kind) {
    case 'single': {
      const { code, specify } = nth(question.options)
      return [[id, code], ...(specify ? [[`${id}__other_text`, text] as const] : [])]
    }
    case 'multiple': {
      const chosen = question.options.filter((_, place) => (index >> place) % 2 === 0)
      const words = chosen.some(({ specify }) => specify) ? [[`${id}__other_text`, text] as const] : []
      return chosen.length === 0 ? [] : [[id, chosen.map(({ code }) => code)], ...words]
    }
    case 'scale':
      return [[id, nth(question.points).code]]
    case 'matrix':
      return [
        [id, Object.fromEntries(question.rows.slice(index % 2).map((row) => [row.id, nth(question.points).code]))],
      ]
    case 'ranking':
      return [[id, [0, 1].map((place) => nth(question.options, index + place).code)]]
    case 'number':
      return [[id, question.whole ? index : -index / 4]]
    case 'short-text':
    case 'long-text':
      return [[id, text]]
  }
}

export function plannedMarket(given: Given = {}, published = publishedMarket, destroyBy?: Day): BundlePlan {
  const read = readParameters(given)
  if (read.kind === 'faulty') throw new TypeError(read.faults.join())
  const planned = planBundle(published, read.parameters, destroyBy)
  if (planned.kind !== 'bundle') throw new TypeError(planned.kind)
  return planned.plan
}

/** The bytes of a bundle, as an analyst gets them. */
export async function takeBundle({ fresh }: Market, plan = plannedMarket()): Promise<Buffer> {
  return buffer((await prepareBundle(fresh.analystUrl, plan, press)).open())
}

/** Its files by name, opened by a program that is not ours. */
export function filesOf(zip: Buffer): ReadonlyMap<string, Buffer> {
  return new Map(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, Buffer.from(bytes)]))
}

/** Writes them into a folder of their own, which `remove` takes away. */
export function unpack(files: ReadonlyMap<string, Buffer>): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

/** The rows of one of its tables, as a reader of CSV that is not ours finds them. */
export function rowsOf(files: ReadonlyMap<string, Buffer>, name: string): readonly Record<string, string>[] {
  return parse(files.get(name)!, { columns: true, bom: true, record_delimiter: '\r\n' })
}
