import type { Database } from '../database/connect.js'
import type { Letter } from '../mail/letter.js'
import { queueLetter } from '../mail/mail-store.js'
import { newLinkToken } from './link-token.js'
import { type Account, findAccountByEmail } from './person-store.js'
import { createReset } from './reset-store.js'

export type Resetting = {
  readonly email: string
  readonly letter: (account: Account, token: string) => Letter
  readonly now: Date
}

/** Sends the link for a new password to whoever has an account under this address. Whether anybody has is not told. */
export async function sendReset(db: Database, { email, letter, now }: Resetting): Promise<void> {
  const account = await findAccountByEmail(db, email)
  if (!account || account.isDisabled) return
  const { token, hash } = newLinkToken()
  await db.transaction().execute(async (trx) => {
    if (await createReset(trx, account.id, hash, now)) await queueLetter(trx, letter(account, token))
  })
}
