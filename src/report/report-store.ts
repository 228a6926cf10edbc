import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Question } from '../questionnaire/questionnaire.js'
import { bandStarts } from './band.js'
import { type PlaceCount, talliesOf, type Tally, tallyOf } from './tally.js'

/** As `tally`, over all mixed responses of a consultation, by one query. */
export async function findTally(db: Database, consultation: string, question: Question): Promise<Tally> {
  const { rows } = await sql<PlaceCount>`
    select place, count(*)::integer as count
    from mixed_response, unnest(${standingsSql(question)}) as place
    where consultation = ${consultation} group by place`.execute(db)
  return tallyOf(question, rows)
}

/** As `tallyBy`, over all mixed responses of a consultation, by one query. */
export async function findTalliesBy(
  db: Database,
  consultation: string,
  { question, by }: { readonly question: Question; readonly by: Question },
): Promise<ReadonlyMap<string, Tally>> {
  const { rows } = await sql<PlaceCount>`
    select standing as "by", place, count(*)::integer as count
    from mixed_response, unnest(${standingsSql(by)}) as standing, unnest(${standingsSql(question)}) as place
    where consultation = ${consultation} group by standing, place`.execute(db)
  return talliesOf(question, by, rows)
}

/** The state of a response and the places of its answer, as `stateOf` and `placesOf` have them: an array of texts. */
function standingsSql(question: Question): RawBuilder<unknown> {
  const stored = sql`(answers -> ${question.id}::text)`
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
