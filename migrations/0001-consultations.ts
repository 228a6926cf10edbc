import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table consultation (
      id text primary key check (id ~ '^[a-z][a-z0-9_-]*$'),
      slug_en text not null unique,
      slug_fr text not null unique,
      settings jsonb not null,
      opens_on date,
      closes_on date,
      check ((opens_on is null) = (closes_on is null)),
      check (opens_on <= closes_on)
    )`.execute(db)
  await sql`
    create table extension (
      consultation text not null references consultation,
      announced_on date not null,
      from_day date not null,
      to_day date not null,
      notice jsonb not null,
      primary key (consultation, to_day),
      check (from_day < to_day)
    )`.execute(db)
  await sql`
    create table version (
      consultation text not null references consultation,
      number integer not null check (number > 0),
      fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
      document text not null,
      published_on date not null,
      primary key (consultation, number)
    )`.execute(db)
  await refuseChangesToVersions(db)
  for (const table of ['consultation', 'extension', 'version']) await announceChanges(db, table)
}

/** Even the owner: answers point at a version, and only its exact words say what was asked. */
async function refuseChangesToVersions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'a published version never changes' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger version_never_changes before update or delete or truncate on version
    for each statement execute function refuse_change()`.execute(db)
}

/** Every process holds the catalogue in memory and reads it again when told. */
async function announceChanges(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`
    create or replace function announce_catalogue() returns trigger language plpgsql as $$
    begin
      perform pg_notify('catalogue', '');
      return null;
    end $$`.execute(db)
  await sql`
    create trigger ${sql.id(`${table}_changes_catalogue`)} after insert or update or delete or truncate
    on ${sql.id(table)} for each statement execute function announce_catalogue()`.execute(db)
}
