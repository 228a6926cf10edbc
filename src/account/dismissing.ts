import type { Database } from '../database/connect.js'
import { dismiss } from './appointment-store.js'
import { tellOfPeople } from './people-history.js'
import type { Role } from './role.js'

export type Dismissing = {
  readonly person: string
  readonly consultation: string
  readonly role: Role
  readonly by: string
  readonly now: Date
}

/** Takes a role back, which the history of the consultation tells. Returns whether there was one. */
export async function dismissPerson(db: Database, { person, role, ...telling }: Dismissing): Promise<boolean> {
  const { consultation } = telling
  return db.transaction().execute(async (trx) => {
    const dismissed = await dismiss(trx, { person, consultation, role })
    if (dismissed) await tellOfPeople(trx, telling, 'role-taken', { person, role })
    return dismissed
  })
}
