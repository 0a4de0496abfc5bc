-- The casework schema. Three rules shape it:
--   1. A field of the disclosure matrix is a column, found by convention: group + tier name the table, the rest of the
--      field's name the column (subject.nhsNumber, tier open -> casework.subject_open.nhs_number). So a right is a column grant.
--   2. What was received is never changed: every table takes INSERT only. case_open and case_closed hold, beside, the present
--      state derived from the dated events, so that a work list need not add them up; only those columns are ever updated.
--   3. Every row carries its hub and its case; row level security lets a caller see what the case lets it know of.

create schema casework;
grant usage on schema casework to reader, intake, casework;

-- ---------------------------------------------------------------- the context of a transaction
-- After one local set_config a pooled connection later returns the empty string: treat it as absent, which denies.
create function casework.ctx(name text) returns text language sql stable parallel safe
  return nullif(current_setting('openmash.' || name, true), '');
grant execute on function casework.ctx(text) to reader, intake, casework;

-- ---------------------------------------------------------------- people
create table casework.person (
  id uuid primary key, hub text not null, recorded_at timestamptz not null default now()
);
-- What a person can be matched by. Read by intake only, never shown.
create table casework.person_identity (
  id uuid primary key, hub text not null, person_id uuid not null references casework.person,
  kind text not null, value text not null, date_of_birth date, name_parts text[] not null,
  recorded_at timestamptz not null default now()
);
create index person_identity_value on casework.person_identity (hub, kind, value);
-- Adoption seals the old identity (domain reference 6.9): not searchable, matchable or joinable.
create table casework.person_seal (
  person_id uuid primary key references casework.person, hub text not null, reason text not null,
  recorded_at timestamptz not null default now()
);

-- ---------------------------------------------------------------- the case
create table casework.case_open (
  id uuid primary key, hub text not null, person_id uuid not null references casework.person,
  version integer not null, guarded boolean not null default false,
  reference text not null unique, status text not null, rating text, level_of_need text, primary_need text,
  local_authority text, received_at timestamptz not null, due_at timestamptz, team text not null, officer text,
  outcome text, contacts_last12_months integer not null default 1, closed_at timestamptz,
  check (closed_at is not null or due_at is not null),
  check (rating in ('RED', 'AMBER', 'GREEN', 'BLUE')),
  check ((status = 'CLOSED') = (closed_at is not null))
);
-- A subject has at most one open case a hub.
create unique index case_one_open_a_person on casework.case_open (hub, person_id) where closed_at is null;
create index case_by_person on casework.case_open (person_id);
create index case_by_due on casework.case_open (hub, due_at, id) where closed_at is null;
create index case_by_received on casework.case_open (hub, received_at, id) where closed_at is null;

create table casework.case_closed (
  case_id uuid primary key references casework.case_open, hub text not null,
  state text not null, contact_type text, closure_reason text
);
create table casework.case_link (
  hub text not null, case_id uuid not null references casework.case_open, linked_case uuid not null references casework.case_open,
  reason text not null, recorded_at timestamptz not null default now(), primary key (case_id, linked_case)
);
-- Every move of a case, who made it and why; case_open and case_closed repeat only the sum.
create table casework.case_event (
  id uuid primary key, hub text not null, case_id uuid not null references casework.case_open,
  kind text not null, state text not null, recorded_at timestamptz not null,
  by_subject text not null, by_person text not null, by_agency text not null, detail jsonb not null default '{}'
);
create index case_event_case on casework.case_event (case_id, recorded_at);

