import { sql, type Kysely } from 'kysely'

/** What people wrote, to be found and coded. Beside the acts of analysts nothing here says who or when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTexts(db)
  await createFindings(db)
  await createActs(db)
  await createStanding(db)
  await createRedacted(db)
}

/** Copies to search in; what was received stays where it is, as it is. */
async function createTexts(db: Kysely<unknown>): Promise<void> {
  // `examined` is the number of the rules by which its texts were last looked through, 0 when they were not yet.
  await sql`
    create table opened_response (
      consultation text not null,
      response uuid not null,
      examined integer not null default 0,
      primary key (consultation, response)
    )`.execute(db)
  await sql`create index opened_response_examined on opened_response (consultation, examined)`.execute(db)
  await sql`
    create function folded(words text) returns text language sql immutable parallel safe
    set search_path = pg_catalog, pg_temp as $$
      select lower(regexp_replace(normalize(words, nfkd), '[\\u0300-\\u036f]', '', 'g'))
    $$`.execute(db)
  // Words as they are inflected in the language of their response, with their accents and without.
  await sql`
    create function lexemes(language text, words text) returns tsvector language sql immutable parallel safe
    set search_path = pg_catalog, pg_temp as $$
      select case language
        when 'fr' then to_tsvector('french', left(words, 100000)) || to_tsvector('french', public.folded(left(words, 100000)))
        else to_tsvector('english', public.folded(left(words, 100000))) end
    $$`.execute(db)
  await sql`
    create table open_text (
      consultation text not null,
      question text not null,
      response uuid not null,
      language text not null check (language in ('en', 'fr')),
      words text not null,
      lexemes tsvector not null,
      primary key (consultation, question, response)
    )`.execute(db)
  await sql`create index open_text_lexemes on open_text using gin (lexemes)`.execute(db)
  // As of mixed responses, no ctid and no xmin. No barrier: nothing is left out, and search needs the index.
  await sql`
    create view written_text as
    select consultation, question, response, language, words, lexemes from open_text`.execute(db)
  await createOpening(db)
}

/** Takes the texts of so many mixed responses that have not been opened yet, and says of how many it did. */
async function createOpening(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function open_texts(of_consultation text, most integer) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare
      opened integer;
    begin
      perform pg_advisory_xact_lock(hashtextextended('open texts ' || of_consultation, 0));
      with chosen as (
        select id, version, language, answers from public.response
        where consultation = of_consultation and not exists (
          select from public.opened_response where consultation = of_consultation and opened_response.response = id
        )
        order by id limit most
      ), marked as (
        insert into public.opened_response (consultation, response) select of_consultation, id from chosen returning 1
      ), asked as (
        select number as version, jsonb_path_query(
          document::jsonb, '$.pages[*].questions[*] ? (@.kind == "long-text" || @.kind == "short-text").id'
        ) #>> '{}' as question
        from public.version where consultation = of_consultation
      ), written as (
        select id, language, key as question, value #>> '{}' as words
        from chosen, jsonb_each(answers)
        where jsonb_typeof(value) = 'string' and (
          right(key, 12) = '__other_text' or exists (
            select from asked where asked.version = chosen.version and asked.question = key
          )
        )
      ), kept as (
        insert into public.open_text (consultation, question, response, language, words, lexemes)
        select of_consultation, question, id, language, words, public.lexemes(language, words)
        from written order by question, id
      )
      select count(*) into opened from marked;
      return opened;
    end $$`.execute(db)
}

/** What the program found by looking through them; it can be found again at any time. */
async function createFindings(db: Kysely<unknown>): Promise<void> {
  // Places count code points from 0.
  await sql`
    create table text_flag (
      consultation text not null,
      question text not null,
      response uuid not null,
      place integer not null check (place >= 0),
      length integer not null check (length > 0),
      kind text not null,
      primary key (consultation, question, response, place)
    )`.execute(db)
  // Question '' is several of them together.
  await sql`
    create table straight_line (
      consultation text not null,
      question text not null,
      response uuid not null,
      primary key (consultation, question, response)
    )`.execute(db)
  await sql`
    create table grouped_text (
      consultation text not null,
      question text not null,
      response uuid not null,
      campaign text not null,
      fingerprint text not null,
      primary key (consultation, question, response)
    )`.execute(db)
  await sql`create index grouped_text_campaign on grouped_text (consultation, question, campaign)`.execute(db)
  // Up to how many texts of a question the groups were made from.
  await sql`
    create table grouped_question (
      consultation text not null,
      question text not null,
      texts integer not null,
      rules integer not null,
      primary key (consultation, question)
    )`.execute(db)
}

/** What analysts did, in order. What stands now follows from it; nothing of it is ever changed. */
async function createActs(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table coding_act (
      consultation text not null references consultation,
      number integer not null check (number > 0),
      actor text not null references person,
      at timestamptz not null,
      subject text not null check (subject in ('frame', 'text', 'redaction', 'campaign')),
      question text,
      response uuid,
      coder text,
      undoes integer,
      content jsonb not null,
      primary key (consultation, number)
    )`.execute(db)
  await sql`create index coding_act_frame on coding_act (consultation, number) where subject = 'frame'`.execute(db)
  await sql`
    create index coding_act_text on coding_act (consultation, question, response, coder) where subject in ('text', 'redaction')`.execute(
    db,
  )
  await sql`create index coding_act_campaign on coding_act (consultation, question, number) where subject = 'campaign'`.execute(
    db,
  )
  await sql`
    create trigger coding_act_never_changes before update or delete or truncate on coding_act
    for each statement execute function refuse_change_of_history()`.execute(db)
}

