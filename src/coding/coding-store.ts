import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Bilingual, Locale } from '../questionnaire/questionnaire.js'
import type { TextPlace } from './act.js'
import { findStandingFrame } from './frame-store.js'
import { type Redaction, redacted } from './redaction.js'
import { inOrder } from './theme.js'

/** A theme of a consultation's code frame, or a sub-theme: then `parent` is the theme that it is a part of. */
export type FoundTheme = {
  readonly id: string
  readonly parent: string | undefined
  readonly label: Bilingual
  readonly description: Bilingual
  /** No longer to be given to texts; those that have it keep it. */
  readonly isRetired: boolean
}

/** The themes that stand, each followed by its sub-themes. For the analyst's role, like everything here. */
export async function findThemes(db: Database, consultation: string): Promise<readonly FoundTheme[]> {
  const { frame } = await findStandingFrame(db, consultation)
  return inOrder(frame)
    .filter(({ mergedInto }) => mergedInto === undefined)
    .map(({ id, parent, label, description, retired }) => {
      return { id, parent, label, description, isRetired: retired === true }
    })
}

/** In how many responses somebody found a theme or a part of it, each counted once; of these, how many are of campaigns. */
export type ThemeCount = { readonly responses: number; readonly ofCampaigns: number }

/**
 * Theme → its count; of a theme, with its sub-themes. What was merged counts as what it was merged into. `questions` are the
 * names of texts in the answers, of every one unless told. For the analyst.
 */
export async function findThemeCounts(
  db: Database,
  consultation: string,
  questions?: readonly string[],
): Promise<ReadonlyMap<string, ThemeCount>> {
  const among = questions === undefined ? sql`true` : sql`coding.question = any(${[...questions]}::text[])`
  const { rows } = await sql<{ theme: string } & ThemeCount>`
    with coded as (
      select distinct theme.counted_as as theme, coding.response
      from coding cross join lateral unnest(coding.themes) as used (id)
      join theme on theme.consultation = coding.consultation and theme.id = used.id
      where coding.consultation = ${consultation} and ${among}
    ), all_coded as (
      select theme, response from coded
      union
      select theme.value ->> 'parent', coded.response
      from coded join theme on theme.consultation = ${consultation} and theme.id = coded.theme
      where theme.value ? 'parent'
    ), campaigners as (${campaignersOf(consultation)})
    select theme, count(*)::integer as responses, count(campaigners.response)::integer as "ofCampaigns"
    from all_coded left join campaigners using (response)
    group by theme`.execute(db)
  return new Map(rows.map(({ theme, ...count }) => [theme, count]))
}

/** The responses with a text of a group that an analyst confirmed to be a campaign. */
export function campaignersOf(consultation: string) {
  return sql`
    select distinct member.response
    from text_mark as mark
    join campaign_text as anchor using (consultation, question, response)
    join campaign_text as member on member.consultation = anchor.consultation and member.campaign = anchor.campaign
    where mark.consultation = ${consultation} and mark.kind = 'campaign' and mark.value = '"confirmed"'`
}

/** A text as it may be shown beyond analysts: what was redacted is replaced by marks. */
export type ShownText = TextPlace & {
  readonly language: Locale
  readonly text: string
  readonly isOfCampaign: boolean
}

type TextName = TextPlace & { readonly consultation: string }

/** One text with redactions applied; undefined when there is none of that name. */
export async function findText(db: Database, name: TextName): Promise<ShownText | undefined> {
  const { consultation, question, response } = name
  return (await findShown(db, consultation, sql`t.question = ${question} and t.response = ${response}::uuid`))[0]
}

/**
 * Texts that one analyst marked as fit to be quoted and another approved, redactions applied; of one theme with its
 * sub-themes, or without a theme all. In the order of ids, which are random.
 */
export function findQuotable(db: Database, consultation: string, theme?: string): Promise<readonly ShownText[]> {
  const ofTheme =
    theme === undefined
      ? sql`true`
      : sql`exists (
          select from coding cross join lateral unnest(coding.themes) as used (id)
          join theme on theme.consultation = coding.consultation and theme.id = used.id
          join theme as counted on counted.consultation = theme.consultation and counted.id = theme.counted_as
          where (coding.consultation, coding.question, coding.response) = (t.consultation, t.question, t.response)
            and ${theme} in (counted.id, counted.value ->> 'parent')
        )`
  return findShown(
    db,
    consultation,
    sql`exists (
      select from text_mark as quotation
      where (quotation.consultation, quotation.kind, quotation.question, quotation.response)
        = (t.consultation, 'quotation', t.question, t.response) and quotation.value ? 'approvedBy'
    ) and ${ofTheme}`,
  )
}

type Found = ShownText & { readonly redactions: readonly Redaction[] | null }

async function findShown(
  db: Database,
  consultation: string,
  condition: RawBuilder<unknown>,
): Promise<readonly ShownText[]> {
  const { rows } = await sql<Found>`
    with campaigners as (${campaignersOf(consultation)})
    select t.question, t.response, t.language, t.text, t.response in (select response from campaigners) as "isOfCampaign", (
      select value from text_mark as mark
      where (mark.consultation, mark.kind, mark.question, mark.response)
        = (t.consultation, 'redaction', t.question, t.response)
    ) as redactions
    from mixed_text as t where t.consultation = ${consultation} and ${condition}
    order by t.response, t.question`.execute(db)
  return rows.map(({ redactions, text, ...shown }) => ({
    ...shown,
    text: redacted(text, redactions ?? [], shown.language),
  }))
}