-- ---------------------------------------------------------------- what was received
create table casework.concern_receipt (
  id uuid primary key, hub text not null, agency text not null, client text not null, submitted_by text not null,
  idempotency_key text not null, body bytea not null, body_sha256 bytea not null, reference text not null unique,
  received_at timestamptz not null, response_due_at timestamptz not null, immediate_danger boolean not null,
  warnings jsonb not null, set_aside jsonb not null, contribution_ids uuid[] not null, call_team text not null,
  feedback_limited boolean not null, unique (hub, agency, idempotency_key)
);
create table casework.concern_open (
  id uuid not null, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  received_at timestamptz not null, occurred_on date, categories jsonb not null, immediate_danger boolean not null,
  agreement jsonb, lawful_basis text not null, referrer_agency text not null, primary key (case_id, id)
);
create index concern_open_id on casework.concern_open (id);
create table casework.concern_closed (
  id uuid not null, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  factors jsonb not null, summary text, child_voice jsonb, source text, source_reference text,
  referrer_name jsonb, referrer_contact text, staff_allegation jsonb, primary key (case_id, id)
);
create table casework.concern_safe (
  id uuid not null, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  public_referrer jsonb, primary key (case_id, id)
);

-- One row a statement about the subject: a later concern adds a row, it overwrites nothing.
create table casework.subject_open (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  location_protected boolean not null default false,
  name text, other_names jsonb, description text, date_of_birth date, expected_date_of_birth date, date_of_death date,
  sex text, ethnicity text, language jsonb, disability jsonb, nhs_number text, upn text, uln text, local_id text,
  missing jsonb, exploitation jsonb, safety_instruction jsonb, contact_restrictions jsonb,
  parental_responsibility jsonb, court_orders jsonb, legal_status text
);
create index subject_open_case on casework.subject_open (case_id, recorded_at desc);
create table casework.subject_closed (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  pnc_id text, ni_number text, immigration text
);
create index subject_closed_case on casework.subject_closed (case_id, recorded_at desc);
create table casework.subject_safe (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  safe_address jsonb, safe_contact text
);
create index subject_safe_case on casework.subject_safe (case_id, recorded_at desc);
-- Where the person can be found. In location_safe once the person's location is protected: a school or a surgery gives a refuge away.
create table casework.location_open (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  address jsonb, uprn text, contact_details jsonb, whereabouts jsonb, school text, gp_practice text
);
create index location_open_case on casework.location_open (case_id, recorded_at desc);
create table casework.location_safe (like casework.location_open including all);
alter table casework.location_safe add foreign key (case_id) references casework.case_open;
create table casework.adult_open (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  care_and_support text
);
create index adult_open_case on casework.adult_open (case_id, recorded_at desc);
create table casework.adult_closed (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  capacity jsonb, wishes text
);
create index adult_closed_case on casework.adult_closed (case_id, recorded_at desc);
create table casework.household_open (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  adults jsonb, children jsonb, significant_others jsonb, worker_safety jsonb
);
create index household_open_case on casework.household_open (case_id, recorded_at desc);
create table casework.household_closed (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  identifiers jsonb, alleged_perpetrator jsonb
);
create index household_closed_case on casework.household_closed (case_id, recorded_at desc);

-- One row an item an agency knows; the column that holds it is the row of the matrix that rules it. Items that must not show
-- at all without their own row (api.md) have no row in contribution_open.
create table casework.contribution_open (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  agency text not null, concern_id uuid, supersedes uuid, restricted boolean not null default false,
  health_headline jsonb, education_headline jsonb, police_headline jsonb, council_headline jsonb,
  education_attendance jsonb, police_encompass_notice jsonb
);
create index contribution_open_case on casework.contribution_open (case_id, recorded_at);
create unique index contribution_open_supersedes on casework.contribution_open (supersedes) where supersedes is not null;
create table casework.contribution_closed (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  agency text not null, concern_id uuid, supersedes uuid, restricted boolean not null default false,
  health_detail jsonb, health_injury jsonb, health_mental_health jsonb, health_pregnancy jsonb, health_sexual_health jsonb,
  education_detail jsonb, police_detail jsonb, police_risk_to_children jsonb, police_intelligence jsonb,
  police_convictions jsonb, source_reference text, council_detail jsonb, prevent_history jsonb, prevent_concern_type jsonb, prevent_assessment jsonb
);
create index contribution_closed_case on casework.contribution_closed (case_id, recorded_at);
create unique index contribution_closed_supersedes on casework.contribution_closed (supersedes) where supersedes is not null;
-- Tells officers of the hub that an agency holds something it restricts: not to know would be dangerous.
create table casework.restricted_item (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  agency text not null
);
create index restricted_item_case on casework.restricted_item (case_id);

