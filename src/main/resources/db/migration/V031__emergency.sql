-- Break-glass (ADR 0033). A grant is a row; what it opens, it opens by row policy and only while it lives. Exclusion, seal and the
-- restricted mark come first in may_know, so nothing here can pass them.

create table casework.emergency_second (
  id uuid primary key, hub text not null, recorded_at timestamptz not null, until_at timestamptz not null,
  for_person text not null, by_person text not null, by_name text not null, by_agency text not null, reason text not null,
  check (for_person <> by_person)
);
create table casework.emergency_grant (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  person text not null, subject text not null, name text not null, agency text not null, sector text not null,
  officer boolean not null, reason_code text not null, reason text not null, until_at timestamptz not null,
  review_due_at timestamptz not null, second_id uuid unique references casework.emergency_second
);
create index emergency_grant_person on casework.emergency_grant (person, case_id);
create index emergency_grant_case on casework.emergency_grant (case_id);
create table casework.emergency_review (
  id uuid primary key, grant_id uuid not null references casework.emergency_grant, case_id uuid not null, hub text not null,
  recorded_at timestamptz not null, finding text not null check (finding in ('JUSTIFIED', 'MISUSE')),
  reviewed_by text not null, reviewed_by_person text not null, reason text not null
);
create index emergency_review_grant on casework.emergency_review (grant_id, recorded_at desc);

-- The caller's live grant on a case.
-- A finding of misuse ends what the person still holds.
create function casework.emergency_granted(the_case uuid) returns uuid
  language sql stable security definer set search_path = casework, pg_temp as $$
  select id from emergency_grant where case_id = the_case and hub = ctx('hub') and person = ctx('person')
    and agency = ctx('agency') and until_at > now()
    and not exists (select 1 from emergency_grant mine, lateral (select finding from emergency_review r
      where r.grant_id = mine.id order by r.recorded_at desc, r.id desc limit 1) found
      where mine.person = ctx('person') and found.finding = 'MISUSE')
  order by until_at desc, id desc limit 1
$$;

-- Whether the holder of a grant takes part in the case beside it: more fields then.
create function casework.emergency_takes_part(the_grant uuid) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select g.officer or exists (select 1 from participation p where p.case_id = g.case_id and live(p))
  from emergency_grant g where g.id = the_grant
$$;

-- What must be known before a grant: a finding of misuse, reviews not made in time, live grants, a second person's unused yes.
-- Of the person, whatever account or hub they were in.
create function casework.emergency_standing(out suspended boolean, out overdue boolean, out live integer, out second_yes uuid)
  language sql stable security definer set search_path = casework, pg_temp as $$
  with mine as (
    select g.*, (select r.finding from emergency_review r where r.grant_id = g.id order by r.recorded_at desc, r.id desc limit 1) as found
    from emergency_grant g where g.person = ctx('person'))
  select coalesce(bool_or(found = 'MISUSE'), false),
    coalesce(bool_or(found is null and review_due_at < now()), false),
    count(*) filter (where until_at > now())::integer,
    (select s.id from emergency_second s where s.for_person = ctx('person') and s.hub = ctx('hub') and s.until_at > now()
      and not exists (select 1 from emergency_grant g where g.second_id = s.id) order by s.recorded_at, s.id limit 1)
  from mine
$$;

-- A case that only its restricted mark keeps from the caller: the leads of the hub are to ring back.
create function casework.only_restricted(the_case uuid) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from case_open c where c.id = the_case and c.hub = ctx('hub')
      and not exists (select 1 from person_seal s where s.person_id = c.person_id))
    and not exists (select 1 from exclusion where case_id = the_case and (person = ctx('person') or agency = ctx('agency')))
    and kept_out(the_case)
$$;

-- The case of the one person with exactly this identifier and date of birth: the open one, else the last. Not for an identity that
-- is sealed, nor when two people fit.
create function casework.emergency_case(the_kind text, the_value text, born date) returns uuid
  language sql stable security definer set search_path = casework, pg_temp as $$
  with people as (select distinct i.person_id from person_identity i
    where i.hub = ctx('hub') and i.kind = the_kind and i.value = the_value and i.date_of_birth = born
      and not exists (select 1 from person_seal s where s.person_id = i.person_id))
  select c.id from case_open c join people p on p.person_id = c.person_id
  where c.hub = ctx('hub') and (select count(*) = 1 from people)
  order by c.closed_at is null desc, c.received_at desc, c.id limit 1
