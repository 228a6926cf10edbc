import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { TextName } from './act.js'
import { shownSql } from './coding-store.js'

/** Which texts of a consultation. What is not told makes no difference. */
export type TextFilter = {
  /** Ids, or names of words to an option. */
  readonly questions: readonly string[]
  readonly language?: Locale | undefined
  /** One of these was found in it by somebody. */
  readonly themes?: readonly string[] | undefined
  /** Without codes of this coder. */
  readonly uncodedBy?: string | undefined
  readonly isFlagged?: boolean | undefined
  /** In that group. */
  readonly campaign?: string | undefined
  readonly search?: Search | undefined
}

export type Search = {
  /** `words`: each of them, inflected in whatever way; `letters`: exactly these, capitals and accents apart. */
  readonly by: 'words' | 'letters'
  readonly typed: string
}

export type FoundText = TextName & {
  readonly language: Locale
  /** As it may be shown, redactions applied. */
  readonly shown: string
}

/** How many texts there are. */
export async function countTexts(db: Database, consultation: string, filter: TextFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from written_text where ${selectedBy(consultation, filter)}`.execute(db)
  return rows[0]!.count
}

/** Some of them, in the order of response ids, which are random. */
export async function findTexts(
  db: Database,
  consultation: string,
  filter: TextFilter,
  { offset, count }: { readonly offset: number; readonly count: number },
): Promise<readonly FoundText[]> {
  const { rows } = await sql<FoundText>`
    select question, response, language, ${shownSql()} as shown
    from (
      select consultation, question, response, language, words from written_text
      where ${selectedBy(consultation, filter)} order by response, question limit ${count} offset ${offset}
    ) as found
    order by response, question`.execute(db)
  return rows
}

export type Neighbours = { readonly previous?: TextName; readonly next?: TextName }

/** The texts that stand before and after one, whether it is among them itself or not. */
export async function findNeighbours(
  db: Database,
  consultation: string,
  filter: TextFilter,
  { question, response }: TextName,
): Promise<Neighbours> {
  const beside = async (comparison: '<' | '>', direction: 'asc' | 'desc') => {
    const { rows } = await sql<TextName>`
      select question, response from written_text
      where ${selectedBy(consultation, filter)} and (response, question) ${sql.raw(comparison)} (${response}::uuid, ${question})
      order by response ${sql.raw(direction)}, question ${sql.raw(direction)} limit 1`.execute(db)
    return rows[0]
  }
  const [previous, next] = await Promise.all([beside('<', 'desc'), beside('>', 'asc')])
  return { ...(previous && { previous }), ...(next && { next }) }
}

export type ReceivedText = TextName & { readonly language: Locale; readonly words: string }

/** What one response answers to any of these questions, as it was received. */
export async function findReceived(
  db: Database,
  consultation: string,
  { questions, response }: { readonly questions: readonly string[]; readonly response: string },
): Promise<ReceivedText | undefined> {
  return db
    .selectFrom('written_text')
    .select(['question', 'response', 'language', 'words'])
    .where('consultation', '=', consultation)
    .where('question', 'in', questions)
    .where('response', '=', response)
    .orderBy('question')
    .executeTakeFirst()
}

/** Those of these responses that there are, in the order of response ids. */
export async function findThose(
  db: Database,
  consultation: string,
  { questions, responses }: { readonly questions: readonly string[]; readonly responses: readonly string[] },
): Promise<readonly FoundText[]> {
  const { rows } = await sql<FoundText>`
    select question, response, language, ${shownSql()} as shown from written_text
    where consultation = ${consultation} and question = any(${[...questions]}::text[])
      and response = any(${[...responses]}::uuid[])
    order by response, question`.execute(db)
  return rows
}

/** What people typed to search, as it is looked for: as words, unless no text of the filter has them all. */
export async function chooseSearch(
  db: Database,
  consultation: string,
  filter: TextFilter,
  typed: string,
): Promise<{ readonly search: Search; readonly count: number }> {
  const words: Search = { by: 'words', typed }
  const count = await countTexts(db, consultation, { ...filter, search: words })
  if (count > 0) return { search: words, count }
  const letters: Search = { by: 'letters', typed }
  return { search: letters, count: await countTexts(db, consultation, { ...filter, search: letters }) }
}

function selectedBy(consultation: string, filter: TextFilter): RawBuilder<boolean> {
  const { questions, language, themes, uncodedBy, isFlagged, campaign, search } = filter
  const conditions = [
    sql<boolean>`consultation = ${consultation}`,
    sql<boolean>`question = any(${[...questions]}::text[])`,
    ...(language === undefined ? [] : [sql<boolean>`language = ${language}`]),
    ...(themes === undefined ? [] : [beside(sql`text_coding`, consultation, codedWith(consultation, themes))]),
    ...(uncodedBy === undefined ? [] : [sql<boolean>`not ${codedBy(consultation, uncodedBy)}`]),
    ...(isFlagged ? [beside(sql`text_flag`, consultation, sql``)] : []),
    ...(campaign === undefined ? [] : [beside(sql`grouped_text`, consultation, sql`and other.campaign = ${campaign}`)]),
    ...(search === undefined ? [] : [searchSql(search)]),
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** Where a row of another table is about the same text. */
function beside(table: RawBuilder<unknown>, consultation: string, and: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(question, response) in (
    select other.question, other.response from ${table} as other where other.consultation = ${consultation} ${and}
  )`
}

/** With a theme, or one that was merged into it. */
function codedWith(consultation: string, themes: readonly string[]): RawBuilder<unknown> {
  return sql`and other.themes && array(
    select id from theme where theme.consultation = ${consultation} and stands_for = any(${[...themes]}::text[])
  )`
}

function codedBy(consultation: string, coder: string): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from text_coding as own
    where own.consultation = ${consultation} and own.question = written_text.question
      and own.response = written_text.response and own.coder = ${coder}
      and (own.is_without_theme or own.themes <> '{}')
  )`
}

/** Each language is searched by its own rules. Nothing that is typed is an error to `websearch_to_tsquery`. */
function searchSql({ by, typed }: Search): RawBuilder<boolean> {
  switch (by) {
    case 'words':
      return sql<boolean>`(
        (language = 'en' and lexemes @@ websearch_to_tsquery('english', folded(${typed}::text)))
        or (language = 'fr' and lexemes @@ (
          websearch_to_tsquery('french', ${typed}::text) || websearch_to_tsquery('french', folded(${typed}::text))
        ))
      )`
    case 'letters':
      return sql<boolean>`strpos(folded, folded(${typed}::text)) > 0`
  }
}
