import { sql, type Kysely } from 'kysely'

/** What became public of a consultation's responses. A release never changes, and nobody takes one back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createReleases(db)
  await createReleased(db)
  await refuseChanges(db)
}

/** `public_row` has the lines of the public file under ids of their own: made once, so that two copies are the same. */
async function createReleases(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table release (
      consultation text not null references consultation,
      number integer not null check (number > 0),
      made_at timestamptz not null,
      made_by text not null,
      tables text not null,
      row_file text not null,
      primary key (consultation, number)
    )`.execute(db)
  await sql`
    create table public_row (
      consultation text not null,
      release integer not null,
      id uuid not null,
      line text not null,
      primary key (consultation, release, id),
      foreign key (consultation, release) references release
    )`.execute(db)
}

/** Which responses were counted, so that a later release is of others. Nobody reads it: what was not counted is a view. */
async function createReleased(db: Kysely<unknown>): Promise<void> {
  await sql`create table released (response uuid primary key)`.execute(db)
  await sql`
    create view unreleased_response with (security_barrier) as
    select consultation, answers from response
    where not exists (select from released where released.response = response.id)`.execute(db)
  await sql`
    create function mark_released(of_consultation text) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare
      marked integer;
    begin
      insert into public.released (response)
      select id from public.response
      where consultation = of_consultation
        and not exists (select from public.released where released.response = response.id)
      order by id;
      get diagnostics marked = row_count;
      return marked;
    end $$`.execute(db)
}

async function refuseChanges(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_change_of_release() returns trigger language plpgsql as $$
    begin
      raise exception 'a release never changes' using errcode = 'restrict_violation';
    end $$`.execute(db)
  for (const table of ['release', 'public_row', 'released']) {
    await sql`
      create trigger ${sql.id(`${table}_never_changes`)} before update or delete or truncate on ${sql.id(table)}
      for each statement execute function refuse_change_of_release()`.execute(db)
  }
}
