import { sql } from 'kysely'
import type { Database } from '../database/connect.js'
import type { Quotation, Verdict } from './act.js'
import type { ListedText } from './text-store.js'

export type WholeText = ListedText & {
  readonly quotation: Quotation | null
  /** On the group it is of. */
  readonly verdict: Verdict | null
  readonly coders: readonly { readonly coder: string; readonly themes: readonly string[] }[]
}

/** `questions` are the names of one question through the versions: a response has a text under one of them. */
export type Sought = { readonly questions: readonly string[]; readonly response: string; readonly coder: string }

/** One text with everything that was done to it; undefined where there is none. */
export async function findWholeText(
  db: Database,
  consultation: string,
  { questions, response, coder }: Sought,
): Promise<WholeText | undefined> {
  const mark = (kind: string) => sql`(
    select value from text_mark as mark where (mark.consultation, mark.kind, mark.question, mark.response)
      = (t.consultation, ${kind}, t.question, t.response))`
  const { rows } = await sql<WholeText>`
    select t.question, t.response, t.version, t.language, t.text, ${mark('redaction')} as redactions,
      ${mark('quotation')} as quotation, found.campaign, text_flag.kinds as flags,
      (select themes from coding where (coding.consultation, coding.question, coding.response, coding.coder)
        = (t.consultation, t.question, t.response, ${coder})) as themes,
      coalesce((select jsonb_agg(jsonb_build_object('coder', coder, 'themes', themes) order by coder) from coding
        where (coding.consultation, coding.question, coding.response) = (t.consultation, t.question, t.response)), '[]') as coders,
      (select mark.value from text_mark as mark join campaign_text as anchor using (consultation, question, response)
        where mark.kind = 'campaign' and mark.consultation = t.consultation and anchor.campaign = found.campaign
        order by mark.value limit 1) as verdict
    from mixed_text as t
    left join campaign_text as found
      on (found.consultation, found.question, found.response) = (t.consultation, t.question, t.response)
    left join text_flag
      on (text_flag.consultation, text_flag.question, text_flag.response) = (t.consultation, t.question, t.response)
    where t.consultation = ${consultation} and t.question = any(${[...questions]}::text[])
      and t.response = ${response}`.execute(db)
  return rows[0]
}
