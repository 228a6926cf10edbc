import type { Database } from '../database/connect.js'
import { longestIdleSince } from './session.js'

/** Erases what can no longer open anything. */
export async function forgetExpired(db: Database, now: Date): Promise<void> {
  for (const table of ['session', 'verification', 'invitation', 'password_reset', 'round_trip'] as const) {
    await db.deleteFrom(table).where('expires_at', '<', now).execute()
  }
  await db.deleteFrom('session').where('updated_at', '<', longestIdleSince(now)).execute()
}