-- ---------------------------------------------------------------- what the hub adds
create table casework.rating_closed (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  rating text not null, due_at timestamptz not null, breached boolean not null,
  rated_by text not null, rated_by_person text not null, rationale text not null
);
create index rating_closed_case on casework.rating_closed (case_id, recorded_at);
create table casework.assignment (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  team text not null, officer text, assigned_by text not null, assigned_by_person text not null, reason text not null
);
create index assignment_case on casework.assignment (case_id, recorded_at);
create table casework.participation (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  agency text not null, unit text, people text[], purposes text[] not null, until_at timestamptz,
  given_by text not null, given_by_person text not null, reason text not null
);
create index participation_case on casework.participation (case_id, agency);
create index participation_agency on casework.participation (hub, agency, case_id);
create table casework.participation_end (
  participation_id uuid primary key references casework.participation, case_id uuid not null, hub text not null,
  recorded_at timestamptz not null, ended_by text not null, ended_by_person text not null, reason text not null
);
create table casework.exclusion (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  person text, agency text, excluded_by text not null, excluded_by_person text not null, reason text not null,
  check (num_nonnulls(person, agency) = 1)
);
create index exclusion_case on casework.exclusion (case_id);
create table casework.restriction (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  restricted boolean not null, people text[] not null, restricted_by text not null, restricted_by_person text not null,
  reason text not null, check (not restricted or cardinality(people) >= 2)
);
create index restriction_case on casework.restriction (case_id, recorded_at desc);
create table casework.task (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  concern_id uuid, kind text not null, field text, matrix_row text, received_value text, team text not null, due_at timestamptz not null
);
create index task_due on casework.task (hub, due_at, id);
create index task_case on casework.task (case_id);
create table casework.request_open (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  agency text not null, question text, state text, due_at timestamptz
);
create index request_open_case on casework.request_open (case_id);
create table casework.decision_open (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  threshold text, shared_reason text, decided_by text
);
create index decision_open_case on casework.decision_open (case_id);
create table casework.decision_closed (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  pathway text, rationale text
);
create index decision_closed_case on casework.decision_closed (case_id);
create table casework.meeting_open (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  agency text not null, actions jsonb
);
create index meeting_open_case on casework.meeting_open (case_id);
create table casework.meeting_closed (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  outcome text, attendance jsonb, minutes text
);
create index meeting_closed_case on casework.meeting_closed (case_id);
create table casework.dissemination_open (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  agency text not null, text text, terms jsonb
);
create index dissemination_open_case on casework.dissemination_open (case_id);

-- ---------------------------------------------------------------- a Children in Need return, as received
create table casework.cin_child (
  id uuid primary key, hub text not null, local_authority text not null, collection_year text not null, local_id text not null,
  sha256 bytea not null, record jsonb not null, recorded_at timestamptz not null,
  person_id uuid references casework.person,
  case_ids uuid[] not null, issues jsonb not null, unrecognised jsonb not null, set_aside jsonb not null,
  unique (hub, local_authority, collection_year, local_id, sha256)
);

-- ---------------------------------------------------------------- who may know of a case
-- The one rule, in the order of its strength (disclosure.md, "Which cases"): a seal and an exclusion beat everything, then the
-- restricted mark, then the officer's hub, then a live participation. SECURITY DEFINER: it reads tables no reader may read.
create function casework.may_know(the_case uuid, the_person uuid, the_closing timestamptz) returns boolean
  language plpgsql stable security definer set search_path = casework, pg_temp as $$
declare
  me text := ctx('person');
  mine text := ctx('agency');
  mark restriction%rowtype;
