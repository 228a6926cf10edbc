import { sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Locale } from '../questionnaire/questionnaire.js'
import type { TextPlace, Verdict } from './act.js'
import type { FlagKind } from './flags.js'
import type { Redaction } from './redaction.js'

export type ReadText = TextPlace & { readonly text: string }

/** Texts after a place, in the order of responses and questions. For the analyst. */
export async function findTextsAfter(
  db: Database,
  consultation: string,
  { after, limit }: { readonly after: TextPlace | undefined; readonly limit: number },
): Promise<readonly ReadText[]> {
  const beyond = after ? sql`(response, question) > (${after.response}::uuid, ${after.question})` : sql`true`
  const { rows } = await sql<ReadText>`
    select response, question, text from mixed_text where consultation = ${consultation} and ${beyond}
    order by response, question limit ${limit}`.execute(db)
  return rows
}

export type Findings = {
  readonly texts: number
  readonly flags: readonly (TextPlace & { readonly kinds: readonly FlagKind[] })[]
  readonly groups: readonly (readonly (TextPlace & { readonly identical: boolean })[])[]
}

/** Keeps what a reading found, in place of what the last one did. */
export async function putFindings(
  db: Database,
  { consultation, by, at }: { readonly consultation: string; readonly by: string; readonly at: Date },
  { texts, flags, groups }: Findings,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`reading ${consultation}`}, 0))`.execute(trx)
    await trx.deleteFrom('text_flag').where('consultation', '=', consultation).execute()
    await trx.deleteFrom('campaign_text').where('consultation', '=', consultation).execute()
    const flagged = flags.map(({ question, response, kinds }) => ({ question, response, kinds }))
    for (const part of parts(flagged)) {
      await sql`
        insert into text_flag (consultation, question, response, kinds)
        select ${consultation}, question, response, kinds
        from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as found (question text, response uuid, kinds text[])`.execute(
        trx,
      )
    }
    const members = groups.flatMap((group, place) => group.map((member) => ({ ...member, campaign: place + 1 })))
    for (const part of parts(members)) {
      await sql`
        insert into campaign_text (consultation, question, response, campaign, identical)
        select ${consultation}, question, response, campaign, identical
        from jsonb_to_recordset(${JSON.stringify(part)}::jsonb)
          as found (question text, response uuid, campaign integer, identical boolean)`.execute(trx)
    }
    const reading = { consultation, texts, by, at }
    await trx
      .insertInto('text_reading')
      .values(reading)
      .onConflict((conflict) => conflict.column('consultation').doUpdateSet({ texts, by, at }))
      .execute()
  })
}

const atOnce = 2000

function* parts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += atOnce) yield all.slice(at, at + atOnce)
}

export type Reading = { readonly texts: number; readonly by: string; readonly at: Date }

/** The last; undefined when nobody has asked yet. */
export async function findReading(db: Database, consultation: string): Promise<Reading | undefined> {
  return db
    .selectFrom('text_reading')
    .select(['texts', 'by', 'at'])
    .where('consultation', '=', consultation)
    .executeTakeFirst()
}

export async function countAllTexts(db: Database, consultation: string): Promise<number> {
  const { rows } = await sql<{ texts: number }>`
    select count(*)::integer as texts from mixed_text where consultation = ${consultation}`.execute(db)
  return rows[0]!.texts
}

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
