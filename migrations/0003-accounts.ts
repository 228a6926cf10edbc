import { sql, type Kysely } from 'kysely'

/** Nothing here meets a response: no column of respondents' tables names a person, and none here names a response. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createPeople(db)
  await createSignIn(db)
  await createAppointments(db)
  await createMail(db)
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
  // `email_verified` and `image` are asked for by the library of sign-in; whoever came by an invitation has verified.
  await sql`
    create table person (
      id text primary key,
      name text not null,
      email text not null unique check (email = lower(email)),
      email_verified boolean not null default true,
      image text check (image is null),
      locale text not null check (locale in ('en', 'fr')),
      two_factor_enabled boolean not null default false,
      mail_wish text not null default 'daily' check (mail_wish in ('each', 'daily', 'weekly', 'never')),
      disabled_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
}

/** What better-auth reads and writes, under our names. */
async function createSignIn(db: Kysely<unknown>): Promise<void> {
  // The library has columns for an address and an agent; the database itself keeps them empty.
  await sql`
    create table session (
      id text primary key,
      person text not null references person on delete cascade,
      token text not null unique,
      expires_at timestamptz not null,
      by_provider boolean,
      ip_address text check (ip_address = ''),
      user_agent text check (user_agent = ''),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index session_person on session (person)`.execute(db)
  await sql`
    create table credential (
      id text primary key,
      person text not null references person on delete cascade,
      provider text not null,
      subject text not null,
      password text,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (provider, subject)
    )`.execute(db)
  await sql`create index credential_person on credential (person)`.execute(db)
  await sql`
    create table verification (
      id text primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index verification_identifier on verification (identifier)`.execute(db)
  await sql`
    create table second_factor (
      id text primary key,
      person text not null unique references person on delete cascade,
      secret text not null,
      backup_codes text not null,
      verified boolean not null default true,
      failed_verification_count integer not null default 0,
      locked_until timestamptz,
      spent_code text,
      spent_at timestamptz
    )`.execute(db)
}

async function createAppointments(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table appointment (
      person text not null references person on delete cascade,
      consultation text references consultation,
      role text not null check (role in ('member', 'editor', 'analyst', 'administrator')),
      title jsonb not null,
      named boolean not null default false,
      unique nulls not distinct (consultation, person, role),
      check (consultation is not null or role = 'administrator')
    )`.execute(db)
  await sql`create index appointment_person on appointment (person)`.execute(db)
  // Of a link only what SHA-256 makes of it is kept.
  await sql`
    create table invitation (
      token_hash bytea primary key check (length(token_hash) = 32),
      id uuid not null unique default gen_random_uuid(),
      email text not null check (email = lower(email)),
      consultation text references consultation,
      role text not null check (role in ('member', 'editor', 'analyst', 'administrator')),
      title jsonb not null,
      invited_by text,
      expires_at timestamptz not null,
      created_at timestamptz not null default now()
    )`.execute(db)
  // What someone was about when they left for their identity provider, sealed under a key that only their browser holds.
  await sql`
    create table round_trip (
      key bytea primary key check (length(key) = 32),
      sealed bytea not null,
      expires_at timestamptz not null
    )`.execute(db)
  await sql`
    create table password_reset (
      token_hash bytea primary key check (length(token_hash) = 32),
      person text not null unique references person on delete cascade,
      expires_at timestamptz not null
    )`.execute(db)
}

async function createMail(db: Kysely<unknown>): Promise<void> {
  // A letter may hold a link that opens something: once sent, its words are erased. The program's clock has milliseconds: a
  // letter due a few microseconds later than its own instant would not be found.
  await sql`
    create table mail (
      id bigint primary key generated always as identity,
      recipient text not null,
      subject text not null,
      body text,
      tries integer not null default 0,
      due_at timestamptz not null default date_trunc('milliseconds', now()),
      sent_at timestamptz,
      fault text,
      check (body is not null or sent_at is not null)
    )`.execute(db)
  await sql`create index mail_due on mail (due_at) where sent_at is null`.execute(db)
  await sql`
    create table notice (
      id bigint primary key generated always as identity,
      person text not null references person on delete cascade,
      words jsonb not null,
      path jsonb not null,
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index notice_person on notice (person)`.execute(db)
}
