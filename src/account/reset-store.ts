import type { Database, Transaction } from '../database/connect.js'
import { setPassword } from './person-store.js'
import { endSessions } from './session-store.js'

const hour = 3_600_000
const pause = 120_000

/**
 * Keeps the hash of a link by which a person sets a new password within the hour, in place of an earlier one. False when
 * one was made within the last two minutes, so that nobody's letter box can be filled.
 */
export async function createReset(trx: Transaction, person: string, tokenHash: Buffer, now: Date): Promise<boolean> {
  const row = { token_hash: tokenHash, expires_at: new Date(now.getTime() + hour) }
  const made = await trx
    .insertInto('password_reset')
    .values({ person, ...row })
    .onConflict((conflict) =>
      conflict
        .column('person')
        .doUpdateSet(row)
        .where('password_reset.expires_at', '<', new Date(now.getTime() + hour - pause)),
    )
    .executeTakeFirst()
  return Boolean(made.numInsertedOrUpdatedRows)
}

/** Whose password a link lets be set now. */
export async function findReset(db: Database, tokenHash: Buffer, now: Date): Promise<string | undefined> {
  const row = await db
    .selectFrom('password_reset')
    .select('person')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.person
}

/** Sets a new password by a link, which opens no more; whoever was signed in as this person no longer is. */
export async function resetPassword(
  trx: Transaction,
  tokenHash: Buffer,
  passwordHash: string,
  now: Date,
): Promise<boolean> {
  const used = await trx
    .deleteFrom('password_reset')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .returning('person')
    .executeTakeFirst()
  if (!used) return false
  await setPassword(trx, used.person, passwordHash)
  await endSessions(trx, used.person)
  return true
}
