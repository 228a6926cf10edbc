import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Locale, NumberQuestion, Question } from '../questionnaire/questionnaire.js'
import { standingsSql, storedSql } from './standing-store.js'
import { type PlaceCount, talliesOf, type Tally, tallyOf } from './tally.js'

/** Which mixed responses are counted; all of a consultation when nothing is told. */
export type Filter = {
  readonly version?: number | undefined
  readonly language?: Locale | undefined
  /** Those who stand at this place, or in this state, of another question. */
  readonly answer?: { readonly question: Question; readonly place: string } | undefined
}

/**
 * As `tally`, over the mixed responses of a consultation, by one query. Equal answers are gathered before it is looked at
 * where they fall, which costs most; `offset 0` keeps them from being looked up more than once.
 */
export async function findTally(
  db: Database,
  consultation: string,
  question: Question,
  filter: Filter = {},
): Promise<Tally> {
  const { rows } = await sql<PlaceCount>`
    select place, sum(count)::integer as count
    from (
      select stored, count(*) as count
      from (select ${storedSql(question)} as stored from mixed_response where ${filterSql(consultation, filter)} offset 0) as taken
      group by stored
    ) as alike, unnest(${standingsSql(question, sql`stored`)}) as place
    group by place`.execute(db)
  return tallyOf(question, rows)
}

/** As `tallyBy`, over the mixed responses of a consultation, by one query. */
export async function findTalliesBy(
  db: Database,
  consultation: string,
  { question, by, filter = {} }: { readonly question: Question; readonly by: Question; readonly filter?: Filter },
): Promise<ReadonlyMap<string, Tally>> {
  const { rows } = await sql<PlaceCount>`
    select standing as "by", place, sum(count)::integer as count
    from (
      select stored, stored_by, count(*) as count
      from (
        select ${storedSql(question)} as stored, ${storedSql(by)} as stored_by
        from mixed_response where ${filterSql(consultation, filter)} offset 0
      ) as taken
      group by stored, stored_by
    ) as alike, unnest(${standingsSql(by, sql`stored_by`)}) as standing, unnest(${standingsSql(question, sql`stored`)}) as place
    group by standing, place`.execute(db)
  return talliesOf(question, by, rows)
}

/** What the numbers are that were given to a question; undefined where nobody gave one. */
export type Spread = { readonly least: number; readonly median: number; readonly mean: number; readonly most: number }

export async function findSpread(
  db: Database,
  consultation: string,
  question: NumberQuestion,
  filter: Filter = {},
): Promise<Spread | undefined> {
  const { rows } = await sql<{ readonly [part in keyof Spread]: number | null }>`
    select min(number)::float8 as least, percentile_cont(0.5) within group (order by number) as median,
      avg(number)::float8 as mean, max(number)::float8 as most
    from (
      select case when jsonb_typeof(answers -> ${question.id}) = 'number' then (answers ->> ${question.id})::float8 end as number
      from mixed_response where ${filterSql(consultation, filter)}
    ) as given`.execute(db)
  const spread = rows[0]
  return spread?.least === null ? undefined : (spread as Spread)
}

function filterSql(consultation: string, { version, language, answer }: Filter): RawBuilder<unknown> {
  return sql.join(
    [
      sql`consultation = ${consultation}`,
      ...(version === undefined ? [] : [sql`version = ${version}`]),
      ...(language === undefined ? [] : [sql`language = ${language}`]),
      ...(answer === undefined
        ? []
        : [
            sql`${answer.place} = any(${standingsSql(answer.question, sql`(answers -> ${answer.question.id}::text)`)})`,
          ]),
    ],
    sql` and `,
  )
}
