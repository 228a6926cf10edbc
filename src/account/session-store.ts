import type { Database, Transaction } from '../database/connect.js'

/** Signs a person out everywhere, or everywhere else. */
export async function endSessions(trx: Transaction, person: string, except?: string): Promise<void> {
  const sessions = trx.deleteFrom('session').where('person', '=', person)
  await (except === undefined ? sessions : sessions.where('id', '!=', except)).execute()
}

export type Session = { readonly id: string; readonly since: Date }

/** Where a person is signed in now, the newest first. */
export async function findSessions(db: Database, person: string, now: Date): Promise<readonly Session[]> {
  return db
    .selectFrom('session')
    .select(['id', 'created_at as since'])
    .where('person', '=', person)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute()
}

/** Takes back a session that was just given. */
export async function revokeSession(db: Database, token: string): Promise<void> {
  await db.deleteFrom('session').where('token', '=', token).execute()
}
