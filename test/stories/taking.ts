import { sql } from 'kysely'
import type { Answer } from '../../src/questionnaire/answers.js'
import type { Locale, Questionnaire } from '../../src/questionnaire/questionnaire.js'
import { responseAnswers } from '../../src/questionnaire/response-answers.js'
import type { Site } from '../support/open-site.js'

export type Held = {
  readonly version: number
  readonly questionnaire: Questionnaire
  readonly language: Locale
  readonly week: string
  readonly answers: Readonly<Record<string, Answer>>
}

/** Puts a response among the mixed ones, as though it had come and been mixed in that week. */
export async function hold({ db }: Pick<Site, 'db'>, consultation: string, held: Held): Promise<void> {
  const { version, questionnaire, language, week, answers } = held
  const stored = JSON.stringify(responseAnswers(questionnaire, new Map(Object.entries(answers))))
  await sql`
    insert into response (id, consultation, version, language, notice_version, answers, received_week)
    values (gen_random_uuid(), ${consultation}, ${version}, ${language}, 1, ${stored}, ${week})`.execute(db)
}

/** So many more of one that is held already: more than the sockets between hold, when they are many. */
export async function holdMany({ db }: Pick<Site, 'db'>, consultation: string, count: number): Promise<void> {
  await sql`
    insert into response (id, consultation, version, language, notice_version, answers, received_week)
    select gen_random_uuid(), consultation, version, language, notice_version,
      answers || jsonb_build_object('remarks', repeat('x', 2000)), received_week
    from (select * from response where consultation = ${consultation} limit 1) as one, generate_series(1, ${count})`.execute(
    db,
  )
}

/** How many extracts PostgreSQL is at work on. */
export async function extractsRunning({ db }: Pick<Site, 'db'>): Promise<number> {
  const { rows } = await sql<{ running: number }>`
    select count(*)::integer as running from pg_stat_activity
    where datname = current_database() and state = 'active' and query like 'copy (%'`.execute(db)
  return rows[0]!.running
}
