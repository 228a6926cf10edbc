import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.js'
import type { Deed } from '../history/event.js'
import { recordDeeds } from '../history/history-store.js'
import type { Json, JsonObject } from '../questionnaire/change.js'
import type { Act, Quotation, Subject, TextPlace } from './act.js'
import { findFrame, putTheme } from './frame-store.js'
import type { Redaction } from './redaction.js'
import { type FrameFault, type FrameWish, reviseFrame } from './revise-frame.js'
import type { ThemeValue } from './theme.js'

export type Acting = { readonly consultation: string; readonly by: string; readonly at: Date }

/** What came of it; `overtaken` where something was done to the same thing since it was looked at. */
export type Outcome = { readonly kind: 'done' } | { readonly kind: 'overtaken' } | { readonly kind: 'same' }

type Next = (before: Json | undefined) => Json | undefined

/** Gives a subject its next value, made from the one that stands; `same` where that changes nothing. */
export function perform(db: Database, acting: Acting, subject: Subject, next: Next): Promise<Outcome> {
  return inTurn(db, acting, async (trx) => {
    const before = await findValue(trx, acting.consultation, subject)
    const after = next(before)
    if (isDeepStrictEqual(before, after)) return { kind: 'same' }
    await record(trx, acting, { subject, before, after })
    return { kind: 'done' }
  })
}

export type FrameOutcome = Outcome | { readonly kind: 'faulty'; readonly fault: FrameFault }

/** Revises the shared frame. `seen` is the last act on the theme that whoever asks had before them. */
export function performOnFrame(db: Database, acting: Acting, wish: FrameWish, seen?: number): Promise<FrameOutcome> {
  return inTurn(db, acting, async (trx): Promise<FrameOutcome> => {
    const { frame, acts, added } = await findFrame(trx, acting.consultation)
    if (wish.kind !== 'add' && seen !== undefined && acts.get(wish.theme) !== seen) return { kind: 'overtaken' }
    const revised = reviseFrame(frame, wish, `t${added + 1}`)
    if (revised.kind === 'faulty') return revised
    const { theme, value } = revised
    const before = frame.get(theme)
    if (isDeepStrictEqual(before, value)) return { kind: 'same' }
    await record(trx, acting, { subject: { kind: 'theme', theme }, before, after: value })
    return { kind: 'done' }
  })
}

/** Takes an act back by one more, own or another's; `overtaken` where its subject has changed since, or others need it. */
export function undo(db: Database, acting: Acting, number: number): Promise<Outcome> {
  return inTurn(db, acting, async (trx) => {
    const act = (await findActs(trx, acting.consultation, { number }))[0]
    if (!act) return { kind: 'same' }
    const { subject, before, after } = act
    if (!isDeepStrictEqual(await findValue(trx, acting.consultation, subject), after)) return { kind: 'overtaken' }
    if (subject.kind === 'theme' && before === undefined && (await isNeeded(trx, acting.consultation, subject.theme))) {
      return { kind: 'overtaken' }
    }
    await record(trx, acting, { subject, before: after, after: before, undoes: number })
    return { kind: 'done' }
  })
}

export type Wanted = { readonly number?: number; readonly text?: TextPlace; readonly count?: number }

/** The last acts, the last first. */
export async function findActs(db: Database, consultation: string, wanted: Wanted): Promise<readonly Act[]> {
  const { number, text, count = 20 } = wanted
  const rows = await db
    .selectFrom('coding_act')
    .selectAll()
    .where('consultation', '=', consultation)
    .$if(number !== undefined, (select) => select.where('number', '=', number!))
    .$if(text !== undefined, (select) =>
      select.where(
        sql<boolean>`subject @> ${JSON.stringify({ question: text?.question, response: text?.response })}::jsonb`,
      ),
    )
    .orderBy('number', 'desc')
    .limit(count)
    .execute()
  return rows.map(({ kind, subject, before, after, undoes, ...act }) => ({
    number: act.number,
    by: act.by,
    at: act.at,
    subject: { kind, ...subject } as unknown as Subject,
    before: (before ?? undefined) as Json | undefined,
    after: (after ?? undefined) as Json | undefined,
    undoes: undoes ?? undefined,
  }))
}

