import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Answer } from '../questionnaire/answers.js'
import type { Locale, NumberQuestion, Question } from '../questionnaire/questionnaire.js'
import { bandStarts } from './band.js'
import type { State } from './place.js'
import type { AlikeRow } from './smallest-groups.js'
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

/** How many mixed responses there are. Mixing only ever adds some, so that while it is the same, so is all that is counted. */
export async function countMixedResponses(db: Database, consultation: string): Promise<number> {
  const { rows } = await sql<{ readonly responses: number }>`
    select count(*)::integer as responses from mixed_response where consultation = ${consultation}`.execute(db)
  return rows[0]!.responses
}

/** How responses stand to each of these questions, in one reading of them all. */
export async function findStates(
  db: Database,
  consultation: string,
  questions: readonly Question[],
): Promise<ReadonlyMap<string, Readonly<Record<State, number>>>> {
  if (questions.length === 0) return new Map()
  const taken = questions.map(({ id }, place) => sql`jsonb_typeof(answers -> ${id}::text) as ${sql.id(`t${place}`)}`)
  const counts = questions.flatMap((_, place) => {
    const type = sql.id(`t${place}`)
    return [
      sql`count(*) filter (where ${type} is null)::integer as ${sql.id(`v${place}`)}`,
      sql`count(*) filter (where ${type} = 'boolean')::integer as ${sql.id(`n${place}`)}`,
      sql`count(*) filter (where ${type} = 'null')::integer as ${sql.id(`s${place}`)}`,
    ]
  })
  // `offset 0` keeps the two apart: merged, they would look each answer up three times.
  const { rows } = await sql<Readonly<Record<string, number>>>`
    select count(*)::integer as responses, ${sql.join(counts)}
    from (select ${sql.join(taken)} from mixed_response where consultation = ${consultation} offset 0) as taken`.execute(
    db,
  )
  const row = rows[0] as Readonly<Record<string, number>>
  return new Map(
    questions.map(({ id }, place) => {
      const [v, n, skipped] = [row[`v${place}`]!, row[`n${place}`]!, row[`s${place}`]!]
      return [id, { '.v': v, '.n': n, '.skipped': skipped, '.answered': row['responses']! - v - n - skipped }]
    }),
  )
}

/** How many responses gave the same answers to all of these questions. */
export async function findAlike(
  db: Database,
  consultation: string,
  questions: readonly Question[],
): Promise<readonly AlikeRow[]> {
  if (questions.length === 0) return []
  const taken = questions.map(({ id }, place) => sql`(answers -> ${id}::text)::text as ${sql.id(`a${place}`)}`)
  const names = sql.join(questions.map((_, place) => sql.id(`a${place}`)))
  const { rows } = await sql<{ readonly count: number; readonly [name: string]: string | number | null }>`
    select ${names}, count(*)::integer as count
    from (select ${sql.join(taken)} from mixed_response where consultation = ${consultation}) as taken
    group by ${names}`.execute(db)
  return rows.map(({ count, ...row }) => ({
    count,
    answers: Object.fromEntries(
      questions.flatMap(({ id }, place) => {
        const stored = row[`a${place}`]
        return typeof stored === 'string' ? [[id, JSON.parse(stored) as Answer | null | false]] : []
      }),
    ),
  }))
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

/** What is stored for a question; all words as though they were none, for they are not told apart. */
function storedSql({ id, kind }: Question): RawBuilder<unknown> {
  const stored = sql`answers -> ${id}::text`
  const isInWords = kind === 'short-text' || kind === 'long-text'
  return isInWords ? sql`case when jsonb_typeof(${stored}) = 'string' then '""'::jsonb else ${stored} end` : stored
}

/** The state of a response and the places of its answer, as `stateOf` and `placesOf` have them: an array of texts. */
function standingsSql(question: Question, stored: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case
    when ${stored} is null then array['.v']
    when ${stored} = 'false'::jsonb then array['.n']
    when ${stored} = 'null'::jsonb then array['.skipped']
    else array['.answered'] || ${placesSql(question, stored)} end`
}

function placesSql(question: Question, stored: RawBuilder<unknown>): RawBuilder<unknown> {
  switch (question.kind) {
    case 'single':
    case 'scale':
      return whenOfType(stored, 'string', sql`array[${stored} #>> '{}']`)
    case 'multiple':
      return whenOfType(stored, 'array', sql`array(select jsonb_array_elements_text(${stored}))`)
    case 'matrix':
      return whenOfType(stored, 'object', sql`array(select key || '__' || value from jsonb_each_text(${stored}))`)
    case 'ranking':
      return whenOfType(
        stored,
        'array',
        sql`array(select code || '__' || rank from jsonb_array_elements_text(${stored}) with ordinality as r(code, rank))`,
      )
    case 'number':
      return whenOfType(stored, 'number', bandSql(bandStarts(question), sql`(${stored} #>> '{}')::numeric`))
    case 'short-text':
    case 'long-text':
      return sql`array[]::text[]`
  }
}

/** `case` keeps what does not fit a type from being evaluated. */
function whenOfType(stored: RawBuilder<unknown>, type: string, places: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when jsonb_typeof(${stored}) = ${type} then ${places} else array[]::text[] end`
}

function bandSql(starts: readonly number[], number: RawBuilder<unknown>): RawBuilder<unknown> {
  const borders = starts.slice(1).toReversed()
  if (borders.length === 0) return sql`array[${String(starts[0])}::text]`
  const cases = borders.map((start) => sql`when ${number} >= ${String(start)}::numeric then ${String(start)}`)
  return sql`array[case ${sql.join(cases, sql` `)} else ${String(starts[0])} end]`
}
