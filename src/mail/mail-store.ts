import type { Database, Transaction } from '../database/connect.js'
import type { Letter, Send } from './letter.js'

/** Has a letter sent once the transaction has ended well, and not at all otherwise. */
export async function queueLetter(trx: Transaction, letter: Letter): Promise<void> {
  await trx.insertInto('mail').values(letter).execute()
}

export type Sending =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly fault: unknown }
  | { readonly kind: 'none' }

const mostTries = 12
const longestPause = 6 * 3_600_000

/**
 * Sends the letter that is due first, and erases its words. Its row stays locked meanwhile, so that no other process sends
 * it too. One that fails is tried again later and later, for some two days.
 */
export async function sendNext(db: Database, now: Date, send: Send): Promise<Sending> {
  return db.transaction().execute(async (trx) => {
    const letter = await lockNext(trx, now)
    if (!letter) return { kind: 'none' }
    const { id, tries, recipient, subject, body } = letter
    const row = trx.updateTable('mail').where('id', '=', id)
    try {
      await send({ id, recipient, subject, body: body ?? '' })
    } catch (fault) {
      const pause = Math.min(60_000 * 2 ** tries, longestPause)
      const next = isFinal(fault) ? mostTries : tries + 1
      const set = { tries: next, due_at: new Date(now.getTime() + pause), fault: codeOf(fault) }
      await row.set(set).execute()
      return { kind: 'failed', fault }
    }
    await row.set({ tries: tries + 1, sent_at: now, body: null, fault: null }).execute()
    return { kind: 'sent' }
  })
}

function lockNext(trx: Transaction, now: Date) {
  return trx
    .selectFrom('mail')
    .select(['id', 'tries', 'recipient', 'subject', 'body'])
    .where('sent_at', 'is', null)
    .where('due_at', '<=', now)
    .where('tries', '<', mostTries)
    .orderBy('due_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/** Whether the server said that this letter will never be taken. */
function isFinal(fault: unknown): boolean {
  const { responseCode } = fault as { readonly responseCode?: unknown }
  return typeof responseCode === 'number' && responseCode >= 500
}

/** Not the message: it may quote the letter. */
function codeOf(fault: unknown): string {
  const { responseCode, code, name } = fault as { readonly [key: string]: unknown }
  const told = [responseCode, code, name].find((each) => typeof each === 'string' || typeof each === 'number')
  return String(told ?? 'unknown')
}

const keptWhenSent = 30 * 86_400_000

/** Forgets, after thirty days, that letters were sent. */
export async function forgetSent(db: Database, now: Date): Promise<void> {
  await db
    .deleteFrom('mail')
    .where('sent_at', '<', new Date(now.getTime() - keptWhenSent))
    .execute()
}
