import { sql, type Kysely } from 'kysely'

/**
 * Nothing here says who or when: no time, no address, no sequence. Of the columns only `participation.day` and
 * `response.received_week` are of time, and neither belongs to one respondent.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createUnfinished(db)
  await createInbox(db)
  await createResponses(db)
  await createMix(db)
}

/** No foreign keys in what respondents write: each row would lock the one row of its consultation or version. */
async function createUnfinished(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table unfinished (
      key bytea primary key check (length(key) = 32),
      consultation text not null,
      sealed bytea not null,
      stamp bytea not null
    ) with (autovacuum_vacuum_scale_factor = 0.02)`.execute(db)
  // What is encrypted cannot be compressed; trying costs every save.
  await sql`alter table unfinished alter column sealed set storage external`.execute(db)
  await sql`
    create table participation (
      consultation text not null,
      day date not null,
      begun integer not null default 0,
      submitted integer not null default 0,
      primary key (consultation, day)
    )`.execute(db)
}

async function createInbox(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table spent_key (
      key bytea primary key check (length(key) = 32),
      answers_mac bytea not null check (length(answers_mac) = 32)
    )`.execute(db)
  // Deleted rows keep their order until they are swept: let that be soon.
  await sql`
    create table inbox (
      id uuid primary key,
      consultation text not null,
      version integer not null,
      language text not null check (language in ('en', 'fr')),
      notice_version integer not null,
      answers jsonb not null check (jsonb_typeof(answers) = 'object'),
      receipt bytea not null check (length(receipt) = 32)
    ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 100)`.execute(db)
}

async function createResponses(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table response (
      id uuid not null unique,
      consultation text not null,
      version integer not null,
      language text not null check (language in ('en', 'fr')),
      notice_version integer not null,
      answers jsonb not null,
      received_week text not null check (received_week ~ '^[0-9]{4}-W[0-9]{2}$'),
      primary key (consultation, id)
    ) with (toast_tuple_target = 8160)`.execute(db)
  // Answers within their row and as they are: the extract reads every one of them, several times over when compressed.
  await sql`alter table response alter column answers set storage external`.execute(db)
  await sql`
    create table receipt (
      consultation text not null,
      hash bytea not null check (length(hash) = 32),
      primary key (consultation, hash)
    )`.execute(db)
  // A view has no ctid and no xmin, which would tell a reader of the table in which order rows came.
  await sql`
    create view mixed_response with (security_barrier) as
    select id, consultation, version, language, notice_version, answers, received_week from response`.execute(db)
}

/** The only way out of the inbox. It runs with the owner's rights, since the app itself can neither read nor delete there. */
async function createMix(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function mix(of_consultation text, k integer, everything boolean, week text) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare
      present integer;
      leaving integer;
    begin
      perform pg_advisory_xact_lock(hashtextextended('mix ' || of_consultation, 0));
      select count(*) into present from public.inbox where consultation = of_consultation;
      leaving := case when everything then present when present >= 2 * k then present - k else 0 end;
      if leaving <= 0 then return 0; end if;
      with moved as (
        delete from public.inbox where id in (
          select id from public.inbox where consultation = of_consultation order by gen_random_uuid() limit leaving
        ) returning *
      ), parted as (
        insert into public.receipt (consultation, hash) select consultation, receipt from moved order by receipt
      )
      insert into public.response (id, consultation, version, language, notice_version, answers, received_week)
      select gen_random_uuid(), consultation, version, language, notice_version, answers, week
      from moved order by gen_random_uuid();
      return leaving;
    end $$`.execute(db)
  await sql`
    create function waiting(of_consultation text) returns integer
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
      select count(*)::integer from public.inbox where consultation = of_consultation
    $$`.execute(db)
}
