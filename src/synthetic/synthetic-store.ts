import { sql } from 'kysely'
import type { TextPlace } from '../coding/act.js'
import type { Day } from '../consultation/consultation.js'
import { isoWeek } from '../consultation/iso-week.js'
import type { Database, Transaction } from '../database/connect.js'
import type { SyntheticResponse } from './series.js'

/** How many responses a consultation holds, mixed or not. As the owner. */
export async function countHeld(db: Database, consultation: string): Promise<number> {
  const { rows } = await sql<{ held: number }>`
    select (select count(*) from response where consultation = ${consultation})
      + (select count(*) from inbox where consultation = ${consultation}) as held`.execute(db)
  return rows[0]!.held
}

export type Batch = {
  readonly consultation: string
  readonly noticeVersion: number
  readonly responses: readonly SyntheticResponse[]
}

/** Writes them as mixed responses, each of the week of its day. */
export async function insertSynthetic(trx: Transaction, { consultation, noticeVersion, responses }: Batch) {
  const column = <Name extends keyof SyntheticResponse>(name: Name) => responses.map((response) => response[name])
  const weeks = responses.map(({ day }) => isoWeek(day))
  const answers = responses.map((response) => JSON.stringify(response.answers))
  await sql`
    insert into response (id, consultation, version, language, notice_version, answers, received_week)
    select id, ${consultation}, version, language, ${noticeVersion}::integer, answers, week
    from rows from (
      unnest(${column('id')}::uuid[]), unnest(${column('version')}::integer[]), unnest(${column('language')}::text[]),
      jsonb_array_elements(${`[${answers.join(',')}]`}::jsonb), unnest(${weeks}::text[])
    ) as made (id, version, language, answers, week)`.execute(trx)
}

export type DayCount = { readonly day: Day; readonly begun: number; readonly submitted: number }

/** Adds to what each day has counted. */
export async function countDays(trx: Transaction, consultation: string, days: readonly DayCount[]): Promise<void> {
  const column = <Name extends keyof DayCount>(name: Name) => days.map((each) => each[name])
  await sql`
    insert into participation as total (consultation, day, begun, submitted)
    select ${consultation}, day, begun, submitted
    from rows from (
      unnest(${column('day')}::date[]), unnest(${column('begun')}::integer[]), unnest(${column('submitted')}::integer[])
    ) as made (day, begun, submitted)
    on conflict (consultation, day) do update
    set begun = total.begun + excluded.begun, submitted = total.submitted + excluded.submitted`.execute(trx)
}

export type SyntheticCoding = TextPlace & { readonly themes: readonly string[] }

type Coder = { readonly consultation: string; readonly coder: string; readonly at: Date }

/** Codes many texts at once, each by an act of its own, as if the coder had; texts that the coder has coded are left. As the owner. */
export async function insertCodings(
  db: Database,
  { consultation, coder, at }: Coder,
  codings: readonly SyntheticCoding[],
): Promise<void> {
  await sql`
    with coded as (
      insert into coding (consultation, question, response, coder, themes)
      select ${consultation}, question, response, ${coder}, themes
      from jsonb_to_recordset(${JSON.stringify(codings)}::jsonb) as given (question text, response uuid, themes text[])
      on conflict do nothing
      returning question, response, themes
    )
    insert into coding_act (consultation, kind, subject, after, by, at)
    select ${consultation}, 'coding', jsonb_build_object('coder', ${coder}::text, 'question', question, 'response', response),
      to_jsonb(themes), ${coder}, ${at}
    from coded order by response, question`.execute(db)
}
