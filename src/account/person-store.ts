import type { Database, Transaction } from '../database/connect.js'
import type { MailWish, Person } from './person.js'
import { endSessions } from './session-store.js'

/** A person and how their account stands. */
export type Account = Person & {
  readonly hasSecondFactor: boolean
  readonly mailWish: MailWish
  readonly isDisabled: boolean
}

export async function findAccount(db: Database, id: string): Promise<Account | undefined> {
  const row = await accounts(db).where('id', '=', id).executeTakeFirst()
  return row && accountOf(row)
}

/** `email` in lower case. */
export async function findAccountByEmail(db: Database, email: string): Promise<Account | undefined> {
  const row = await accounts(db).where('email', '=', email).executeTakeFirst()
  return row && accountOf(row)
}

export async function findAccounts(db: Database, ids: readonly string[]): Promise<readonly Account[]> {
  if (ids.length === 0) return []
  return (await accounts(db).where('id', 'in', ids).execute()).map(accountOf)
}

export async function findAllAccounts(db: Database): Promise<readonly Account[]> {
  return (await accounts(db).orderBy('email').execute()).map(accountOf)
}

/** `subject` as the identity provider knows them. */
export async function findAccountByProvider(db: Database, subject: string): Promise<Account | undefined> {
  const row = await accounts(db)
    .innerJoin('credential', 'credential.person', 'person.id')
    .where('credential.provider', '=', identityProvider)
    .where('credential.subject', '=', subject)
    .executeTakeFirst()
  return row && accountOf(row)
}

/** Has a person known by what the identity provider calls them, in place of what it called them before. */
export async function setProvider(trx: Transaction, person: string, subject: string): Promise<void> {
  const id = `provider-${person}`
  await trx.deleteFrom('credential').where('id', '=', id).execute()
  await trx
    .insertInto('credential')
    .values({ id, person, provider: identityProvider, subject, password: null })
    .execute()
}

export type Creation = { readonly kind: 'created' } | { readonly kind: 'email-taken' }

/** How someone new signs in: by a password, given as the library hashed it, or by what the identity provider calls them. */
export type Means = { readonly passwordHash: string } | { readonly subject: string }

export async function createPerson(trx: Transaction, person: Person, means: Means): Promise<Creation> {
  const created = await trx
    .insertInto('person')
    .values(person)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!created.numInsertedOrUpdatedRows) return { kind: 'email-taken' }
  if ('subject' in means) await setProvider(trx, person.id, means.subject)
  else await setPassword(trx, person.id, means.passwordHash)
  return { kind: 'created' }
}

/** Where better-auth looks for the password of a person. */
const passwordProvider = 'credential'
const identityProvider = 'oidc'

export async function setPassword(trx: Transaction, person: string, password: string): Promise<void> {
  await trx
    .insertInto('credential')
    .values({ id: `password-${person}`, person, provider: passwordProvider, subject: person, password })
    .onConflict((conflict) =>
      conflict.columns(['provider', 'subject']).doUpdateSet({ password, updated_at: new Date() }),
    )
    .execute()
}

/** As the library hashed it; undefined for someone who signs in by a provider alone. */
export async function findPasswordHash(db: Database, person: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('credential')
    .select('password')
    .where('person', '=', person)
    .where('provider', '=', passwordProvider)
    .executeTakeFirst()
  return row?.password ?? undefined
}

export async function changePerson(
  trx: Transaction,
  id: string,
  { mailWish, ...change }: Partial<Pick<Account, 'name' | 'locale' | 'mailWish'>>,
): Promise<void> {
  const set = { ...change, ...(mailWish && { mail_wish: mailWish }), updated_at: new Date() }
  await trx.updateTable('person').set(set).where('id', '=', id).execute()
}

/** A disabled person is signed out everywhere, and cannot sign in until they are enabled again. Returns whether they were not. */
export async function disablePerson(trx: Transaction, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('person')
    .set({ disabled_at: now })
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  await endSessions(trx, id)
  return numUpdatedRows > 0n
}

/** Returns whether they were disabled. */
export async function enablePerson(trx: Transaction, id: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('person')
    .set({ disabled_at: null })
    .where('id', '=', id)
    .where('disabled_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** For someone who lost theirs: they set up another when they next sign in. Returns whether they had one. */
export async function resetSecondFactor(trx: Transaction, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom('second_factor').where('person', '=', id).executeTakeFirst()
  await trx.updateTable('person').set({ two_factor_enabled: false }).where('id', '=', id).execute()
  await endSessions(trx, id)
  return numDeletedRows > 0n
}

function accounts(db: Database) {
  return db
    .selectFrom('person')
    .select(['person.id', 'name', 'email', 'locale', 'two_factor_enabled', 'mail_wish', 'disabled_at'])
}

type AccountRow = Person & {
  readonly two_factor_enabled: boolean
  readonly mail_wish: MailWish
  readonly disabled_at: Date | null
}

function accountOf({ two_factor_enabled, mail_wish, disabled_at, ...person }: AccountRow): Account {
  return { ...person, hasSecondFactor: two_factor_enabled, mailWish: mail_wish, isDisabled: disabled_at !== null }
}
