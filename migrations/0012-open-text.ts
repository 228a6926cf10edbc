import { type Kysely, sql } from 'kysely'

/**
 * What people wrote, laid out to be searched and coded. Nothing of it changes a response, and no row says when its response
 * came: rows are written with their batch, in the order of ids.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTexts(db)
  await createPreparing(db)
  await createCoding(db)
  await createFindings(db)
  await createRedacting(db)
}

async function createTexts(db: Kysely<unknown>): Promise<void> {
  await createFolding(db)
  await sql`
    create table open_text (
      consultation text not null,
      question text not null,
      response uuid not null,
      version integer not null,
      language text not null,
      text text not null,
      folded text not null generated always as (folded(text)) stored,
      search tsvector not null generated always as (searched(language, text)) stored,
      primary key (consultation, question, response),
      foreign key (consultation, response) references response on delete cascade
    ) with (toast_tuple_target = 8160)`.execute(db)
  // As it is, for a search by letters reads every one of them.
  await sql`alter table open_text alter column folded set storage external`.execute(db)
  await sql`create index open_text_search on open_text using gin (search)`.execute(db)
  await sql`create index open_text_response on open_text (consultation, response, question)`.execute(db)
  await sql`
    create table straight_line (
      consultation text not null,
      question text not null,
      response uuid not null,
      primary key (consultation, question, response),
      foreign key (consultation, response) references response on delete cascade
    )`.execute(db)
  // As with responses: no ctid and no xmin. Without a barrier, so that a search may use its index; no row is hidden.
  await sql`
    create view mixed_text as
    select consultation, question, response, version, language, text, folded, search from open_text`.execute(db)
  await sql`create view mixed_straight_line as select consultation, question, response from straight_line`.execute(db)
}

/**
 * Words are found with their accents or without. Only so much of a text is searched by its words as always fits: one that
 * did not would hold up the mixing of all others.
 */
async function createFolding(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function folded(words text) returns text language sql immutable parallel safe
    set search_path = pg_catalog, pg_temp as $$
      select lower(regexp_replace(normalize(words, nfkd), '[\\u0300-\\u036f]', '', 'g'))
    $$`.execute(db)
  await sql`
    create function searched(language text, words text) returns tsvector language sql immutable parallel safe
    set search_path = pg_catalog, pg_temp as $$
      select case language
        when 'fr' then to_tsvector('french', left(words, 100000)) || to_tsvector('french', public.folded(left(words, 100000)))
        else to_tsvector('english', public.folded(left(words, 100000))) end
    $$`.execute(db)
}

/** Texts are prepared in the transaction that mixes their responses, with the owner's rights: the app reads neither. */
async function createPreparing(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function prepare_texts() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    begin
      ${sql.raw(textsFrom('mixed'))};
      ${sql.raw(straightLinesFrom('mixed'))};
      return null;
    end $$`.execute(db)
  await sql`
    create trigger response_is_prepared after insert on response
    referencing new table as mixed for each statement execute function prepare_texts()`.execute(db)
  await sql.raw(textsFrom('public.response')).execute(db)
  await sql.raw(straightLinesFrom('public.response')).execute(db)
}

/** The questions of the versions that these responses answer. */
const askedOf = (responses: string) => `
  select version.consultation, version.number, question
  from (select distinct consultation, version from ${responses}) as answered
  join public.version on version.consultation = answered.consultation and version.number = answered.version
  cross join lateral jsonb_path_query(version.document::jsonb, '$.pages[*].questions[*]') as question`

const textsFrom = (responses: string) => `
  insert into public.open_text (consultation, question, response, version, language, text)
  select given.consultation, field, given.id, given.version, given.language, given.answers ->> field
  from (
    select consultation, number, case when question ->> 'kind' in ('short-text', 'long-text')
      then question ->> 'id' else (question ->> 'id') || '__other_text' end as field
    from (${askedOf(responses)}) as asked
    where question ->> 'kind' in ('short-text', 'long-text') or jsonb_path_exists(question, '$.options[*].specify')
  ) as worded
  join ${responses} as given on given.consultation = worded.consultation and given.version = worded.number
  where jsonb_typeof(given.answers -> field) = 'string'
  order by given.id, field`

