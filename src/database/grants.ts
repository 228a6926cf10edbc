import { sql, type RawBuilder } from 'kysely'
import { connect, type Database } from './connect.js'

type Privilege = 'select' | 'insert' | 'update' | 'delete'
type Rights = { readonly tables: Readonly<Record<string, readonly Privilege[]>>; readonly functions: readonly string[] }

/**
 * What each role may do, and nothing else. The app cannot read or change a response once it is in, nor change a version;
 * the analyst sees mixed responses, and never the inbox nor anything of people with accounts. A name that no migration
 * has made yet is passed over.
 */
const rights: { readonly app: Rights; readonly analyst: Rights } = {
  app: {
    tables: {
      migration: ['select'],
      consultation: ['select', 'insert', 'update'],
      extension: ['select', 'insert'],
      version: ['select', 'insert'],
      unfinished: ['select', 'insert', 'update', 'delete'],
      spent_key: ['select', 'insert'],
      inbox: ['insert'],
      participation: ['select', 'insert', 'update'],
      event: ['select', 'insert'],
      utterance: ['select', 'insert', 'update'],
      reading: ['select', 'insert', 'update'],
      release: ['select', 'insert'],
      public_row: ['insert'],
      results_step: ['select', 'insert'],
      person: ['select', 'insert', 'update'],
      session: ['select', 'insert', 'update', 'delete'],
      credential: ['select', 'insert', 'update', 'delete'],
      verification: ['select', 'insert', 'update', 'delete'],
      second_factor: ['select', 'insert', 'update', 'delete'],
      appointment: ['select', 'insert', 'update', 'delete'],
      invitation: ['select', 'insert', 'delete'],
      password_reset: ['select', 'insert', 'update', 'delete'],
      round_trip: ['select', 'insert', 'delete'],
      access_token: ['select', 'insert', 'update'],
      coding_act: ['select', 'insert'],
      theme: ['select', 'insert', 'update', 'delete'],
      coding: ['select', 'insert', 'update', 'delete'],
      text_mark: ['select', 'insert', 'update', 'delete'],
      text_reading: ['select', 'insert', 'update'],
      text_flag: ['select', 'insert', 'delete'],
      campaign_text: ['select', 'insert', 'delete'],
      mail: ['select', 'insert', 'update', 'delete'],
      notice: ['select', 'insert', 'delete'],
    },
    functions: [
      'mix(text, integer, boolean, text)',
      'held(text, text[])',
      'open_texts(text, integer)',
      'mark_released(text)',
    ],
  },
  analyst: {
    tables: {
      migration: ['select'],
      consultation: ['select'],
      extension: ['select'],
      version: ['select'],
      mixed_response: ['select'],
      mixed_text: ['select'],
      mixed_straight_line: ['select'],
      theme: ['select'],
      coding: ['select'],
      text_mark: ['select'],
      text_flag: ['select'],
      campaign_text: ['select'],
      unreleased_response: ['select'],
      release: ['select'],
      public_row: ['select'],
    },
    functions: ['waiting(text)'],
  },
}

export type Roles = { readonly owner: string; readonly app?: string | undefined; readonly analyst?: string | undefined }

/** Makes the roles' rights exactly those above, in one transaction. A role that is the owner itself is left alone. */
export async function grantRoles(db: Database, { owner, app, analyst }: Roles): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`revoke all on schema public from public`.execute(trx)
    await revokeTemporary(trx)
    await revokeDefinerFunctions(trx)
    if (app && app !== owner) await grant(trx, app, rights.app)
    if (analyst && analyst !== owner) await grant(trx, analyst, analyst === app ? both : rights.analyst)
  })
}

/** The role that an address signs in as. */
export async function roleOf(url: string): Promise<string> {
  const db = connect(url, { max: 1, connectionTimeout: 5000 })
  try {
    const found = await sql<{ role: string }>`select current_user::text as role`.execute(db)
    return found.rows[0]!.role
  } finally {
    await db.destroy()
  }
}

const both: Rights = {
  tables: { ...rights.analyst.tables, ...rights.app.tables },
  functions: [...rights.app.functions, ...rights.analyst.functions],
}

async function grant(trx: Database, role: string, { tables, functions }: Rights): Promise<void> {
  const to = sql.id(role)
  await sql`revoke all on all tables in schema public from ${to}`.execute(trx)
  await sql`grant usage on schema public to ${to}`.execute(trx)
  for (const [table, privileges] of Object.entries(tables)) {
    if (!(await exists(trx, sql`to_regclass(${table})`))) continue
    await sql`grant ${sql.raw(privileges.join(', '))} on ${sql.id(table)} to ${to}`.execute(trx)
  }
  for (const signature of functions) {
    if (!(await exists(trx, sql`to_regprocedure(${signature})`))) continue
    await sql`grant execute on function ${sql.raw(signature)} to ${to}`.execute(trx)
  }
}

async function exists(trx: Database, name: RawBuilder<unknown>): Promise<boolean> {
  const found = await sql<{ found: boolean }>`select ${name} is not null as found`.execute(trx)
  return found.rows[0]!.found
}

/** Everyone may make temporary tables in a new database, where a lesser role could pile up what it reads. */
async function revokeTemporary(trx: Database): Promise<void> {
  const found = await sql<{ name: string }>`select current_database()::text as name`.execute(trx)
  await sql`revoke temporary on database ${sql.id(found.rows[0]!.name)} from public`.execute(trx)
}

/** PostgreSQL lets everyone call a new function; one that runs with its owner's rights must not be everyone's. */
async function revokeDefinerFunctions(trx: Database): Promise<void> {
  const found = await sql<{ signature: string }>`
    select oid::regprocedure::text as signature from pg_proc
    where prosecdef and pronamespace = 'public'::regnamespace and proowner = current_user::regrole`.execute(trx)
  for (const { signature } of found.rows) {
    await sql`revoke all on function ${sql.raw(signature)} from public`.execute(trx)
  }
}
