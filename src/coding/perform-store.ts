import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.js'
import { recordDeeds } from '../history/history-store.js'
import type { Json } from '../questionnaire/change.js'
import type { Act, Quotation, Subject, TextPlace } from './act.js'
import { addAct, findActs } from './act-store.js'
import { findFrame, isUsed } from './frame-store.js'
import { type Redaction, redactionChange } from './redaction.js'
import { faultOf, type FrameFault, type FrameWish, reviseFrame } from './revise-frame.js'
import { findValue, putValue } from './subject-store.js'
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
    return record(trx, acting, { subject, before, after })
  })
}

export type FrameOutcome = Outcome | { readonly kind: 'faulty'; readonly fault: FrameFault }

/**
 * Revises the shared frame. `seen` is the last act on the theme that whoever asks had before them. What they did last
 * themselves is done, though they ask again: a form is easily sent twice.
 */
export function performOnFrame(db: Database, acting: Acting, wish: FrameWish, seen?: number): Promise<FrameOutcome> {
  return inTurn(db, acting, async (trx): Promise<FrameOutcome> => {
    const { frame, acts, added } = await findFrame(trx, acting.consultation)
    const revised = reviseFrame(frame, wish, `t${added + 1}`)
    const subject = { kind: 'theme', theme: revised.theme } as const
    if (revised.kind === 'standing') {
      if ((await lastActOn(trx, acting, subject))?.by === acting.by) return { kind: 'done' }
      return wish.kind === 'add' ? { kind: 'faulty', fault: 'label-taken' } : { kind: 'same' }
    }
    const last = acts.get(revised.theme)
    if (last !== undefined && seen !== undefined && last !== seen) return { kind: 'overtaken' }
    if (revised.kind === 'faulty') return revised
    return record(trx, acting, { subject, before: frame.get(revised.theme), after: revised.value })
  })
}

/**
 * Takes an act back by one more, own or another's; `overtaken` where its subject has changed since, where others need it, or
 * where what it would bring back no longer fits the frame.
 */
export function undo(db: Database, acting: Acting, number: number): Promise<Outcome> {
  return inTurn(db, acting, async (trx) => {
    const [act] = await findActs(trx, acting.consultation, { number })
    if (!act) return { kind: 'same' }
    const { subject, before, after } = act
    const last = await lastActOn(trx, acting, subject)
    if (last?.undoes === number && last.by === acting.by) return { kind: 'done' }
    if (!isDeepStrictEqual(await findValue(trx, acting.consultation, subject), after)) return { kind: 'overtaken' }
    if (!(await canStand(trx, acting, act))) return { kind: 'overtaken' }
    return record(trx, acting, { subject, before: after, after: before, undoes: number })
  })
}

/** One act after another, so that none builds on what another is about to change. */
function inTurn<T>(db: Database, { consultation }: Acting, act: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`coding ${consultation}`}, 0))`.execute(trx)
    return act(trx)
  })
}

async function lastActOn(trx: Transaction, { consultation }: Acting, subject: Subject): Promise<Act | undefined> {
  return (await findActs(trx, consultation, { subject, count: 1 }))[0]
}

/** Whether the frame can have again what an act changed. A theme that texts are coded with is not taken back: it is retired. */
async function canStand(trx: Transaction, { consultation }: Acting, { subject, before }: Act): Promise<boolean> {
  if (subject.kind !== 'theme') return true
  const { frame } = await findFrame(trx, consultation)
  if (faultOf(frame, subject.theme, before as unknown as ThemeValue | undefined) !== undefined) return false
  return before !== undefined || !(await isUsed(trx, consultation, subject.theme))
}

type Recorded = Pick<Act, 'subject' | 'before' | 'after'> & { readonly undoes?: number }

async function record(trx: Transaction, acting: Acting, act: Recorded): Promise<Outcome> {
  const { subject, before, after } = act
  const number = await addAct(trx, { ...acting, ...act })
  await putValue(trx, acting.consultation, subject, { value: after, act: number })
  if (subject.kind === 'redaction') await tellOfRedaction(trx, acting, subject, { before, after })
  return { kind: 'done' }
}

type Changed = Pick<Act, 'before' | 'after'>

/**
 * The history hears who hid how much and why, and not of which text: nothing there leads back to the words. A quotation
 * that was found fit for the public is so no longer when less of it is hidden than was then.
 */
async function tellOfRedaction(trx: Transaction, acting: Acting, place: TextPlace, changed: Changed): Promise<void> {
  const [before, after] = [changed.before, changed.after].map((each) => (each ?? []) as unknown as readonly Redaction[])
  const { hidden, shown } = redactionChange(before!, after!)
  const deedOf =
    (kind: 'text-redacted' | 'text-restored') =>
    ({ reason, length }: Redaction) => ({ kind, actor: acting.by, at: acting.at, body: { reason, length } })
  await recordDeeds(trx, acting.consultation, [
    ...hidden.map(deedOf('text-redacted')),
    ...shown.map(deedOf('text-restored')),
  ])
  if (shown.length > 0) await withdrawApproval(trx, acting, place)
}

async function withdrawApproval(trx: Transaction, acting: Acting, { question, response }: TextPlace): Promise<void> {
  const subject: Subject = { kind: 'quotation', question, response }
  const before = await findValue(trx, acting.consultation, subject)
  const { approvedBy, ...marked } = (before ?? {}) as Partial<Quotation>
  if (approvedBy !== undefined) await record(trx, acting, { subject, before, after: marked })
}