/** The same point on every row of a matrix of four rows or more. */
const straightLinesFrom = (responses: string) => `
  insert into public.straight_line (consultation, question, response)
  select given.consultation, matrix.id, given.id
  from (
    select consultation, number, question ->> 'id' as id, jsonb_array_length(question -> 'rows') as length
    from (${askedOf(responses)}) as asked
    where question ->> 'kind' = 'matrix' and jsonb_array_length(question -> 'rows') >= 4
  ) as matrix
  join ${responses} as given on given.consultation = matrix.consultation and given.version = matrix.number
  where jsonb_typeof(given.answers -> matrix.id) = 'object' and (
    select count(*) = matrix.length and count(distinct point) = 1
    from jsonb_each_text(case jsonb_typeof(given.answers -> matrix.id) when 'object' then given.answers -> matrix.id else '{}' end)
      as each (row_id, point)
  )
  order by given.id, matrix.id`

/**
 * What analysts do, one act a row: what it was about, what stood before and what after, so that undoing is one more act.
 * The other tables hold what stands now, written in the transaction of the act.
 */
async function createCoding(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table coding_act (
      number bigint primary key generated always as identity,
      consultation text not null references consultation,
      kind text not null check (kind in ('theme', 'coding', 'redaction', 'quotation', 'campaign')),
      subject jsonb not null,
      before jsonb,
      after jsonb,
      undoes bigint references coding_act,
      by text not null references person,
      at timestamptz not null
    )`.execute(db)
  await sql`create index coding_act_consultation on coding_act (consultation, number)`.execute(db)
  await sql`
    create trigger coding_act_never_changes before update or delete or truncate on coding_act
    for each statement execute function refuse_change_of_history()`.execute(db)
  await sql`
    create table theme (
      consultation text not null references consultation,
      id text not null check (id ~ '^t[1-9][0-9]*$'),
      value jsonb not null,
      counted_as text not null,
      act bigint not null references coding_act,
      primary key (consultation, id)
    )`.execute(db)
  await sql`
    create table coding (
      consultation text not null,
      question text not null,
      response uuid not null,
      coder text not null,
      themes text[] not null,
      primary key (consultation, question, response, coder)
    )`.execute(db)
  await sql`
    create table text_mark (
      consultation text not null,
      kind text not null check (kind in ('redaction', 'quotation', 'campaign')),
      question text not null,
      response uuid not null,
      value jsonb not null,
      primary key (consultation, kind, question, response)
    )`.execute(db)
}

/**
 * A text with what stands for hidden words, by their reasons (`marks`), in their place: what an extract writes. Redactions
 * that overlap or touch are one, with the reason of the first, as the program has it.
 */
async function createRedacting(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function redacted(words text, redactions jsonb, marks jsonb) returns text
    language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    declare
      each record;
      shown text := '';
      upto integer;
    begin
      for each in
        select (value ->> 'start')::integer as start, (value ->> 'length')::integer as length, value ->> 'reason' as reason
        from jsonb_array_elements(redactions) with ordinality as given (value, place)
        where (value ->> 'start')::integer >= 0 and (value ->> 'length')::integer > 0
        order by 1, place
      loop
        exit when each.start >= char_length(words);
        if upto is null or each.start > upto then
          shown := shown || substr(words, coalesce(upto, 0) + 1, each.start - coalesce(upto, 0)) || (marks ->> each.reason);
          upto := each.start + each.length;
        else
          upto := greatest(upto, each.start + each.length);
        end if;
      end loop;
      return shown || substr(words, coalesce(upto, 0) + 1);
    end $$`.execute(db)
}

/** What a reading of all texts found. It is found again whenever somebody asks, and holds no words. */
async function createFindings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table text_reading (
      consultation text primary key references consultation,
      texts integer not null,
      by text not null references person,
      at timestamptz not null
    )`.execute(db)
  await sql`
    create table text_flag (
      consultation text not null,
      question text not null,
      response uuid not null,
      kinds text[] not null check (kinds <> '{}'),
      primary key (consultation, question, response)
    )`.execute(db)
  await sql`
    create table campaign_text (
      consultation text not null,
      question text not null,
      response uuid not null,
      campaign integer not null,
      identical boolean not null,
      primary key (consultation, question, response)
    )`.execute(db)
  await sql`create index campaign_text_campaign on campaign_text (consultation, campaign)`.execute(db)
}
