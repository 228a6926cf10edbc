import { sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { TextPlace, Verdict } from './act.js'
import type { Redaction } from './redaction.js'

export type Campaign = {
  readonly number: number
  /** The text by which a verdict names the group. */
  readonly place: TextPlace
  readonly language: Locale
  /** Of its most frequent wording. */
  readonly sample: string
  readonly redactions: readonly Redaction[] | null
  readonly responses: number
  readonly identical: number
  readonly verdict: Verdict | null
  /** The text that the verdict was given on. */
  readonly judged: TextPlace | null
}

/** The largest groups first. A verdict holds for the whole group of the text that it was given on. For the analyst. */
export async function findCampaigns(
  db: Database,
  consultation: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly Campaign[]> {
  const { rows } = await sql<Campaign & TextPlace>`
    with sized as (
      select campaign as number, count(distinct response)::integer as responses,
        count(distinct response) filter (where identical)::integer as identical
      from campaign_text where consultation = ${consultation}
      group by campaign having count(distinct response) > 1
      order by responses desc, number offset ${offset} limit ${limit}
    )
    select sized.*, first.question, first.response, first.language, first.text as sample, judged.value as verdict,
      judged.place as judged,
      (select value from text_mark as mark where (mark.consultation, mark.kind, mark.question, mark.response)
        = (${consultation}, 'redaction', first.question, first.response)) as redactions
    from sized
    cross join lateral (
      select text.question, text.response, text.language, text.text
      from campaign_text as member join mixed_text as text using (consultation, question, response)
      where member.consultation = ${consultation} and member.campaign = sized.number and member.identical
      order by text.response, text.question limit 1
    ) as first
    left join lateral (
      select mark.value, jsonb_build_object('question', mark.question, 'response', mark.response) as place
      from text_mark as mark join campaign_text as anchor using (consultation, question, response)
      where mark.consultation = ${consultation} and mark.kind = 'campaign' and anchor.campaign = sized.number
      order by mark.value limit 1
    ) as judged on true
    order by responses desc, number`.execute(db)
  return rows.map(({ question, response, ...campaign }) => ({ ...campaign, place: { question, response } }))
}

export type CampaignCount = { readonly groups: number; readonly responses: number; readonly confirmed: number }

/** Groups and the responses in them, each once; `confirmed` of them are of groups so judged. */
export async function countCampaigns(db: Database, consultation: string): Promise<CampaignCount> {
  const { rows } = await sql<CampaignCount>`
    with sized as (
      select campaign from campaign_text where consultation = ${consultation}
      group by campaign having count(distinct response) > 1
    ), verdicts as (
      select anchor.campaign from text_mark as mark join campaign_text as anchor using (consultation, question, response)
      where mark.consultation = ${consultation} and mark.kind = 'campaign' and mark.value = '"confirmed"'
    )
    select (select count(*)::integer from sized) as groups, count(distinct response)::integer as responses,
      (count(distinct response) filter (where campaign in (select campaign from verdicts)))::integer as confirmed
    from campaign_text where consultation = ${consultation} and campaign in (select campaign from sized)`.execute(db)
  return rows[0]!
}
