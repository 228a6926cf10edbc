import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { Acting, CampaignDeed } from './act.js'
import { addAct, findActs, lockCoding } from './act-store.js'
import { shownSql } from './coding-store.js'
import { effective } from './standing.js'

/** A group of identical or near-identical texts of one question. */
export type FoundGroup = {
  readonly question: string
  readonly campaign: string
  readonly responses: number
  /** How many different wordings it has. */
  readonly wordings: number
  /** Undefined while no analyst has said. */
  readonly isCampaign: boolean | undefined
  /** Its most frequent wording, redactions applied. */
  readonly sample: string
  readonly language: Locale
}

/** Largest first; so many at most. */
export async function findGroups(
  db: Database,
  consultation: string,
  { offset, count }: { readonly offset: number; readonly count: number },
): Promise<readonly FoundGroup[]> {
  const { rows } = await sql<FoundGroup & { isCampaign: boolean | null }>`
    with sized as (
      select question, campaign, count(*)::integer as responses, count(distinct fingerprint)::integer as wordings
      from grouped_text where consultation = ${consultation} group by question, campaign
      order by responses desc, question, campaign limit ${count} offset ${offset}
    )
    select sized.*, ruled.is_campaign as "isCampaign", sample.words as sample, sample.language
    from sized
    left join lateral (
      select is_campaign from ruled_group
      where consultation = ${consultation} and ruled_group.question = sized.question and ruled_group.campaign = sized.campaign
    ) as ruled on true
    cross join lateral (
      select ${shownSql()} as words, language from written_text
      where consultation = ${consultation} and written_text.question = sized.question and response = (
        select min(response::text)::uuid from grouped_text
        where consultation = ${consultation} and grouped_text.question = sized.question
          and grouped_text.campaign = sized.campaign and fingerprint = sized.campaign
      )
    ) as sample
    order by responses desc, question, campaign`.execute(db)
  return rows.map((row) => ({ ...row, isCampaign: row.isCampaign ?? undefined }))
}

export type GroupCounts = {
  readonly groups: number
  readonly confirmed: number
  readonly dismissed: number
  /** In how many responses there is a text of a confirmed campaign. */
  readonly members: number
}

export async function countGroups(db: Database, consultation: string): Promise<GroupCounts> {
  const { rows } = await sql<GroupCounts>`
    select
      (select count(distinct (question, campaign))::integer from grouped_text where consultation = ${consultation}) as groups,
      (select count(*)::integer from ruled_group where consultation = ${consultation} and is_campaign) as confirmed,
      (select count(*)::integer from ruled_group where consultation = ${consultation} and not is_campaign) as dismissed,
      (select count(distinct response)::integer from campaign_member where consultation = ${consultation}) as members
  `.execute(db)
  return rows[0]!
}

/** Says whether a group is a campaign, by one of its wordings: as long as that is in a group, it is what was said. */
export async function ruleCampaign(
  trx: Transaction,
  acting: Acting,
  { question, ...ruling }: Omit<CampaignDeed, 'kind'> & { readonly question: string },
): Promise<void> {
  await lockCoding(trx, acting.consultation)
  await addAct(trx, acting, { subject: 'campaign', question, deed: { kind: 'campaign-ruled', ...ruling } })
  await saveRulings(trx, acting.consultation, question)
}

/** Makes the rulings on a question's groups that stand what the acts come to, under the lock. */
export async function saveRulings(trx: Transaction, consultation: string, question: string): Promise<void> {
  const acts = await findActs(trx, consultation, { subject: 'campaign', question })
  const latest = new Map(
    effective(acts).map(({ number, deed }) => [(deed as CampaignDeed).fingerprint, { number, deed }]),
  )
  await trx
    .deleteFrom('campaign_ruling')
    .where('consultation', '=', consultation)
    .where('question', '=', question)
    .execute()
  const rows = [...latest].map(([fingerprint, { number, deed }]) => ({
    consultation,
    question,
    fingerprint,
    act: number,
    is_campaign: (deed as CampaignDeed).isCampaign,
  }))
  if (rows.length > 0) await trx.insertInto('campaign_ruling').values(rows).execute()
}
