import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createReading(db)
  await createHeld(db)
}

/** Up to which event of the history someone has read about a question of a draft. */
async function createReading(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reading (
      person text not null references person,
      consultation text not null references consultation,
      question text not null,
      event integer not null check (event > 0),
      primary key (person, consultation, question)
    )`.execute(db)
}

/**
 * How many mixed responses of each version hold an answer to one of these questions: what an editor weighs before
 * changing them. What is skipped or was not shown is no answer. Nothing else of a response leaves this function.
 */
async function createHeld(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function held(of_consultation text, questions text[]) returns table (version integer, answered integer)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
      select response.version, count(*)::integer
      from public.response
      where consultation = of_consultation and exists (
        select from unnest(questions) as question
        where answers ? question and answers -> question not in ('null', 'false')
      )
      group by response.version order by response.version
    $$`.execute(db)
}
