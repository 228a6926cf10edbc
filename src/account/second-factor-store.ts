import type { Database } from '../database/connect.js'

/** For how long a code may be right: its half minute, and those before and after. */
const codeLife = 120_000

/**
 * Uses a code of a person's second factor up. False when it was used just before: whoever looked over a shoulder does not
 * get in with it.
 */
export async function spendCode(db: Database, person: string, code: string): Promise<boolean> {
  const now = new Date()
  const spent = await db
    .updateTable('second_factor')
    .set({ spent_code: code, spent_at: now })
    .where('person', '=', person)
    .where((eb) =>
      eb.or([eb('spent_code', 'is distinct from', code), eb('spent_at', '<', new Date(now.getTime() - codeLife))]),
    )
    .executeTakeFirst()
  return spent.numUpdatedRows > 0
}
