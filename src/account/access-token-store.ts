import type { Database, Transaction } from '../database/connect.js'
import { recordDeeds } from '../history/history-store.js'
import type { AccessToken } from './access-token.js'

export type NewAccessToken = Omit<AccessToken, 'revokedAt'> & { readonly tokenHash: Buffer }

/** Keeps the token and tells the history. False when one of that id is there already: its form was sent twice. */
export async function createToken(trx: Transaction, token: NewAccessToken): Promise<boolean> {
  const { id, consultation, person, label, tokenHash, madeAt, expiresAt } = token
  const made = await trx
    .insertInto('access_token')
    .values({
      id,
      consultation,
      person,
      label,
      token_hash: tokenHash,
      made_at: madeAt,
      expires_at: expiresAt,
      revoked_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 0n) return false
  const body = { token: id, expires: expiresAt.toISOString() }
  await recordDeeds(trx, consultation, [{ kind: 'token-made', actor: person, at: madeAt, body }])
  return true
}

export type Revocation = Pick<AccessToken, 'id' | 'consultation'> & { readonly by: string; readonly at: Date }

/** Ends a token of the consultation and tells the history. False when there is none such, or it was ended before. */
export async function revokeToken(trx: Transaction, { id, consultation, by, at }: Revocation): Promise<boolean> {
  const revoked = await trx
    .updateTable('access_token')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('consultation', '=', consultation)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (revoked.numUpdatedRows === 0n) return false
  await recordDeeds(trx, consultation, [{ kind: 'token-revoked', actor: by, at, body: { token: id } }])
  return true
}

/** All of a consultation, the newest first. */
export async function findTokens(db: Database, consultation: string): Promise<readonly AccessToken[]> {
  const rows = await selectTokens(db).where('consultation', '=', consultation).orderBy('made_at', 'desc').execute()
  return rows.map(tokenOf)
}

export type FoundToken = AccessToken & {
  /** Whether whoever made it is an analyst of the consultation still, with an account that is not disabled. */
  readonly isEntitled: boolean
}

/** Whatever its standing. */
export async function findToken(db: Database, tokenHash: Buffer): Promise<FoundToken | undefined> {
  const row = await selectTokens(db)
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('appointment')
            .innerJoin('person', 'person.id', 'appointment.person')
            .select('person.id')
            .whereRef('appointment.person', '=', 'access_token.person')
            .whereRef('appointment.consultation', '=', 'access_token.consultation')
            .where('appointment.role', '=', 'analyst')
            .where('person.disabled_at', 'is', null),
        )
        .as('is_entitled'),
    )
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row && { ...tokenOf(row), isEntitled: row.is_entitled === true }
}

function selectTokens(db: Database) {
  return db
    .selectFrom('access_token')
    .select(['id', 'consultation', 'person', 'label', 'made_at', 'expires_at', 'revoked_at'])
}

type TokenRow = Pick<AccessToken, 'id' | 'consultation' | 'person' | 'label'> & {
  readonly made_at: Date
  readonly expires_at: Date
  readonly revoked_at: Date | null
}

function tokenOf({ id, consultation, person, label, made_at, expires_at, revoked_at }: TokenRow): AccessToken {
  const times = { madeAt: made_at, expiresAt: expires_at, revokedAt: revoked_at ?? undefined }
  return { id, consultation, person, label, ...times }
}