/** One act after another, so that none builds on what another is about to change. */
function inTurn<T>(db: Database, { consultation }: Acting, act: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`coding ${consultation}`}, 0))`.execute(trx)
    return act(trx)
  })
}

type Recorded = {
  readonly subject: Subject
  readonly before: Json | undefined
  readonly after: Json | undefined
  readonly undoes?: number
}

async function record(trx: Transaction, acting: Acting, { subject, before, after, undoes }: Recorded): Promise<void> {
  const { kind, ...about } = subject
  const { number } = await trx
    .insertInto('coding_act')
    .values({
      ...acting,
      kind,
      subject: JSON.stringify(about),
      before: before === undefined ? null : JSON.stringify(before),
      after: after === undefined ? null : JSON.stringify(after),
      undoes: undoes ?? null,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  await putValue(trx, acting.consultation, subject, { value: after, act: number })
  if (subject.kind === 'redaction') await tellOfRedaction(trx, acting, subject, { before, after })
}

async function findValue(trx: Transaction, consultation: string, subject: Subject): Promise<Json | undefined> {
  switch (subject.kind) {
    case 'theme': {
      const { frame } = await findFrame(trx, consultation)
      return frame.get(subject.theme)
    }
    case 'coding': {
      const found = await trx
        .selectFrom('coding')
        .select('themes')
        .where('consultation', '=', consultation)
        .where('question', '=', subject.question)
        .where('response', '=', subject.response)
        .where('coder', '=', subject.coder)
        .executeTakeFirst()
      return found?.themes
    }
    case 'redaction':
    case 'quotation':
    case 'campaign': {
      const found = await trx
        .selectFrom('text_mark')
        .select('value')
        .where('consultation', '=', consultation)
        .where('kind', '=', subject.kind)
        .where('question', '=', subject.question)
        .where('response', '=', subject.response)
        .executeTakeFirst()
      return found?.value as Json | undefined
    }
  }
}

type Put = { readonly value: Json | undefined; readonly act: number }

async function putValue(trx: Transaction, consultation: string, subject: Subject, { value, act }: Put): Promise<void> {
  switch (subject.kind) {
    case 'theme':
      return putTheme(trx, consultation, subject.theme, { value: value as unknown as ThemeValue | undefined, act })
    case 'coding': {
      const { question, response, coder } = subject
      const of = { consultation, question, response, coder }
      if (value === undefined) {
        await sql`delete from coding where (consultation, question, response, coder)
          = (${consultation}, ${question}, ${response}::uuid, ${coder})`.execute(trx)
        return
      }
      const themes = [...(value as readonly string[])]
      await trx
        .insertInto('coding')
        .values({ ...of, themes })
        .onConflict((conflict) =>
          conflict.columns(['consultation', 'question', 'response', 'coder']).doUpdateSet({ themes }),
        )
        .execute()
      return
    }
    case 'redaction':
    case 'quotation':
    case 'campaign': {
      const { kind, question, response } = subject
      await sql`delete from text_mark where (consultation, kind, question, response)
        = (${consultation}, ${kind}, ${question}, ${response}::uuid)`.execute(trx)
      if (value === undefined) return
      await trx
        .insertInto('text_mark')
        .values({ consultation, kind, question, response, value: JSON.stringify(value) })
        .execute()
    }
  }
}

/** A theme that texts are coded with or that has sub-themes is not taken back: it is retired. */
async function isNeeded(trx: Transaction, consultation: string, theme: string): Promise<boolean> {
  const { frame } = await findFrame(trx, consultation)
  if ([...frame.values()].some(({ parent, mergedInto }) => parent === theme || mergedInto === theme)) return true
  const coded = await trx
    .selectFrom('coding')
    .select('coder')
    .where('consultation', '=', consultation)
    .where(sql<boolean>`${theme} = any(themes)`)
    .limit(1)
    .executeTakeFirst()
  return coded !== undefined
}

type Changed = { readonly before: Json | undefined; readonly after: Json | undefined }

/**
 * The history hears who hid how much and why, and not of which text: nothing there leads back to the words. A quotation
 * that was found fit for the public is so no longer when less of it is hidden than was then.
 */
async function tellOfRedaction(trx: Transaction, acting: Acting, place: TextPlace, changed: Changed): Promise<void> {
  const [before, after] = [changed.before, changed.after].map((each) => (each ?? []) as unknown as readonly Redaction[])
  const lacks = (all: readonly Redaction[]) => (each: Redaction) => !all.some((other) => isDeepStrictEqual(each, other))
  const hidden = after!.filter(lacks(before!))
  const shown = before!.filter(lacks(after!))
  const deedOf =
    (kind: string) =>
    ({ reason, length }: Redaction): Deed => {
      const body: JsonObject = { reason, length }
      return { kind, actor: acting.by, at: acting.at, body }
    }
  const deeds = [...hidden.map(deedOf('text-redacted')), ...shown.map(deedOf('text-restored'))]
  await recordDeeds(trx, acting.consultation, deeds)
  if (shown.length > 0) await withdrawApproval(trx, acting, place)
}

async function withdrawApproval(trx: Transaction, acting: Acting, { question, response }: TextPlace): Promise<void> {
  const subject: Subject = { kind: 'quotation', question, response }
  const before = await findValue(trx, acting.consultation, subject)
  const { approvedBy, ...marked } = (before ?? {}) as Partial<Quotation>
  if (approvedBy !== undefined) await record(trx, acting, { subject, before, after: marked })
}
