import { sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Together } from './agreement.js'

export type Pair = { readonly first: string; readonly second: string; readonly texts: number }

/** Every two analysts who have coded the same texts, those with the most first. */
export async function findPairs(db: Database, consultation: string): Promise<readonly Pair[]> {
  const { rows } = await sql<Pair>`
    select a.coder as first, b.coder as second, count(*)::integer as texts
    from coding as a join coding as b using (consultation, question, response)
    where consultation = ${consultation} and a.coder < b.coder
    group by a.coder, b.coder order by texts desc, a.coder, b.coder`.execute(db)
  return rows
}

/** Theme → how the two used it over the texts that both have coded. What was merged counts as what it was merged into. */
export async function findTogether(
  db: Database,
  consultation: string,
  { first, second, texts }: Pair,
): Promise<ReadonlyMap<string, Together>> {
  const { rows } = await sql<{ theme: string } & Omit<Together, 'neither'>>`
    with shared as (
      select question, response from coding where consultation = ${consultation} and coder = ${first}
      intersect
      select question, response from coding where consultation = ${consultation} and coder = ${second}
    ), used as (
      select distinct theme.counted_as as theme, coding.coder, question, response
      from coding join shared using (question, response)
      cross join lateral unnest(coding.themes) as given (id)
      join theme on theme.consultation = coding.consultation and theme.id = given.id
      where coding.consultation = ${consultation} and coding.coder in (${first}, ${second})
    ), by_text as (
      select theme, bool_or(coder = ${first}) as by_first, bool_or(coder = ${second}) as by_second
      from used group by theme, question, response
    )
    select theme, count(*) filter (where by_first and by_second)::integer as both,
      count(*) filter (where by_first and not by_second)::integer as "onlyFirst",
      count(*) filter (where by_second and not by_first)::integer as "onlySecond"
    from by_text group by theme`.execute(db)
  return new Map(
    rows.map(({ theme, ...used }) => {
      const neither = texts - used.both - used.onlyFirst - used.onlySecond
      return [theme, { ...used, neither }]
    }),
  )
}
