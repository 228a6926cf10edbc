import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Bilingual, Locale } from '../questionnaire/questionnaire.js'
import { redactionMarks } from './reason.js'

/** A theme of a consultation's code frame, or a sub-theme: then `parent` is the theme that it is a part of. */
export type FoundTheme = {
  readonly id: string
  readonly parent: string | undefined
  readonly label: Bilingual
  readonly description: Bilingual
  /** No longer to be given to texts; those that have it keep it. */
  readonly isRetired: boolean
}

/** In how many responses somebody found a theme or a part of it, each counted once; of these, how many are of campaigns. */
export type ThemeCount = { readonly responses: number; readonly ofCampaigns: number }

/** A text as it may be shown beyond analysts: what was redacted is replaced by marks. */
export type ShownText = {
  readonly response: string
  readonly question: string
  readonly language: Locale
  readonly text: string
  readonly isOfCampaign: boolean
}

/** The themes that stand, each followed by its parts. For the analyst's role, like everything here. */
export async function findThemes(db: Database, consultation: string): Promise<readonly FoundTheme[]> {
  const rows = await db
    .selectFrom('theme')
    .select(['id', 'parent', 'label', 'description', 'is_retired', 'place'])
    .where('consultation', '=', consultation)
    .whereRef('stands_for', '=', 'id')
    .orderBy('place')
    .execute()
  const themes = rows.map(({ parent, is_retired: isRetired, id, label, description }) => {
    return { id, parent: parent ?? undefined, label, description, isRetired }
  })
  const tops = themes.filter(({ parent }) => parent === undefined)
  return tops.flatMap((top) => [top, ...themes.filter(({ parent }) => parent === top.id)])
}

/** By theme; one without a text is not in it. `questions` are those whose texts count, all unless told. */
export async function findThemeCounts(
  db: Database,
  consultation: string,
  questions?: readonly string[],
): Promise<ReadonlyMap<string, ThemeCount>> {
  const { rows } = await sql<ThemeCount & { theme: string }>`
    select counted as theme, count(distinct text_code.response)::integer as responses,
      (count(distinct text_code.response) filter (where campaign is not null))::integer as "ofCampaigns"
    from text_code
    left join campaign_member using (consultation, question, response)
    join lateral (
      select id, parent from theme as coded where coded.consultation = text_code.consultation and coded.id = text_code.theme
    ) as coded on true
    cross join lateral (values (coded.id), (coded.parent)) as counts (counted)
    where text_code.consultation = ${consultation} and counted is not null
      and ${questions === undefined ? sql`true` : sql`text_code.question = any(${[...questions]}::text[])`}
    group by counted`.execute(db)
  return new Map(rows.map(({ theme, ...count }) => [theme, count]))
}

type TextName = { readonly consultation: string; readonly response: string; readonly question: string }

/** One text with redactions applied; undefined when there is none of that name. */
export async function findText(db: Database, name: TextName): Promise<ShownText | undefined> {
  const { consultation, response, question } = name
  return (await findShown(db, consultation, sql`response = ${response}::uuid and question = ${question}`))[0]
}

/**
 * What may be quoted of a theme and its parts, redactions applied: texts that one analyst marked so and a second approved,
 * both since anything of it was last uncovered. Without a theme, all.
 */
export function findQuotable(db: Database, consultation: string, theme?: string): Promise<readonly ShownText[]> {
  const ofTheme =
    theme === undefined
      ? sql`true`
      : sql`exists (
          select from text_code join theme as coded on coded.consultation = text_code.consultation and coded.id = text_code.theme
          where text_code.consultation = ${consultation} and text_code.question = written_text.question
            and text_code.response = written_text.response and ${theme} in (coded.id, coded.parent)
        )`
  return findShown(
    db,
    consultation,
    sql`(question, response) in (
      select question, response from text_coding
      where consultation = ${consultation} and quoted > coalesce((
        select max(number) from coding_act
        where subject = 'redaction' and undoes is not null and coding_act.consultation = text_coding.consultation
          and coding_act.question = text_coding.question and coding_act.response = text_coding.response
      ), 0)
      group by question, response having count(*) >= 2
    ) and ${ofTheme}`,
  )
}

async function findShown(
  db: Database,
  consultation: string,
  condition: RawBuilder<unknown>,
): Promise<readonly ShownText[]> {
  const { rows } = await sql<ShownText>`
    select response, question, language, ${shownSql()} as text, exists (
      select from campaign_member as member where member.consultation = written_text.consultation
        and member.question = written_text.question and member.response = written_text.response
    ) as "isOfCampaign"
    from written_text where consultation = ${consultation} and ${condition}
    order by response, question`.execute(db)
  return rows
}

/** The words of a row of `written_text` with redactions applied. */
export function shownSql(): RawBuilder<string> {
  const marks = (locale: Locale) => sql`${JSON.stringify(redactionMarks[locale])}::jsonb`
  return sql<string>`redacted(consultation, question, response, words, case language when 'fr' then ${marks('fr')} else ${marks('en')} end)`
}
