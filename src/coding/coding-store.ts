import { sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { TextPlace } from './act.js'
import { findStandingFrame } from './frame-store.js'
import { type Redaction, type RedactionReason, redacted } from './redaction.js'
import { inOrder, type Theme } from './theme.js'

/** Every theme of the consultation in the order of the frame, sub-themes after theirs; retired and merged ones too. */
export async function findThemes(db: Database, consultation: string): Promise<readonly Theme[]> {
  return inOrder((await findStandingFrame(db, consultation)).frame)
}

/** Responses with texts of a theme, each counted once, whoever coded it. `campaign` of them are of confirmed campaigns. */
export type ThemeCount = { readonly responses: number; readonly campaign: number }

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
    select theme, count(*)::integer as responses, count(campaigners.response)::integer as campaign
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

export type RedactedText = TextPlace & { readonly language: Locale; readonly text: string }

/** What `redacted` says for each reason, in the language of the text. */
export type Hidden = (reason: RedactionReason, locale: Locale) => string

/** One text as it may be shown outside the analyst's room; undefined where there is none. For the analyst. */
export async function findText(
  db: Database,
  consultation: string,
  { question, response }: TextPlace,
  hidden: Hidden,
): Promise<RedactedText | undefined> {
  const { rows } = await sql<Found>`
    ${redactable} where mixed_text.consultation = ${consultation} and mixed_text.question = ${question}
      and mixed_text.response = ${response}`.execute(db)
  return rows[0] && withoutHidden(rows[0], hidden)
}

/**
 * Texts that one analyst marked as fit to be quoted and another approved, redacted; of one theme with its sub-themes unless
 * all are asked for. In the order of ids, which are random. For the analyst.
 */
export async function findQuotable(
  db: Database,
  consultation: string,
  { theme, hidden }: { readonly theme?: string; readonly hidden: Hidden },
): Promise<readonly RedactedText[]> {
  const ofTheme =
    theme === undefined
      ? sql`true`
      : sql`exists (
          select from coding cross join lateral unnest(coding.themes) as used (id)
          join theme on theme.consultation = coding.consultation and theme.id = used.id
          join theme as counted on counted.consultation = theme.consultation and counted.id = theme.counted_as
          where coding.consultation = mixed_text.consultation and coding.question = mixed_text.question
            and coding.response = mixed_text.response and ${theme} in (counted.id, counted.value ->> 'parent')
        )`
  const { rows } = await sql<Found>`
    ${redactable}
    join text_mark as quotation on quotation.consultation = mixed_text.consultation
      and quotation.question = mixed_text.question and quotation.response = mixed_text.response
      and quotation.kind = 'quotation' and quotation.value ? 'approvedBy'
    where mixed_text.consultation = ${consultation} and ${ofTheme}
    order by mixed_text.response, mixed_text.question`.execute(db)
  return rows.map((row) => withoutHidden(row, hidden))
}

type Found = RedactedText & { readonly redactions: readonly Redaction[] | null }

const redactable = sql`
  select mixed_text.question, mixed_text.response, mixed_text.language, mixed_text.text, redaction.value as redactions
  from mixed_text
  left join text_mark as redaction on redaction.consultation = mixed_text.consultation
    and redaction.question = mixed_text.question and redaction.response = mixed_text.response
    and redaction.kind = 'redaction'`

function withoutHidden({ redactions, text, ...place }: Found, hidden: Hidden): RedactedText {
  return { ...place, text: redacted(text, redactions ?? [], (reason) => hidden(reason, place.language)) }
}
