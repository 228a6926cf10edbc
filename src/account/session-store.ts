import type { Database, Transaction } from '../database/connect.js'
import { noteEvery } from './session.js'

/** Signs a person out everywhere, or everywhere else. */
export async function endSessions(trx: Transaction, person: string, except?: string): Promise<void> {
  const sessions = trx.deleteFrom('session').where('person', '=', person)
  await (except === undefined ? sessions : sessions.where('id', '!=', except)).execute()
}

/** Says that something was asked of a session, unless that was said a moment ago. */
export async function noteSession(db: Database, id: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - noteEvery)
  await db
    .updateTable('session')
    .set({ updated_at: now })
    .where('id', '=', id)
    .where('updated_at', '<', before)
    .execute()
}

export type Session = { readonly id: string; readonly since: Date }

export type OpenSessions = { readonly person: string; readonly now: Date; readonly seenAfter: Date }

/** Where a person is signed in now, the newest first. */
export async function findSessions(
  db: Database,
  { person, now, seenAfter }: OpenSessions,
): Promise<readonly Session[]> {
  return db
    .selectFrom('session')
    .select(['id', 'created_at as since'])
    .where('person', '=', person)
    .where('expires_at', '>', now)
    .where('updated_at', '>', seenAfter)
    .orderBy('created_at', 'desc')
    .execute()
}

/** Takes back a session that was just given. */
export async function revokeSession(db: Database, token: string): Promise<void> {
  await db.deleteFrom('session').where('token', '=', token).execute()
}
