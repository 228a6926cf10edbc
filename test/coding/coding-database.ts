import { sql } from 'kysely'
import { type Examiner, examine } from '../../src/coding/examining.js'
import { connect, type Database, type Transaction } from '../../src/database/connect.js'
import type { Locale, Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { freshDatabase, type FreshDatabase } from '../support/database.js'

const both = (words: string) => ({ en: words, fr: `${words} (fr)` })
const points = ['low', 'middle', 'high'].map((code) => ({ code, label: both(code) }))

/** Asks for a long text, a short one, words to an option, and a matrix of four rows. */
export const wells: Questionnaire = {
  schema: 'x',
  id: 'wells',
  title: both('Wells'),
  pages: [
    {
      id: 'p1',
      title: both('Page'),
      questions: [
        { id: 'why', kind: 'long-text', text: both('Why?'), maxLength: 5000 },
        { id: 'how', kind: 'short-text', text: both('How?'), maxLength: 200 },
        {
          id: 'who',
          kind: 'single',
          text: both('Who?'),
          options: [
            { code: 'me', label: both('Me') },
            { code: 'other', label: both('Other'), specify: both('Who?') },
          ],
        },
        {
          id: 'rate',
          kind: 'matrix',
          text: both('Rate'),
          rows: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: both(id) })),
          points,
        },
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
  respond(place: number, language: Locale, answers: object): Promise<string>
  /** Looks through everything that there is. */
  examine(): Promise<void>
  /** As the app, in one transaction. */
  act<Done>(deed: (trx: Transaction) => Promise<Done>): Promise<Done>
  close(): Promise<void>
}

export const idAt = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`

/** A consultation `wells` of that questionnaire, with the analysts ana, ben and cleo. */
export async function openCodingDatabase(): Promise<CodingDatabase> {
  const fresh = await freshDatabase()
  const owner = connect(fresh.ownerUrl, { max: 2, queryTimeout: 0 })
  const app = connect(fresh.appUrl, { max: 4 })
  const analyst = connect(fresh.analystUrl, { max: 4 })
  await sql`insert into consultation (id, slug_en, slug_fr, settings) values ('wells', 'wells', 'puits', '{}')`.execute(
    owner,
  )
  await sql`insert into version (consultation, number, fingerprint, document, published_on)
    values ('wells', 1, ${'a'.repeat(64)}, ${JSON.stringify(wells)}, '2026-01-01')`.execute(owner)
  for (const id of ['ana', 'ben', 'cleo']) {
    await sql`insert into person (id, name, email, locale) values (${id}, ${id}, ${`${id}@example.org`}, 'en')`.execute(
      owner,
    )
  }
  const examiner: Examiner = { app, analyst }
  const version = { number: 1, fingerprint: 'a'.repeat(64), publishedOn: '2026-01-01', questionnaire: wells }
  return {
    fresh,
    owner,
    app,
    analyst,
    respond: async (place, language, answers) => {
      const all = { why: null, how: null, who: null, who__other_text: false, rate: null, ...answers }
      await sql`insert into response (id, consultation, version, language, notice_version, answers, received_week)
        values (${idAt(place)}, 'wells', 1, ${language}, 1, ${JSON.stringify(all)}, '2026-W48')`.execute(owner)
      return idAt(place)
    },
    examine: () => examine(examiner, { consultation: { id: 'wells' }, versions: [version] }),
    act: (deed) => app.transaction().execute(deed),
    close: async () => {
      await Promise.all([owner.destroy(), app.destroy(), analyst.destroy()])
      await fresh.drop()
    },
  }
}