$$;

create function casework.owning_agencies(the_case uuid) returns setof text
  language sql stable security definer set search_path = casework, pg_temp as $$
  select agency from contribution_open where case_id = the_case and hub = ctx('hub')
  union select agency from contribution_closed where case_id = the_case and hub = ctx('hub') order by 1
$$;

create or replace function casework.notice_settled(the_kind text, the_about uuid) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select (the_kind = 'RELEASE_ANSWER_OVERDUE' and (is_agreed(the_about)
      or exists (select 1 from dissemination_answer where dissemination_id = the_about)
      or exists (select 1 from dissemination_end where dissemination_id = the_about)))
    or (the_kind = 'EMERGENCY_REVIEW_OVERDUE' and exists (select 1 from emergency_review where grant_id = the_about))
$$;

-- May_know with one branch more: a transaction that reads under a grant knows of the granted case and of nothing else.
create or replace function casework.may_know(the_case uuid, the_person uuid, the_closing timestamptz) returns boolean
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
  if mark.restricted and not coalesce(me = any (mark.people), false) then
    return false;
  end if;
  if ctx('purpose') = 'EMERGENCY_GRANT' then
    return emergency_granted(the_case) is not null;
  end if;
  if mark.restricted then
    return true;
  end if;
  if ctx('officer') = 'on' then
    return the_closing is null
      or ctx('purpose') in ('RECORD_CORRECTION', 'SUBJECT_ACCESS', 'RETENTION_REVIEW', 'INSPECTION')
      or exists (select 1 from case_link l join case_open o on o.id = l.linked_case
                 where l.case_id = the_case and o.closed_at is null and may_know(o.id, o.person_id, null));
  end if;
  return exists (select 1 from participation p where p.case_id = the_case and live(p));
end $$;

-- ---------------------------------------------------------------- rights
do $$
declare t text;
begin
  foreach t in array array['emergency_grant', 'emergency_second', 'emergency_review'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('alter table casework.%I force row level security', t);
    execute format('create policy owner_all on casework.%I to openmash_owner using (true) with check (true)', t);
  end loop;
end $$;
-- Nobody is given a grant by anyone but themselves, and nobody to a case they are kept out of.
create policy own_grant on casework.emergency_grant for insert to casework
  with check (hub = casework.ctx('hub') and person = casework.ctx('person') and agency = casework.ctx('agency')
    and not casework.kept_out(case_id));
create policy officers_review on casework.emergency_grant for select to casework
  using (hub = casework.ctx('hub') and casework.ctx('officer') = 'on' and not casework.kept_out(case_id));
create policy another_person on casework.emergency_second for insert to casework
  with check (hub = casework.ctx('hub') and by_person = casework.ctx('person'));
create policy another_person on casework.emergency_review for insert to casework
  with check (hub = casework.ctx('hub') and casework.ctx('officer') = 'on' and reviewed_by_person = casework.ctx('person')
    and exists (select 1 from casework.emergency_grant g where g.id = grant_id and g.person <> casework.ctx('person')));
create policy officers_review on casework.emergency_review for select to casework
  using (hub = casework.ctx('hub') and casework.ctx('officer') = 'on' and not casework.kept_out(case_id));

revoke execute on function casework.emergency_granted(uuid), casework.emergency_takes_part(uuid), casework.emergency_standing(),
  casework.only_restricted(uuid), casework.emergency_case(text, text, date), casework.owning_agencies(uuid) from public;
grant execute on function casework.emergency_granted(uuid), casework.emergency_takes_part(uuid) to reader;
grant execute on function casework.emergency_standing(), casework.only_restricted(uuid),
  casework.emergency_case(text, text, date), casework.owning_agencies(uuid) to casework;
grant insert on casework.emergency_grant, casework.emergency_second, casework.emergency_review to casework;
grant select on casework.emergency_grant, casework.emergency_review to casework;
