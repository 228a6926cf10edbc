import { sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { ReadText } from './finding-store.js'
import type { FlagKind } from './flags.js'
import type { Redaction } from './redaction.js'

/** Kind of flag → texts that have it. */
export async function countFlags(db: Database, consultation: string): Promise<ReadonlyMap<FlagKind, number>> {
  const { rows } = await sql<{ kind: FlagKind; texts: number }>`
    select kind, count(*)::integer as texts from text_flag cross join lateral unnest(kinds) as kind
    where consultation = ${consultation} group by kind`.execute(db)
  return new Map(rows.map(({ kind, texts }) => [kind, texts]))
}

/** Texts with a flag of that kind, or of any. */
export async function countFlagged(db: Database, consultation: string, kind?: FlagKind): Promise<number> {
  const ofKind = kind === undefined ? sql`true` : sql`${kind} = any(kinds)`
  const { rows } = await sql<{ texts: number }>`
    select count(*)::integer as texts from text_flag where consultation = ${consultation} and ${ofKind}`.execute(db)
  return rows[0]!.texts
}

export type FlaggedText = ReadText & {
  readonly language: Locale
  readonly redactions: readonly Redaction[] | null
}

/** Texts with a flag of that kind, or of any. For the analyst. */
export async function findFlagged(
  db: Database,
  consultation: string,
  wanted: { readonly kind: FlagKind | undefined; readonly offset: number; readonly limit: number },
): Promise<readonly FlaggedText[]> {
  const ofKind = wanted.kind === undefined ? sql`true` : sql`${wanted.kind} = any(text_flag.kinds)`
  const { rows } = await sql<FlaggedText>`
    select t.question, t.response, t.language, t.text,
      (select value from text_mark as mark where (mark.consultation, mark.kind, mark.question, mark.response)
        = (t.consultation, 'redaction', t.question, t.response)) as redactions
    from text_flag join mixed_text as t using (consultation, question, response)
    where text_flag.consultation = ${consultation} and ${ofKind}
    order by t.response, t.question offset ${wanted.offset} limit ${wanted.limit}`.execute(db)
  return rows
}

/** Matrix → responses with one point all the way down. For the analyst. */
export async function countStraightLines(db: Database, consultation: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ question: string; responses: number }>`
    select question, count(*)::integer as responses from mixed_straight_line
    where consultation = ${consultation} group by question`.execute(db)
  return new Map(rows.map(({ question, responses }) => [question, responses]))
}
