import { sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Together } from './agreement.js'
import { findStandingFrame } from './frame-store.js'
import { countedAs, type Frame } from './theme.js'

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

/**
 * Theme → how the two used it over the texts that both have coded. What was merged counts as what it was merged into, and a
 * theme that has parts as used wherever one of them is.
 */
export async function findTogether(
  db: Database,
  consultation: string,
  { first, second, texts }: Pair,
): Promise<ReadonlyMap<string, Together>> {
  const [{ frame }, { rows }] = await Promise.all([
    findStandingFrame(db, consultation),
    // Texts by the thousand were given the same themes: they are counted before their themes are taken apart.
    sql<{ one: readonly string[]; other: readonly string[]; texts: number }>`
      select a.themes as one, b.themes as other, count(*)::integer as texts
      from coding as a join coding as b using (consultation, question, response)
      where consultation = ${consultation} and a.coder = ${first} and b.coder = ${second}
      group by a.themes, b.themes`.execute(db),
  ])
  const used = new Map<string, { both: number; onlyFirst: number; onlySecond: number }>()
  for (const row of rows) {
    const [one, other] = [row.one, row.other].map((themes) => new Set(themes.flatMap((id) => wholeAndPart(frame, id))))
    for (const theme of new Set([...one!, ...other!])) {
      const counts = used.get(theme) ?? { both: 0, onlyFirst: 0, onlySecond: 0 }
      const by = one!.has(theme) ? (other!.has(theme) ? 'both' : 'onlyFirst') : 'onlySecond'
      used.set(theme, { ...counts, [by]: counts[by] + row.texts })
    }
  }
  return new Map(
    [...used].map(([theme, counts]) => {
      const neither = texts - counts.both - counts.onlyFirst - counts.onlySecond
      return [theme, { ...counts, neither }]
    }),
  )
}

function wholeAndPart(frame: Frame, id: string): readonly string[] {
  const counted = countedAs(frame, id)
  const whole = frame.get(counted)?.parent
  return whole === undefined ? [counted] : [countedAs(frame, whole), counted]
}
