import { sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { TextName } from './act.js'
import { type Coding, uncoded } from './coding.js'
import { type Combination, type Pairing, pairingsOf } from './agreement.js'
import type { Flag, FlagKind } from './personal.js'

export type CoderCoding = Coding & { readonly coder: string }

/** What is known of some texts, by `keyOf` each. */
export type Known = {
  readonly codings: readonly CoderCoding[]
  readonly flags: readonly Flag[]
  /** The group that it is in. */
  readonly campaign?: string
}

export function keyOf({ question, response }: TextName): string {
  return `${response} ${question}`
}

/** Codes, flags and groups of these texts. */
export async function findKnown(
  db: Database,
  consultation: string,
  texts: readonly TextName[],
): Promise<ReadonlyMap<string, Known>> {
  if (texts.length === 0) return new Map()
  const responses = sql`any(${[...new Set(texts.map(({ response }) => response))]}::uuid[])`
  const among = (table: 'text_coding' | 'text_flag' | 'grouped_text') =>
    sql<TextName & Record<string, unknown>>`
      select * from ${sql.table(table)} where consultation = ${consultation}
        and question = any(${[...new Set(texts.map(({ question }) => question))]}::text[]) and response = ${responses}`.execute(
      db,
    )
  const [codings, flags, groups] = await Promise.all([among('text_coding'), among('text_flag'), among('grouped_text')])
  const of = <Row extends TextName>(rows: readonly Row[], text: TextName) =>
    rows.filter((row) => keyOf(row) === keyOf(text))
  return new Map(
    texts.map((text) => {
      const [group] = of(groups.rows, text)
      const known: Known = {
        codings: of(codings.rows, text).map(codingOfRow),
        flags: of(flags.rows, text)
          .map((row) => flagOfRow(row))
          .toSorted((a, b) => a.place - b.place),
        ...(group && { campaign: group['campaign'] as string }),
      }
      return [keyOf(text), known]
    }),
  )
}

function codingOfRow(row: Record<string, unknown>): CoderCoding {
  return {
    coder: row['coder'] as string,
    themes: row['themes'] as readonly string[],
    isWithoutTheme: row['is_without_theme'] as boolean,
    quoted: (row['quoted'] as number | null) ?? undefined,
  }
}

function flagOfRow(row: Record<string, unknown>): Flag {
  return { place: row['place'] as number, length: row['length'] as number, kind: row['kind'] as FlagKind }
}

export function codingBy(known: Known | undefined, coder: string): Coding {
  return known?.codings.find((each) => each.coder === coder) ?? uncoded
}

export type QuestionCount = {
  readonly question: string
  readonly english: number
  readonly french: number
  readonly coded: number
  readonly codedByMe: number
  readonly flagged: number
}

/** By question: how many texts there are, are coded, and have flags. */
export async function countByQuestion(
  db: Database,
  consultation: string,
  coder: string,
): Promise<readonly QuestionCount[]> {
  const { rows } = await sql<QuestionCount>`
    with written as (
      select question, (count(*) filter (where language = 'en'))::integer as english,
        (count(*) filter (where language = 'fr'))::integer as french
      from written_text where consultation = ${consultation} group by question
    ), coded as (
      select question, count(distinct response)::integer as coded,
        (count(*) filter (where coder = ${coder}))::integer as "codedByMe"
      from text_coding where consultation = ${consultation} and (is_without_theme or themes <> '{}') group by question
    ), flagged as (
      select question, count(distinct response)::integer as flagged
      from text_flag where consultation = ${consultation} group by question
    )
    select question, english, french, coalesce(coded, 0) as coded, coalesce("codedByMe", 0) as "codedByMe",
      coalesce(flagged, 0) as flagged
    from written left join coded using (question) left join flagged using (question)`.execute(db)
  return rows
}

/** Those who coded anything, by how much. */
export async function findCoders(
  db: Database,
  consultation: string,
): Promise<readonly { readonly coder: string; readonly texts: number }[]> {
  const { rows } = await sql<{ coder: string; texts: number }>`
    select coder, count(*)::integer as texts from text_coding
    where consultation = ${consultation} and (is_without_theme or themes <> '{}')
    group by coder order by texts desc, coder`.execute(db)
  return rows
}

/** How many texts both coded, and theme by theme who found it; a theme that neither gave is not in it. */
export async function findPairings(
  db: Database,
  consultation: string,
  [first, second]: readonly [string, string],
): Promise<{ readonly texts: number; readonly pairings: ReadonlyMap<string, Pairing> }> {
  const coded = sql`(is_without_theme or themes <> '{}')`
  // Few combinations of themes stand for many texts.
  const { rows } = await sql<Combination>`
    with own as (select question, response, themes from text_coding
        where consultation = ${consultation} and coder = ${first} and ${coded}),
      others as (select question, response, themes from text_coding
        where consultation = ${consultation} and coder = ${second} and ${coded})
    select own.themes as first, others.themes as second, count(*)::integer as texts
    from own join others using (question, response) group by own.themes, others.themes`.execute(db)
  const themes = await db
    .selectFrom('theme')
    .select(['id', 'stands_for'])
    .where('consultation', '=', consultation)
    .execute()
  const standsFor = new Map(themes.map((theme) => [theme.id, theme.stands_for]))
  return pairingsOf(rows, (theme) => standsFor.get(theme))
}
