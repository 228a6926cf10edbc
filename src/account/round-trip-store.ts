import type { Database } from '../database/connect.js'

type RoundTrip = { readonly key: Buffer; readonly sealed: Buffer; readonly expiresAt: Date }

export async function keepRoundTrip(db: Database, { key, sealed, expiresAt }: RoundTrip): Promise<void> {
  await db.insertInto('round_trip').values({ key, sealed, expires_at: expiresAt }).execute()
}

/** Takes it out: a journey ends once. */
export async function takeRoundTrip(db: Database, key: Buffer, now: Date): Promise<Buffer | undefined> {
  const taken = await db
    .deleteFrom('round_trip')
    .where('key', '=', key)
    .where('expires_at', '>', now)
    .returning('sealed')
    .executeTakeFirst()
  return taken?.sealed
}
