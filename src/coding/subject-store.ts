import { sql } from 'kysely'
import type { Transaction } from '../database/connect.js'
import type { Json } from '../questionnaire/change.js'
import type { Subject } from './act.js'
import { findStandingFrame, putTheme } from './frame-store.js'
import type { ThemeValue } from './theme.js'

/** What a subject is now; undefined where nothing was done to it, or all of it was taken back. */
export async function findValue(trx: Transaction, consultation: string, subject: Subject): Promise<Json | undefined> {
  switch (subject.kind) {
    case 'theme':
      return (await findStandingFrame(trx, consultation)).frame.get(subject.theme)
    case 'coding':
      return findCoding(trx, consultation, subject)
    case 'redaction':
    case 'quotation':
    case 'campaign':
      return findMark(trx, consultation, subject)
  }
}

type Put = { readonly value: Json | undefined; readonly act: number }

/** Keeps what a subject is from now on: as that act left it. */
export async function putValue(
  trx: Transaction,
  consultation: string,
  subject: Subject,
  { value, act }: Put,
): Promise<void> {
  switch (subject.kind) {
    case 'theme':
      return putTheme(trx, consultation, subject.theme, { value: value as unknown as ThemeValue | undefined, act })
    case 'coding':
      return putCoding(trx, consultation, subject, value as readonly string[] | undefined)
    case 'redaction':
    case 'quotation':
    case 'campaign':
      return putMark(trx, consultation, subject, value)
  }
}

type Coding = Extract<Subject, { readonly kind: 'coding' }>
type Mark = Extract<Subject, { readonly kind: 'redaction' | 'quotation' | 'campaign' }>

async function findCoding(trx: Transaction, consultation: string, { question, response, coder }: Coding) {
  const found = await trx
    .selectFrom('coding')
    .select('themes')
    .where('consultation', '=', consultation)
    .where('question', '=', question)
    .where('response', '=', response)
    .where('coder', '=', coder)
    .executeTakeFirst()
  return found?.themes
}

async function findMark(trx: Transaction, consultation: string, { kind, question, response }: Mark) {
  const found = await trx
    .selectFrom('text_mark')
    .select('value')
    .where('consultation', '=', consultation)
    .where('kind', '=', kind)
    .where('question', '=', question)
    .where('response', '=', response)
    .executeTakeFirst()
  return found?.value as Json | undefined
}

async function putCoding(
  trx: Transaction,
  consultation: string,
  { question, response, coder }: Coding,
  value: readonly string[] | undefined,
): Promise<void> {
  await sql`delete from coding where (consultation, question, response, coder)
    = (${consultation}, ${question}, ${response}::uuid, ${coder})`.execute(trx)
  if (value === undefined) return
  await trx
    .insertInto('coding')
    .values({ consultation, question, response, coder, themes: [...value] })
    .execute()
}

async function putMark(
  trx: Transaction,
  consultation: string,
  { kind, question, response }: Mark,
  value: Json | undefined,
): Promise<void> {
  await sql`delete from text_mark where (consultation, kind, question, response)
    = (${consultation}, ${kind}, ${question}, ${response}::uuid)`.execute(trx)
  if (value === undefined) return
  await trx
    .insertInto('text_mark')
    .values({ consultation, kind, question, response, value: JSON.stringify(value) })
    .execute()
}
