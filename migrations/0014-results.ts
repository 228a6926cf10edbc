import { sql, type Kysely } from 'kysely'

/** What was done with the results of a consultation: each save with all its words, each sharing, each publication. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table results_step (
      consultation text not null references consultation,
      number integer not null check (number > 0),
      kind text not null check (kind in ('saved', 'shared', 'withdrawn', 'published')),
      made_at timestamptz not null,
      made_by text not null,
      heard text,
      of_step integer,
      primary key (consultation, number),
      foreign key (consultation, of_step) references results_step,
      check ((kind = 'saved') = (heard is not null)),
      check ((kind in ('shared', 'published')) = (of_step is not null)),
      check (of_step < number)
    )`.execute(db)
  await sql`
    create function refuse_change_of_results() returns trigger language plpgsql as $$
    begin
      raise exception 'results are added to, never changed' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger results_step_never_changes before update or delete or truncate on results_step
    for each statement execute function refuse_change_of_results()`.execute(db)
}
