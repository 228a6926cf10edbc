import { sql } from 'kysely'
import type { Market } from './taken-bundle.js'

/** How many responses have each code under a question, as the database counts them; what has none is left out. */
export async function tallyOf(
  { owner }: Market,
  question: string,
  row?: string,
): Promise<Readonly<Record<string, number>>> {
  const path = row === undefined ? sql`answers -> ${question}` : sql`answers -> ${question} -> ${row}`
  const { rows } = await sql<{ code: string; count: number }>`
    select ${path} #>> '{}' as code, count(*)::integer as count from response
    where jsonb_typeof(${path}) = 'string' group by 1 order by 1`.execute(owner)
  return Object.fromEntries(rows.map(({ code, count }) => [code, count]))
}

/** How many have no answer to a question, and why. */
export async function silencesOf({ owner }: Market, question: string) {
  const { rows } = await sql<{ skipped: number; notShown: number; notAsked: number }>`
    select count(*) filter (where answers -> ${question} = 'null')::integer as skipped,
      count(*) filter (where answers -> ${question} = 'false')::integer as "notShown",
      count(*) filter (where not answers ? ${question})::integer as "notAsked"
    from response`.execute(owner)
  return rows[0]!
}

/** How many chose an option, and how many of those who answered did not. */
export async function chosenOf({ owner }: Market, question: string, option: string) {
  const { rows } = await sql<{ chosen: number; not: number }>`
    select count(*) filter (where answers -> ${question} ? ${option})::integer as chosen,
      count(*) filter (where not answers -> ${question} ? ${option})::integer as not
    from response where jsonb_typeof(answers -> ${question}) = 'array'`.execute(owner)
  return rows[0]!
}
