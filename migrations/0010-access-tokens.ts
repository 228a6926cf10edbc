import { sql, type Kysely } from 'kysely'

/** With which a program takes extracts of one consultation away for someone. Of the token only its SHA-256 is kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table access_token (
      id uuid primary key,
      token_hash bytea not null unique check (length(token_hash) = 32),
      consultation text not null references consultation,
      person text not null references person,
      label text not null check (label <> ''),
      made_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz
    )`.execute(db)
  await sql`create index access_token_consultation on access_token (consultation)`.execute(db)
}
