-- The anonymised tier. The analyst's role sees this schema and nothing else. The role `statistics` closes a quarter: it is the
-- only one that reads cases of every hub, and only the columns a count needs, never a name, a text or an identifier of a person.
-- What is released is one row, drawn and stored once: count, noise and ledger are the same statement, and no row ever changes.
create schema anonymised;
grant usage on schema anonymised to analyst, statistics;

-- A release is prepared by one governance lead, with the motivated intruder test recorded (ICO, Anonymisation, 2025) …
create table anonymised.proposal (
  id uuid primary key, period text not null check (period ~ '^20[0-9]{2}-Q[1-4]$'), tables text[] not null check (cardinality(tables) > 0),
  correction text, intruder_test jsonb not null,
  prepared_by text not null, prepared_by_person text not null, prepared_at timestamptz not null
);
-- … and approved by another human being.
create table anonymised.approval (
  proposal_id uuid primary key references anonymised.proposal,
  approved_by text not null, approved_by_person text not null, approved_at timestamptz not null
);

-- The ledger and the cubes in one: what was published, at what loss to the people counted.
create table anonymised.release (
  id uuid primary key, proposal_id uuid not null references anonymised.approval,
  table_name text not null, period text not null check (period ~ '^20[0-9]{2}-Q[1-4]$'), version integer not null check (version > 0),
  epsilon numeric not null check (epsilon > 0), unit text not null, cap integer not null check (cap > 0),
  definition text not null,                          -- the table as it was then, JSON: a cube is read by its own dimensions
  cells bigint[] not null,
  digest text not null,
  year integer not null generated always as (substr(period, 1, 4)::integer) stored,
  released_at timestamptz not null,
  unique (table_name, period, version),
  check (digest = encode(sha256(convert_to(table_name || E'\n' || period || E'\n' || version || E'\n' || epsilon || E'\n' || unit
    || E'\n' || cap || E'\n' || definition || E'\n' || array_to_string(cells, ','), 'UTF8')), 'hex'))
);
create index release_by_year on anonymised.release (year);

create function anonymised.two_people() returns trigger language plpgsql security definer set search_path = anonymised, pg_temp as $$
begin
  if exists (select 1 from proposal where id = new.proposal_id and prepared_by_person = new.approved_by_person) then
    raise exception 'a release is approved by another person than prepared it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger two_people before insert on anonymised.approval for each row execute function anonymised.two_people();

-- The loss adds up (sequential composition): at most 4 for what happened in one year, over all tables and corrections. One
-- after the other, so that two releases at once cannot both see the room that is left for one.
create function anonymised.within_budget() returns trigger language plpgsql security definer set search_path = anonymised, pg_temp as $$
declare
  spent numeric;
  year_of integer := substr(new.period, 1, 4)::integer;
  quarter integer := substr(new.period, 7, 1)::integer;
begin
  perform pg_advisory_xact_lock(hashtext('anonymised.release'), year_of);
  if new.released_at > clock_timestamp() + interval '1 minute'
      or new.released_at < (make_date(year_of, 3 * quarter - 2, 1) + interval '3 months') at time zone 'Europe/London' then
    raise exception 'a period is released when it is over' using errcode = 'check_violation';
  end if;
  select coalesce(sum(epsilon), 0) into spent from release where year = year_of;
  if spent + new.epsilon > 4 then
    raise exception 'the privacy budget of % is spent: % of 4', year_of, spent using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger within_budget before insert on anonymised.release for each row execute function anonymised.within_budget();

create function anonymised.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'what was released stays as it is: % of %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
do $$
declare t text;
begin
  foreach t in array array['proposal', 'approval', 'release'] loop
    execute format('create trigger never_changed before update or delete on anonymised.%I for each row execute function anonymised.refuse()', t);
    execute format('create trigger never_emptied before truncate on anonymised.%I execute function anonymised.refuse()', t);
    execute format('alter table anonymised.%I enable always trigger never_changed', t);
    execute format('alter table anonymised.%I enable always trigger never_emptied', t);
  end loop;
end $$;
revoke execute on all functions in schema anonymised from public;

-- Who prepared and approved is for governance, not for the analyst.
grant select on anonymised.release to analyst;
grant select, insert on anonymised.proposal, anonymised.approval, anonymised.release to statistics;
grant usage on schema audit to statistics;
grant insert on audit.entry, audit.detail to statistics;
do $$
begin
  if to_regclass('audit.pending') is not null then -- the queue of the log's tree (V010)
    execute 'grant insert on audit.pending to statistics';
  end if;
end $$;

-- ---------------------------------------------------------------- what a count needs
grant usage on schema casework to statistics;
grant select (id, case_id, hub, received_at, categories) on casework.concern_open to statistics;
grant select (id, case_id, source) on casework.concern_closed to statistics;
grant select (id, hub, person_id, local_authority, level_of_need, outcome) on casework.case_open to statistics;
grant select (case_id, contact_type) on casework.case_closed to statistics;
grant select (id, case_id, recorded_at, date_of_birth, expected_date_of_birth, ethnicity) on casework.subject_open to statistics;
grant select (case_id, state) on casework.case_event to statistics;
grant select (id, case_id, recorded_at, rating, breached) on casework.rating_closed to statistics;
grant select (case_id, recorded_at) on casework.decision_open to statistics;
do $$
declare t text;
begin
  foreach t in array array['concern_open', 'concern_closed', 'case_open', 'case_closed', 'subject_open', 'case_event',
      'rating_closed', 'decision_open'] loop
    execute format('create policy counted on casework.%I for select to statistics using (true)', t);
  end loop;
end $$;
create index concern_open_received on casework.concern_open (received_at);
