import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table event (
      consultation text not null references consultation,
      number integer not null check (number > 0),
      entry text not null,
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      primary key (consultation, number)
    )`.execute(db)
  await sql`
    create table utterance (
      id uuid primary key,
      consultation text not null references consultation,
      salt bytea,
      content text,
      check ((salt is null) = (content is null))
    )`.execute(db)
  await refuseChangesToEvents(db)
  await allowOnlyErasingOfUtterances(db)
}

/** Even the owner: what happened does not change. Whoever goes around the trigger is found by `roundtable verify`. */
async function refuseChangesToEvents(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_change_of_history() returns trigger language plpgsql as $$
    begin
      raise exception 'history never changes' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger event_never_changes before update or delete or truncate on event
    for each statement execute function refuse_change_of_history()`.execute(db)
  await sql`
    create trigger utterance_never_goes before delete or truncate on utterance
    for each statement execute function refuse_change_of_history()`.execute(db)
}

async function allowOnlyErasingOfUtterances(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_rewording() returns trigger language plpgsql as $$
    begin
      if new.id = old.id and new.consultation = old.consultation and new.salt is null and new.content is null then
        return new;
      end if;
      raise exception 'what was said can be erased, not changed' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger utterance_is_only_erased before update on utterance
    for each row execute function refuse_rewording()`.execute(db)
}
