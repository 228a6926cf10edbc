import type { Database, Transaction } from '../database/connect.js'
import type { Bilingual } from '../questionnaire/questionnaire.js'
import type { Invitation } from './invitation.js'
import type { Role } from './role.js'

export type NewInvitation = Omit<Invitation, 'id'> & {
  readonly tokenHash: Buffer
  readonly invitedBy: string | undefined
}

/** An earlier invitation of the same address to the same role is no longer good. Returns the id of this one. */
export async function createInvitation(trx: Transaction, invitation: NewInvitation): Promise<string> {
  const { tokenHash, email, consultation, role, title, expiresAt, invitedBy } = invitation
  await trx
    .deleteFrom('invitation')
    .where('email', '=', email)
    .where('role', '=', role)
    .where('consultation', consultation === undefined ? 'is' : '=', consultation ?? null)
    .execute()
  const { id } = await trx
    .insertInto('invitation')
    .values({
      token_hash: tokenHash,
      email,
      consultation: consultation ?? null,
      role,
      title: JSON.stringify(title),
      invited_by: invitedBy ?? null,
      expires_at: expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The invitation that a link opens now; undefined when it was used, withdrawn or left too long. */
export async function findInvitation(db: Database, tokenHash: Buffer, now: Date): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitation')
    .select(['id', 'email', 'consultation', 'role', 'title', 'expires_at'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row && invitationOf(row)
}

/** Those of a consultation that wait for an answer, by address. */
export async function findInvitations(db: Database, consultation: string, now: Date): Promise<readonly Invitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .select(['id', 'email', 'consultation', 'role', 'title', 'expires_at'])
    .where('consultation', '=', consultation)
    .where('expires_at', '>', now)
    .orderBy('email')
    .execute()
  return rows.map(invitationOf)
}

/** Uses an invitation up: of two who try, one gets it. */
export async function takeInvitation(trx: Transaction, tokenHash: Buffer, now: Date): Promise<Invitation | undefined> {
  const row = await trx
    .deleteFrom('invitation')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .returning(['id', 'email', 'consultation', 'role', 'title', 'expires_at'])
    .executeTakeFirst()
  return row && invitationOf(row)
}

/** Ends an invitation that waits, and returns what it was to; undefined when there is none such. */
export async function endInvitation(
  trx: Transaction,
  consultation: string,
  id: string,
): Promise<Pick<Invitation, 'role'> | undefined> {
  return trx
    .deleteFrom('invitation')
    .where('consultation', '=', consultation)
    .where('id', '=', id)
    .returning('role')
    .executeTakeFirst()
}

type InvitationRow = {
  readonly id: string
  readonly email: string
  readonly consultation: string | null
  readonly role: Role
  readonly title: Bilingual
  readonly expires_at: Date
}

function invitationOf({ consultation, expires_at, ...row }: InvitationRow): Invitation {
  return { ...row, consultation: consultation ?? undefined, expiresAt: expires_at }
}
