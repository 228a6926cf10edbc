import { sql } from 'kysely'
import { connect, type Database } from '../../src/database/connect.js'
import type { Locale } from '../../src/questionnaire/questionnaire.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

const both = (words: string) => ({ en: words, fr: `${words} (fr)` })

/** Asks for a long text, a short one, words to an option, and a matrix of four rows. */
const wells = {
  pages: [
    {
      questions: [
        { id: 'why', kind: 'long-text', text: both('Why?'), maxLength: 1_000_000 },
        { id: 'how', kind: 'short-text', text: both('How?'), maxLength: 200 },
        {
          id: 'who',
          kind: 'single',
          text: both('Who?'),
          options: [{ code: 'other', label: both('Other'), specify: both('Who?') }],
        },
        { id: 'rate', kind: 'matrix', text: both('Rate'), rows: ['a', 'b', 'c', 'd'].map((id) => ({ id })) },
      ],
    },
  ],
}

export type CodingDatabase = {
  readonly fresh: FreshDatabase
  readonly owner: Database
  readonly app: Database
  readonly analyst: Database
  /** Puts in a mixed response; `place` makes its id, hence its place in lists. */
  respond(place: number, language: Locale, answers: object): Promise<void>
  close(): Promise<void>
}

export const idAt = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`

/** A consultation `wells` with the analysts ana and ben. */
export async function openCodingDatabase(): Promise<CodingDatabase> {
  const fresh = await freshDatabase()
  const owner = connect(fresh.ownerUrl, { max: 2, queryTimeout: 0 })
  const app = connect(fresh.appUrl, { max: 4 })
  const analyst = connect(fresh.analystUrl, { max: 4, queryTimeout: 30_000 })
  await sql`
    insert into consultation (id, slug_en, slug_fr, settings) values ('wells', 'wells', 'puits', '{}')`.execute(owner)
  await sql`insert into version (consultation, number, fingerprint, document, published_on)
    values ('wells', 1, ${'a'.repeat(64)}, ${JSON.stringify(wells)}, '2026-01-01')`.execute(owner)
  for (const id of ['ana', 'ben']) {
    const email = `${id}@example.org`
    await sql`insert into person (id, name, email, locale) values (${id}, ${id}, ${email}, 'en')`.execute(owner)
  }
  return {
    fresh,
    owner,
    app,
    analyst,
    respond: async (place, language, answers) => {
      await sql`insert into response (id, consultation, version, language, notice_version, answers, received_week)
        values (${idAt(place)}, 'wells', 1, ${language}, 1, ${JSON.stringify(answers)}, '2026-W48')`.execute(owner)
    },
    close: async () => {
      await Promise.all([owner.destroy(), app.destroy(), analyst.destroy()])
      await fresh.drop()
    },
  }
}
