import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.js'
import type { ResponseAnswers } from '../questionnaire/response-answers.js'
import type { TextName } from './act.js'
import type { Group, GroupedText } from './campaign.js'
import type { Flag } from './personal.js'

/** Makes the texts of so many more mixed responses known, and returns of how many it did. As the app. */
export async function openTexts(db: Database, consultation: string, most: number): Promise<number> {
  const { rows } = await sql<{ opened: number }>`
    select open_texts(${consultation}, ${most}::integer) as opened`.execute(db)
  return rows[0]!.opened
}

export type Unexamined = {
  readonly response: string
  readonly version: number
  readonly answers: ResponseAnswers
  readonly texts: readonly { readonly question: string; readonly words: string }[]
}

/** So many opened responses that were not looked through by these rules yet. As the analyst. */
export async function findUnexamined(
  db: Database,
  consultation: string,
  { rules, most }: { readonly rules: number; readonly most: number },
): Promise<readonly Unexamined[]> {
  const { rows } = await sql<Unexamined>`
    with chosen as (
      select response from opened_response
      where consultation = ${consultation} and examined < ${rules} order by response limit ${most}
    )
    select response, version, answers, (
      select coalesce(json_agg(json_build_object('question', question, 'words', words)), '[]')
      from written_text where consultation = ${consultation} and written_text.response = chosen.response
    ) as texts
    from chosen join mixed_response on mixed_response.consultation = ${consultation} and mixed_response.id = chosen.response`.execute(
    db,
  )
  return rows
}

export type Examined = {
  readonly response: string
  readonly flags: readonly (Flag & { readonly question: string })[]
  /** The questions with straight lines. */
  readonly lines: readonly string[]
}

/** Keeps what was found in place of what was found before. As the app. */
export async function saveExamined(
  trx: Transaction,
  consultation: string,
  { rules, examined }: { readonly rules: number; readonly examined: readonly Examined[] },
): Promise<void> {
  const responses = sql`any(${examined.map(({ response }) => response)}::uuid[])`
  // Another process may be at the same: both find the same, and the second one waits here.
  await sql`
    update opened_response set examined = ${rules} where consultation = ${consultation} and response = ${responses}`.execute(
    trx,
  )
  await sql`delete from text_flag where consultation = ${consultation} and response = ${responses}`.execute(trx)
  await sql`delete from straight_line where consultation = ${consultation} and response = ${responses}`.execute(trx)
  const flags = examined.flatMap((each) =>
    each.flags.map((flag) => ({ consultation, response: each.response, ...flag })),
  )
  const lines = examined.flatMap((each) =>
    each.lines.map((question) => ({ consultation, question, response: each.response })),
  )
  if (flags.length > 0) await trx.insertInto('text_flag').values(flags).execute()
  if (lines.length > 0) await trx.insertInto('straight_line').values(lines).execute()
}

/** By question, how many texts there are, and from how many its groups were made by these rules. As the analyst and the app. */
export async function findTextNumbers(db: Database, consultation: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ question: string; texts: number }>`
    select question, count(*)::integer as texts from written_text where consultation = ${consultation} group by question`.execute(
    db,
  )
  return new Map(rows.map(({ question, texts }) => [question, texts]))
}

export async function findGroupedNumbers(
  db: Database,
  consultation: string,
  rules: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('grouped_question')
    .select(['question', 'texts'])
    .where('consultation', '=', consultation)
    .where('rules', '=', rules)
    .execute()
  return new Map(rows.map(({ question, texts }) => [question, texts]))
}

/** So many texts of a question after that response, in the order of responses. */
export async function findTextsAfter(
  db: Database,
  consultation: string,
  { question, response, most }: TextName & { readonly most: number },
): Promise<readonly GroupedText[]> {
  const { rows } = await sql<GroupedText>`
    select response, words as text from written_text
    where consultation = ${consultation} and question = ${question} and response > ${response}::uuid
    order by response limit ${most}`.execute(db)
  return rows
}

/** Keeps the groups of a question in place of those before. As the app. */
export async function saveGroups(
  trx: Transaction,
  consultation: string,
  grouped: {
    readonly question: string
    readonly rules: number
    readonly texts: number
    readonly groups: readonly Group[]
  },
): Promise<void> {
  const { question, rules, texts, groups } = grouped
  await trx
    .insertInto('grouped_question')
    .values({ consultation, question, texts, rules })
    .onConflict((conflict) => conflict.columns(['consultation', 'question']).doUpdateSet({ texts, rules }))
    .execute()
  await trx
    .deleteFrom('grouped_text')
    .where('consultation', '=', consultation)
    .where('question', '=', question)
    .execute()
  for (const { campaign, members } of groups) {
    for (let from = 0; from < members.length; from += atOnce) {
      const some = members.slice(from, from + atOnce)
      await sql`
        insert into grouped_text (consultation, question, response, campaign, fingerprint)
        select ${consultation}, ${question}, response, ${campaign}, fingerprint
        from unnest(${some.map(({ response }) => response)}::uuid[], ${some.map(({ fingerprint }) => fingerprint)}::text[])
          as member (response, fingerprint)`.execute(trx)
    }
  }
}

const atOnce = 5000

/** By question, how many responses run in a straight line there; `''` is several questions together. As the analyst. */
export async function countStraightLines(db: Database, consultation: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ question: string; responses: number }>`
    select question, count(*)::integer as responses from straight_line
    where consultation = ${consultation} group by question`.execute(db)
  return new Map(rows.map(({ question, responses }) => [question, responses]))
}

export type FlagCount = { readonly kind: string; readonly texts: number }

/** By kind, in how many texts something of it was found. */
export async function countFlags(db: Database, consultation: string): Promise<readonly FlagCount[]> {
  const { rows } = await sql<FlagCount>`
    select kind, count(distinct (question, response))::integer as texts from text_flag
    where consultation = ${consultation} group by kind`.execute(db)
  return rows
}

/** Of how many mixed responses the texts are not known, or not looked through, yet. */
export async function countUnexamined(db: Database, consultation: string, rules: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ((select count(*) from mixed_response where consultation = ${consultation})
      - (select count(*) from opened_response where consultation = ${consultation} and examined >= ${rules}))::integer as count`.execute(
    db,
  )
  return rows[0]!.count
}
