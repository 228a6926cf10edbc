import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { TextPlace } from './act.js'
import type { FlagKind } from './flags.js'
import type { Redaction } from './redaction.js'

/** How a search reads its words: as words of each language, or, where no text has such words, as they stand. */
export type SearchMode = 'words' | 'letters'

export type TextFilter = {
  readonly consultation: string
  /** The names under which the texts stand in answers. */
  readonly questions: readonly string[]
  readonly language?: Locale | undefined
  /** These ids: a theme, its sub-themes, and what was merged into any of them. */
  readonly themes?: readonly string[] | undefined
  readonly uncodedBy?: string | undefined
  readonly flagged?: boolean | undefined
  /** Of a group found alike, whatever the verdict. */
  readonly campaign?: boolean | undefined
  readonly search?: string | undefined
  readonly mode?: SearchMode
}

export type ListedText = TextPlace & {
  readonly version: number
  readonly language: Locale
  readonly text: string
  /** By whoever reads the list; undefined when they have not coded it. */
  readonly themes: readonly string[] | null
  readonly flags: readonly FlagKind[] | null
  readonly campaign: number | null
  readonly redactions: readonly Redaction[] | null
}

/** How many texts the filter lets through. For the analyst, as is all here. */
export async function countTexts(db: Database, filter: TextFilter): Promise<number> {
  const { rows } = await sql<{ found: number }>`
    select count(*)::integer as found from mixed_text as t where ${conditionOf(filter)}`.execute(db)
  return rows[0]!.found
}

export type Stretch = { readonly coder: string; readonly offset: number; readonly limit: number }

/** In the order of ids, which are random. */
export async function findTexts(
  db: Database,
  filter: TextFilter,
  { coder, offset, limit }: Stretch,
): Promise<readonly ListedText[]> {
  const { rows } = await sql<ListedText>`
    select t.question, t.response, t.version, t.language, t.text, coding.themes, text_flag.kinds as flags,
      campaign_text.campaign, redaction.value as redactions
    from (
      select t.consultation, t.question, t.response, t.version, t.language, t.text
      from mixed_text as t where ${conditionOf(filter)}
      order by t.response, t.question offset ${offset} limit ${limit}
    ) as t
    left join coding on (coding.consultation, coding.question, coding.response) = (t.consultation, t.question, t.response)
      and coding.coder = ${coder}
    left join text_flag
      on (text_flag.consultation, text_flag.question, text_flag.response) = (t.consultation, t.question, t.response)
    left join campaign_text on (campaign_text.consultation, campaign_text.question, campaign_text.response)
      = (t.consultation, t.question, t.response)
    left join text_mark as redaction
      on (redaction.consultation, redaction.question, redaction.response) = (t.consultation, t.question, t.response)
      and redaction.kind = 'redaction'
    order by t.response, t.question`.execute(db)
  return rows
}

/** The texts before and after one, among those that the filter lets through. */
export async function findNeighbours(
  db: Database,
  filter: TextFilter,
  { response, question }: TextPlace,
): Promise<{ readonly previous?: TextPlace | undefined; readonly next?: TextPlace | undefined }> {
  const one = async (compared: RawBuilder<unknown>, order: RawBuilder<unknown>) => {
    const { rows } = await sql<TextPlace>`
      select t.question, t.response from mixed_text as t
      where ${conditionOf(filter)} and (t.response, t.question) ${compared} (${response}::uuid, ${question})
      order by t.response ${order}, t.question ${order} limit 1`.execute(db)
    return rows[0]
  }
  const [previous, next] = await Promise.all([one(sql`<`, sql`desc`), one(sql`>`, sql`asc`)])
  return { previous, next }
}

export type TextCount = {
  readonly question: string
  readonly texts: number
  /** Coded by whoever asks, with a theme or none. */
  readonly own: number
}

/** How many texts there are under each name. */
export async function countByQuestion(
  db: Database,
  consultation: string,
  coder: string,
): Promise<readonly TextCount[]> {
  const { rows } = await sql<TextCount>`
    select question, texts, coalesce(own, 0) as own
    from (select question, count(*)::integer as texts from mixed_text where consultation = ${consultation} group by question) as all_texts
    left join (
      select question, count(*)::integer as own from coding
      where consultation = ${consultation} and coder = ${coder} group by question
    ) as coded using (question)`.execute(db)
  return rows
}

/** Which reading of the search finds something: its words, or else its letters as they stand. */
export async function searchMode(db: Database, filter: TextFilter): Promise<SearchMode> {
  if (!filter.search) return 'words'
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from mixed_text as t where t.consultation = ${filter.consultation}
        and t.question = any(${[...filter.questions]}::text[]) and ${searchedBy({ ...filter, mode: 'words' })}
    ) as found`.execute(db)
  return rows[0]!.found ? 'words' : 'letters'
}

function conditionOf(filter: TextFilter): RawBuilder<boolean> {
  const { consultation, questions, language, themes, uncodedBy, flagged, campaign, search } = filter
  const same = (table: string) =>
    sql`(${sql.ref(`${table}.consultation`)}, ${sql.ref(`${table}.question`)}, ${sql.ref(`${table}.response`)})
      = (t.consultation, t.question, t.response)`
  const all = [
    sql`t.consultation = ${consultation}`,
    sql`t.question = any(${[...questions]}::text[])`,
    ...(language ? [sql`t.language = ${language}`] : []),
    ...(themes
      ? [sql`exists (select from coding where ${same('coding')} and coding.themes && ${[...themes]}::text[])`]
      : []),
    ...(uncodedBy === undefined
      ? []
      : [sql`not exists (select from coding where ${same('coding')} and coding.coder = ${uncodedBy})`]),
    ...(flagged ? [sql`exists (select from text_flag where ${same('text_flag')})`] : []),
    ...(campaign ? [sql`exists (select from campaign_text where ${same('campaign_text')})`] : []),
    ...(search ? [searchedBy(filter)] : []),
  ]
  return sql<boolean>`${sql.join(all, sql` and `)}`
}

/** `websearch_to_tsquery` takes whatever is typed. What has no words for it finds nothing as words. Accents may be left out. */
function searchedBy({ search = '', mode = 'words' }: TextFilter): RawBuilder<unknown> {
  if (mode === 'letters') {
    // Of an accent alone nothing is left, which every text would have.
    return sql`case btrim(folded(${search}::text)) when '' then strpos(t.text, ${search}) else strpos(t.folded, folded(${search}::text)) end > 0`
  }
  const query = search.replaceAll(/[“”„«»]/gu, '"')
  return sql`(
    (t.language = 'en' and t.search @@ websearch_to_tsquery('pg_catalog.english', folded(${query}::text)))
    or (t.language = 'fr' and t.search @@ (
      websearch_to_tsquery('pg_catalog.french', ${query}::text)
      || websearch_to_tsquery('pg_catalog.french', folded(${query}::text))
    ))
  )`
}
