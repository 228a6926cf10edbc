import { type Kysely, sql } from 'kysely'

/** `mix` counted what is there and then moved as many at random: asked for everything, it left one of them for each that came in between. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function mix(of_consultation text, k integer, everything boolean, week text) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare
      present integer;
      leaving integer;
    begin
      perform pg_advisory_xact_lock(hashtextextended('mix ' || of_consultation, 0));
      select count(*) into present from public.inbox where consultation = of_consultation;
      if not everything and present < 2 * k then return 0; end if;
      with moved as (
        delete from public.inbox where id in (
          select id from public.inbox where consultation = of_consultation
          order by gen_random_uuid() limit case when everything then null else present - k end
        ) returning *
      ), parted as (
        insert into public.receipt (consultation, hash) select consultation, receipt from moved order by receipt
      )
      insert into public.response (id, consultation, version, language, notice_version, answers, received_week)
      select gen_random_uuid(), consultation, version, language, notice_version, answers, week
      from moved order by gen_random_uuid();
      get diagnostics leaving = row_count;
      return leaving;
    end $$`.execute(db)
}