begin
  if exists (select 1 from person_seal where person_id = the_person)
      or exists (select 1 from exclusion where case_id = the_case and (person = me or agency = mine)) then
    return false;
  end if;
  select * into mark from restriction where case_id = the_case order by recorded_at desc, id desc limit 1;
  if mark.restricted then
    return coalesce(me = any (mark.people), false);
  end if;
  if ctx('officer') = 'on' then
    return the_closing is null
      or ctx('purpose') in ('RECORD_CORRECTION', 'SUBJECT_ACCESS', 'RETENTION_REVIEW', 'INSPECTION')
      or exists (select 1 from case_link l join case_open o on o.id = l.linked_case
                 where l.case_id = the_case and o.closed_at is null and may_know(o.id, o.person_id, null));
  end if;
  return exists (select 1 from participation p where p.case_id = the_case and live(p));
end $$;

-- Live for the caller: its agency, unit and person, not ended, not run out.
create function casework.live(p casework.participation) returns boolean
  language sql stable set search_path = casework, pg_temp as $$
  select p.agency = ctx('agency') and (p.until_at is null or p.until_at > now())
    and (p.unit is null or p.unit = ctx('unit')) and (p.people is null or ctx('person') = any (p.people))
    and not exists (select 1 from participation_end e where e.participation_id = p.id)
$$;

-- The purposes that are live for the caller on a case: those of the agency's participations; for an officer TRIAGE too, until the
-- case is closed.
-- Asked only about a case the caller may know of.
create function casework.live_purposes(the_case uuid) returns text[]
  language plpgsql stable security definer set search_path = casework, pg_temp as $$
begin
  if ctx('officer') = 'on' then
    return array(select 'TRIAGE' from case_open where id = the_case and closed_at is null
      union select unnest(p.purposes) from participation p where p.case_id = the_case and live(p));
  end if;
  return array(select distinct unnest(p.purposes) from participation p where p.case_id = the_case and live(p));
end $$;

create function casework.location_protected(the_case uuid) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from subject_open where case_id = the_case and location_protected)
$$;

-- Whether an item was corrected, seen or unseen by the caller, open or closed: what was withdrawn must not stay readable.
create function casework.superseded(item uuid) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from contribution_open where supersedes = item)
    or exists (select 1 from contribution_closed where supersedes = item)
$$;

-- The work list of an agency starts from its participations, not from all cases of the hub.
create function casework.cases_taken_part_in() returns setof uuid
  language sql stable security definer set search_path = casework, pg_temp rows 100 as $$
  select distinct p.case_id from participation p where p.hub = ctx('hub') and p.agency = ctx('agency') and live(p)
$$;

-- What a referrer may hear of its concern: only what was done after it came in, so that the answer is the same whether the
-- person was known before. The words are coarse on purpose.
create function casework.feedback(the_concern uuid, out feedback text, out decided_at timestamptz)
  language sql stable security definer set search_path = casework, pg_temp as $$
  with mine as (
    select c.id, c.closed_at, c.outcome,
      (select min(e.recorded_at) from case_event e
        where e.case_id = c.id and e.recorded_at > o.received_at and e.kind in ('RATED', 'ASSIGNED')) as seen_at
    from concern_open o join case_open c on c.id = o.case_id where o.id = the_concern)
  select case
      when bool_and(closed_at is not null) then case
        when bool_or(outcome = 'PLAN') then 'SOCIAL_CARE_INVOLVED'
        when bool_or(outcome in ('SUPPORTED', 'ADVICE_GIVEN')) then 'SUPPORT_OFFERED'
        when bool_or(outcome in ('SIGNPOSTED', 'TRANSFERRED_OUT', 'FORWARDED_TO_OPEN_CASE')) then 'PASSED_ON'
        else 'NO_FURTHER_ACTION' end
      when bool_or(seen_at is not null) then 'BEING_LOOKED_AT'
      else 'RECEIVED' end,
    case when bool_and(closed_at is not null) then max(closed_at) else min(seen_at) end
  from mine
$$;

revoke execute on all functions in schema casework from public;
grant execute on function casework.ctx(text), casework.may_know(uuid, uuid, timestamptz), casework.live_purposes(uuid),
  casework.location_protected(uuid), casework.superseded(uuid), casework.cases_taken_part_in() to reader, casework;
grant execute on function casework.ctx(text), casework.feedback(uuid) to intake;

