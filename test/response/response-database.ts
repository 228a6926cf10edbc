import { sql } from 'kysely'
import { connect, type Database } from '../../src/database/connect.js'
import { openResponseStore, type ResponseStore } from '../../src/response/response-store.js'
import type { Submission } from '../../src/response/submission.js'
import { newToken } from '../../src/response/token.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

export type ResponseDatabase = {
  readonly fresh: FreshDatabase
  readonly owner: Database
  readonly app: Database
  readonly analyst: Database
  readonly store: ResponseStore
  close(): Promise<void>
}

/** A database of the test's own, as each of the three roles sees it. */
export async function openResponseDatabase(): Promise<ResponseDatabase> {
  const fresh = await freshDatabase()
  const owner = connect(fresh.ownerUrl, { max: 4 })
  const app = connect(fresh.appUrl, { max: 4 })
  const analyst = connect(fresh.analystUrl, { max: 2 })
  const close = async () => {
    await Promise.all([owner.destroy(), app.destroy(), analyst.destroy()])
    await fresh.drop()
  }
  return { fresh, owner, app, analyst, store: openResponseStore(app), close }
}

export async function addConsultation(owner: Database, id: string, closesOn: string): Promise<void> {
  await sql`
    insert into consultation (id, slug_en, slug_fr, settings, opens_on, closes_on)
    values (${id}, ${id}, ${id}, '{}', '2020-01-01', ${closesOn})`.execute(owner)
}

/** A response to a consultation on wells, different for every call unless told. */
export function submission(over: Partial<Submission> = {}): Submission {
  return {
    token: newToken(),
    consultation: 'wells',
    version: 1,
    language: 'fr',
    noticeVersion: 2,
    answers: { depth: 12, water: 'clear', remarks: 'L’eau est bonne.', smell: null, filter: false },
    day: '2026-11-23',
    ...over,
  }
}
