import { sql, type Kysely } from 'kysely'

/** Whether the responses to a consultation were made by the program. Responses keep no mark of their own, so that one never leaves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table consultation add column synthetic boolean not null default false`.execute(db)
  await sql`
    create function refuse_unmarking() returns trigger language plpgsql as $$
    begin
      raise exception 'what is synthetic stays so' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger synthetic_stays before update on consultation
    for each row when (old.synthetic and not new.synthetic) execute function refuse_unmarking()`.execute(db)
}
