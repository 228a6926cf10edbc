import type { Database } from '../database/connect.js'
import { type Account, findAccountByEmail, findAccountByProvider, setProvider } from './person-store.js'
import type { Vouched } from './provider.js'

/**
 * The account of someone whom the provider vouches for: the one known by its subject, or the one under the address that it
 * has made sure of, which from then on is known by the subject.
 */
export async function accountOf(db: Database, { subject, email }: Vouched): Promise<Account | undefined> {
  const known = await findAccountByProvider(db, subject)
  if (known || email === undefined) return known
  const account = await findAccountByEmail(db, email)
  if (account) await db.transaction().execute((trx) => setProvider(trx, account.id, subject))
  return account
}
