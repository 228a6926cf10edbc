import { sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Answer } from '../questionnaire/answers.js'
import type { Question } from '../questionnaire/questionnaire.js'
import { isTurnOver, nextTurn } from '../turn.js'
import type { State } from './place.js'
import type { AlikeRow } from './smallest-groups.js'

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

/** How many responses gave the same answers to all of these questions. There can be as many rows as responses: others are let in. */
export async function findAlike(
  db: Database,
  consultation: string,
  questions: readonly Question[],
): Promise<readonly AlikeRow[]> {
  if (questions.length === 0) return []
  const taken = questions.map(({ id }, place) => sql`(answers -> ${id}::text)::text as ${sql.id(`a${place}`)}`)
  const names = sql.join(questions.map((_, place) => sql.id(`a${place}`)))
  const { rows } = await sql<TakenRow>`
    select ${names}, count(*)::integer as count
    from (select ${sql.join(taken)} from mixed_response where consultation = ${consultation}) as taken
    group by ${names}`.execute(db)
  const alike: AlikeRow[] = []
  for (const row of rows) {
    alike.push(alikeOf(row, questions))
    if (isTurnOver()) await nextTurn()
  }
  return alike
}

/** `a0`, `a1`, …: the JSON text that is stored for each question, in their order. */
type TakenRow = { readonly count: number; readonly [name: string]: string | number | null }

function alikeOf({ count, ...row }: TakenRow, questions: readonly Question[]): AlikeRow {
  const answers = questions.flatMap(({ id }, place) => {
    const stored = row[`a${place}`]
    return typeof stored === 'string' ? [[id, JSON.parse(stored) as Answer | null | false] as const] : []
  })
  return { count, answers: Object.fromEntries(answers) }
}
