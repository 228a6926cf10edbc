import { sql, type RawBuilder } from 'kysely'
import type { Question } from '../questionnaire/questionnaire.js'
import { bandStarts } from './band.js'

/** What is stored for a question; all words as though they were none, for they are not told apart. */
export function storedSql({ id, kind }: Question): RawBuilder<unknown> {
  const stored = sql`answers -> ${id}::text`
  const isInWords = kind === 'short-text' || kind === 'long-text'
  return isInWords ? sql`case when jsonb_typeof(${stored}) = 'string' then '""'::jsonb else ${stored} end` : stored
}

/** The state of a response and the places of its answer, as `stateOf` and `placesOf` have them: an array of texts. */
export function standingsSql(question: Question, stored: RawBuilder<unknown>): RawBuilder<unknown> {
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
