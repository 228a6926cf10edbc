import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.js'
import type { Json } from '../questionnaire/change.js'
import type { Act, ActKind, Subject, TextPlace } from './act.js'

export type Wanted = {
  readonly number?: number
  readonly text?: TextPlace
  readonly subject?: Subject
  readonly kind?: ActKind
  readonly count?: number
}

/** The last acts, the last first. */
export async function findActs(db: Database, consultation: string, wanted: Wanted): Promise<readonly Act[]> {
  const { number, text, subject, kind = subject?.kind, count = 20 } = wanted
  const about = subject ? aboutOf(subject) : text && { question: text.question, response: text.response }
  const rows = await db
    .selectFrom('coding_act')
    .selectAll()
    .where('consultation', '=', consultation)
    .$if(number !== undefined, (select) => select.where('number', '=', number!))
    .$if(kind !== undefined, (select) => select.where('kind', '=', kind!))
    .$if(about !== undefined, (select) => select.where(sql<boolean>`subject @> ${JSON.stringify(about)}::jsonb`))
    .orderBy('number', 'desc')
    .limit(count)
    .execute()
  return rows.map(({ kind: of, subject: found, before, after, undoes, ...act }) => ({
    number: act.number,
    by: act.by,
    at: act.at,
    subject: { kind: of, ...found } as unknown as Subject,
    before: (before ?? undefined) as Json | undefined,
    after: (after ?? undefined) as Json | undefined,
    undoes: undoes ?? undefined,
  }))
}

type Added = Pick<Act, 'subject' | 'before' | 'after' | 'by' | 'at'> & {
  readonly consultation: string
  readonly undoes?: number | undefined
}

/** Its number. */
export async function addAct(trx: Transaction, { subject, before, after, undoes, ...act }: Added): Promise<number> {
  const { number } = await trx
    .insertInto('coding_act')
    .values({
      ...act,
      kind: subject.kind,
      subject: JSON.stringify(aboutOf(subject)),
      before: before === undefined ? null : JSON.stringify(before),
      after: after === undefined ? null : JSON.stringify(after),
      undoes: undoes ?? null,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

function aboutOf({ kind: _, ...about }: Subject) {
  return about
}
