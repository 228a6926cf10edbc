import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { connect, type Database } from '../../src/database/connect.js'
import { exportCsv } from '../../src/export/export.js'
import type { Extract } from '../../src/export/extract.js'
import { harmonise } from '../../src/export/harmonised.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'
import { firstSprings, secondSprings } from './springs.js'

export type ExportDatabase = {
  readonly fresh: FreshDatabase
  readonly owner: Database
  /** Puts in a mixed response; `place` makes its id, hence its place in the extract. */
  respond(place: number, version: number, language: string, answers: object): Promise<void>
  /** With every column of its versions, unless told which. */
  csv(over?: Partial<Extract>): Promise<string>
  close(): Promise<void>
}

export const bothVersions: Omit<Extract, 'columns'> = {
  file: 'responses',
  consultation: 'springs',
  versions: [
    { number: 1, questionnaire: firstSprings },
    { number: 2, questionnaire: secondSprings },
  ],
  separator: ',',
  labels: undefined,
  bom: false,
}

export async function openExportDatabase(): Promise<ExportDatabase> {
  const fresh = await freshDatabase()
  const owner = connect(fresh.ownerUrl, { max: 2 })
  return {
    fresh,
    owner,
    respond: async (place, version, language, answers) => {
      const id = `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`
      await sql`insert into response (id, consultation, version, language, notice_version, answers, received_week)
        values (${id}, 'springs', ${version}, ${language}, 1, ${JSON.stringify(answers)}, '2026-W48')`.execute(owner)
    },
    csv: async (over = {}) => {
      const { versions, ...extract } = { ...bothVersions, ...over }
      const columns = over.columns ?? harmonise(versions)
      return (await buffer(await exportCsv(fresh.analystUrl, { ...extract, versions, columns }))).toString()
    },
    close: async () => {
      await owner.destroy()
      await fresh.drop()
    },
  }
}

/** As another program reads it: one object a row. */
export function parseCsv(csv: string): readonly Record<string, string>[] {
  return parse(csv, { columns: true, bom: true, record_delimiter: '\r\n' })
}