-- guarded = has an exclusion, a restriction or a seal: lets the common case skip may_know. Set here so that no code can forget it.
create function casework.guard_case() returns trigger language plpgsql security definer set search_path = casework, pg_temp as $$
begin
  update case_open set guarded = true where id = new.case_id and not guarded;
  return new;
end $$;
create trigger guard after insert on casework.exclusion for each row execute function casework.guard_case();
create trigger guard after insert on casework.restriction for each row execute function casework.guard_case();
create function casework.guard_person() returns trigger language plpgsql security definer set search_path = casework, pg_temp as $$
begin
  update case_open set guarded = true where person_id = new.person_id and not guarded;
  return new;
end $$;
create trigger guard after insert on casework.person_seal for each row execute function casework.guard_person();
create function casework.guard_new_case() returns trigger language plpgsql security definer set search_path = casework, pg_temp as $$
begin
  new.guarded := new.guarded or exists (select 1 from person_seal where person_id = new.person_id);
  return new;
end $$;
create trigger guard before insert on casework.case_open for each row execute function casework.guard_new_case();
revoke execute on function casework.guard_case(), casework.guard_person(), casework.guard_new_case() from public;

-- ---------------------------------------------------------------- row level security
-- The owner obeys FORCE too: without a policy of its own a data migration would change nothing, in silence.
do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'casework' loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('alter table casework.%I force row level security', t);
    execute format('create policy owner_all on casework.%I to openmash_owner using (true) with check (true)', t);
    execute format('create policy hub_intake on casework.%I to intake using (hub = casework.ctx(''hub'')) with check (hub = casework.ctx(''hub''))', t);
    if t not in ('person', 'person_identity', 'person_seal', 'concern_receipt', 'cin_child', 'case_open', 'case_link',
                 'location_open', 'contribution_open', 'contribution_closed', 'restricted_item', 'request_open',
                 'meeting_open', 'dissemination_open') then
      execute format('create policy known_case on casework.%I to reader, casework
        using (hub = casework.ctx(''hub'') and exists (select 1 from casework.case_open c where c.id = case_id))
        with check (hub = casework.ctx(''hub'') and exists (select 1 from casework.case_open c where c.id = case_id))', t);
    end if;
  end loop;
end $$;

create policy known_case on casework.case_open to reader, casework
  using (hub = casework.ctx('hub') and ((casework.ctx('officer') = 'on' and not guarded and closed_at is null)
    or casework.may_know(id, person_id, closed_at)))
  with check (hub = casework.ctx('hub'));

-- A link shows only when both ends may be known of.
create policy known_cases on casework.case_link to reader, casework
  using (hub = casework.ctx('hub') and exists (select 1 from casework.case_open c where c.id = case_id)
    and exists (select 1 from casework.case_open c where c.id = linked_case))
  with check (false);

-- A protected location is readable here only by the roles that may read a safe address at all.
create policy known_case on casework.location_open to reader, casework
  using (hub = casework.ctx('hub') and exists (select 1 from casework.case_open c where c.id = case_id)
    and (not casework.location_protected(case_id)
      or has_column_privilege(current_user, 'casework.subject_safe', 'safe_address', 'select')))
  with check (hub = casework.ctx('hub') and exists (select 1 from casework.case_open c where c.id = case_id));

-- An item its agency restricts (handling code C, originator control) is readable by that agency only.
create policy known_case on casework.contribution_open to reader, casework
  using (hub = casework.ctx('hub') and exists (select 1 from casework.case_open c where c.id = case_id)
    and (not restricted or agency = casework.ctx('agency')))
  with check (hub = casework.ctx('hub') and exists (select 1 from casework.case_open c where c.id = case_id));
create policy known_case on casework.contribution_closed to reader, casework
  using (hub = casework.ctx('hub') and exists (select 1 from casework.case_open c where c.id = case_id)
    and (not restricted or agency = casework.ctx('agency')))
  with check (hub = casework.ctx('hub') and exists (select 1 from casework.case_open c where c.id = case_id));
create policy officers on casework.restricted_item to reader, casework
  using (hub = casework.ctx('hub') and casework.ctx('officer') = 'on'
    and exists (select 1 from casework.case_open c where c.id = case_id))
  with check (hub = casework.ctx('hub') and exists (select 1 from casework.case_open c where c.id = case_id));

-- What is addressed to one agency: that agency, and the officers of the hub.
do $$
declare t text;
begin
  foreach t in array array['request_open', 'meeting_open', 'dissemination_open'] loop
    execute format('create policy addressed on casework.%I to reader, casework
      using (hub = casework.ctx(''hub'') and exists (select 1 from casework.case_open c where c.id = case_id)
        and (agency = casework.ctx(''agency'') or casework.ctx(''officer'') = ''on''))
      with check (hub = casework.ctx(''hub'') and exists (select 1 from casework.case_open c where c.id = case_id))', t);
  end loop;
end $$;

-- Only officers of the hub move a case, and nobody adds an item in another agency's name: the database holds that too.
create policy officers_move on casework.case_open as restrictive for update to casework using (casework.ctx('officer') = 'on');
do $$
declare t text;
begin
  foreach t in array array['case_event', 'rating_closed', 'assignment', 'participation', 'participation_end', 'exclusion', 'restriction'] loop
    execute format('create policy officers_only on casework.%I as restrictive for insert to casework
      with check (casework.ctx(''officer'') = ''on'')', t);
  end loop;
  foreach t in array array['contribution_open', 'contribution_closed', 'restricted_item'] loop
    execute format('create policy own_items on casework.%I as restrictive for insert to casework
      with check (agency = casework.ctx(''agency''))', t);
  end loop;
end $$;

-- A receipt is its agency's own.
create policy own_receipt on casework.concern_receipt to reader, casework
  using (hub = casework.ctx('hub') and agency = casework.ctx('agency')) with check (false);

-- ---------------------------------------------------------------- rights of the writing jobs (readers' rights are generated: R__disclosure_grants.sql)
-- Intake matches, opens and joins cases, and adds what was received. It reads no field of the matrix beyond what matching needs.
grant select, insert on casework.person, casework.person_identity, casework.person_seal, casework.concern_receipt,
  casework.cin_child to intake;
grant select (id, hub, person_id, closed_at, version, guarded, team, reference, status, received_at, due_at, contacts_last12_months),
  insert on casework.case_open to intake;
grant update (contacts_last12_months, due_at, version) on casework.case_open to intake;
grant insert on casework.case_closed, casework.case_event, casework.concern_open, casework.concern_closed,
  casework.concern_safe, casework.subject_open, casework.subject_closed, casework.subject_safe, casework.location_open,
  casework.location_safe, casework.adult_open, casework.adult_closed, casework.household_open, casework.household_closed,
  casework.contribution_open, casework.contribution_closed, casework.restricted_item, casework.task to intake;
grant select (id, case_id, hub, received_at, immediate_danger, referrer_agency) on casework.concern_open to intake;
grant select (case_id, linked_case, hub), insert on casework.case_link to intake;
grant insert on casework.exclusion, casework.restriction to intake;

-- Casework: an officer's moves and an agency's contributions.
grant select on casework.case_open, casework.case_closed to casework;
grant update (status, rating, level_of_need, primary_need, due_at, team, officer, version) on casework.case_open to casework;
grant update (state) on casework.case_closed to casework;
grant insert on casework.case_event, casework.rating_closed, casework.assignment, casework.participation,
  casework.participation_end, casework.exclusion, casework.restriction, casework.contribution_open,
  casework.contribution_closed, casework.restricted_item, casework.task to casework;
grant select on casework.task to casework;
grant select (case_id, hub, kind, recorded_at) on casework.case_event to casework;
grant select (id, case_id, hub, agency, purposes, until_at, recorded_at) on casework.participation to casework;
grant select (participation_id, case_id, hub) on casework.participation_end to casework;
grant select (id, case_id, hub, agency, supersedes, restricted) on casework.contribution_open, casework.contribution_closed to casework;
grant select (id, case_id, hub, received_at, immediate_danger, referrer_agency) on casework.concern_open to casework;
