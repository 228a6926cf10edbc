import type { Transaction } from '../database/connect.js'
import { recordDeeds } from '../history/history-store.js'
import type { Role } from './role.js'

/** What happens to people, as histories say it: by ids and roles, never a name or an address. */
type Bodies = {
  readonly 'invitation-sent': { readonly invitation: string; readonly role: Role }
  readonly 'invitation-withdrawn': { readonly invitation: string; readonly role: Role }
  readonly 'role-given': { readonly person: string; readonly role: Role; readonly invitation: string }
  readonly 'role-taken': { readonly person: string; readonly role: Role }
  readonly 'account-disabled': { readonly person: string }
  readonly 'account-enabled': { readonly person: string }
  readonly 'second-factor-reset': { readonly person: string }
}

type Telling = {
  readonly consultation: string | undefined
  /** Nobody who signed in: the command line. */
  readonly by: string | undefined
  readonly now: Date
}

/** Adds to the history of a consultation; what concerns the whole site is in none. */
export async function tellOfPeople<Kind extends keyof Bodies>(
  trx: Transaction,
  { consultation, by = 'program', now }: Telling,
  kind: Kind,
  body: Bodies[Kind],
): Promise<void> {
  if (consultation !== undefined) await recordDeeds(trx, consultation, [{ kind, actor: by, at: now, body }])
}
