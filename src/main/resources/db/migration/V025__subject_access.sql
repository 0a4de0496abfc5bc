create function oversight.any_open(the_cases uuid[]) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from case_open where id = any (the_cases) and closed_at is null)
$$;
grant usage on schema oversight to retention;

-- Who saw a person's data, as far as it can be told. One person and not one case; agencies and days. Left out, so that leaving
-- out tells nothing (design, access log; domain reference 6.7): protected purposes; cases that are or were restricted; police;
-- agencies that referred; collection and change; everything about a person who is sealed, who is named as an alleged perpetrator
-- on any case of the hub, or whose case is linked to one that is open.
create function oversight.who_saw(the_person uuid, since timestamptz, until timestamptz)
  returns table (agency text, day date, purpose text)
  language sql stable security definer set search_path = casework, pg_temp as $$
  with files as (
    select c.id from case_open c
    where c.person_id = the_person and c.hub = oversight.hub()
      and not exists (select 1 from person_seal s where s.person_id = the_person)
      and not exists (select 1 from restriction r where r.case_id = c.id and r.restricted)),
  untellable as (
    select 1 from case_open c join case_link l on c.id in (l.case_id, l.linked_case)
      join case_open o on o.id in (l.case_id, l.linked_case) and o.id <> c.id and o.closed_at is null
    where c.person_id = the_person
    union all
    select 1 from case_open c join subject_open s on s.case_id = c.id
      join household_closed h on h.hub = c.hub and h.alleged_perpetrator is not null
        and oversight.name_parts(h.alleged_perpetrator ->> 'name') <@ oversight.name_parts(s.name)
    where c.person_id = the_person and c.hub = oversight.hub()),
  said as (
    select e.agency, (d.recorded_at at time zone 'Europe/London')::date as day, d.purpose, d.cases,
      convert_from(d.content, 'UTF8')::jsonb ->> 'sector' as sector
    from audit.detail d join audit.entry e on e.recorded_at = d.recorded_at and e.id = d.entry_id
    where d.cases && (select coalesce(array_agg(id), '{}') from files) and d.recorded_at >= since and d.recorded_at < until
      and e.action = 'CONSULTATION' and e.outcome in ('PERMITTED', 'PARTIAL'))
  select distinct s.agency, s.day, s.purpose from said s
  where not exists (select 1 from untellable)
    and s.agency is not null and s.sector is not null and s.sector <> 'police'
    and s.purpose is not null
    and s.purpose not in ('STRATEGY_DISCUSSION', 'S47_ENQUIRY', 'MARAC', 'CHANNEL', 'LADO', 'EMERGENCY')
    and not exists (select 1 from concern_open o where o.case_id = any (s.cases) and o.referrer_agency = s.agency)
  order by 2, 1, 3
$$;

create table oversight.access_draft (
  id uuid primary key, hub text not null, recorded_at timestamptz not null, person_id uuid not null,
  since timestamptz not null, until timestamptz not null, rows jsonb not null,
  prepared_by text not null, prepared_by_person text not null
);
create table oversight.access_release (
  draft_id uuid primary key references oversight.access_draft, hub text not null, recorded_at timestamptz not null,
  checked text[] not null, left_out integer[] not null, reason text not null,
  released_by text not null, released_by_person text not null
);
do $$
declare t text;
begin
  foreach t in array array['access_draft', 'access_release'] loop
    execute format('create trigger only_grows before update or delete on oversight.%I for each row execute function audit.refuse()', t);
    execute format('create trigger never_emptied before truncate on oversight.%I execute function audit.refuse()', t);
    execute format('alter table oversight.%I enable always trigger only_grows', t);
    execute format('alter table oversight.%I enable always trigger never_emptied', t);
    execute format('alter table oversight.%I enable row level security', t);
    execute format('alter table oversight.%I force row level security', t);
    execute format('create policy owner_all on oversight.%I to openmash_owner using (true) with check (true)', t);
    execute format('create policy own_hub on oversight.%I to oversight using (hub = oversight.hub()) with check (hub = oversight.hub())', t);
    execute format('grant select, insert on oversight.%I to oversight', t);
  end loop;
end $$;
revoke execute on function oversight.any_open(uuid[]), oversight.who_saw(uuid, timestamptz, timestamptz) from public;
grant execute on function oversight.any_open(uuid[]) to retention;
grant execute on function oversight.who_saw(uuid, timestamptz, timestamptz) to oversight;