/** What stands now, kept by the acts that change it. */
async function createStanding(db: Kysely<unknown>): Promise<void> {
  // `stands_for` is another once it was merged into it, and itself else.
  await sql`
    create table theme (
      consultation text not null,
      id text not null check (id ~ '^t[1-9][0-9]*$'),
      parent text,
      place integer not null,
      label jsonb not null,
      description jsonb not null,
      is_retired boolean not null,
      stands_for text not null,
      primary key (consultation, id)
    )`.execute(db)
  // `quoted` is the number of the act by which this coder let it be quoted.
  await sql`
    create table text_coding (
      consultation text not null,
      question text not null,
      response uuid not null,
      coder text not null,
      themes text[] not null,
      is_without_theme boolean not null,
      quoted integer,
      primary key (consultation, question, response, coder)
    )`.execute(db)
  await sql`
    create table redaction (
      consultation text not null,
      question text not null,
      response uuid not null,
      act integer not null,
      place integer not null check (place >= 0),
      length integer not null check (length > 0),
      reason text not null,
      primary key (consultation, question, response, act, place)
    )`.execute(db)
  await sql`
    create table campaign_ruling (
      consultation text not null,
      question text not null,
      fingerprint text not null,
      is_campaign boolean not null,
      act integer not null,
      primary key (consultation, question, fingerprint)
    )`.execute(db)
  await createViews(db)
}

async function createViews(db: Kysely<unknown>): Promise<void> {
  // Of rulings on texts of one group the latest counts.
  await sql`
    create view ruled_group as
    select distinct on (consultation, question, campaign) consultation, question, campaign, is_campaign, act
    from grouped_text join campaign_ruling using (consultation, question, fingerprint)
    order by consultation, question, campaign, act desc`.execute(db)
  await sql`
    create view campaign_member as
    select consultation, question, response, campaign
    from grouped_text join ruled_group using (consultation, question, campaign) where is_campaign`.execute(db)
  await sql`
    create view text_code as
    select consultation, question, response, coder, theme.stands_for as theme
    from text_coding cross join lateral unnest(themes) as chosen (id)
    join theme using (consultation, id)`.execute(db)
}

/** A text with what was redacted replaced by a mark; `marks` has that of each reason. Overlapping places leave one mark. */
async function createRedacted(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function redacted(of_consultation text, of_question text, of_response uuid, words text, marks jsonb) returns text
    language plpgsql stable set search_path = pg_catalog, pg_temp as $$
    declare
      span record;
      shown text := '';
      upto integer := 0;
    begin
      for span in
        select place, length, reason from public.redaction
        where consultation = of_consultation and question = of_question and response = of_response
        order by place, length desc
      loop
        if span.place >= upto then
          shown := shown || substr(words, upto + 1, span.place - upto) || coalesce(marks ->> span.reason, '[…]');
        end if;
        upto := greatest(upto, span.place + span.length);
      end loop;
      return shown || substr(words, upto + 1);
    end $$`.execute(db)
}
