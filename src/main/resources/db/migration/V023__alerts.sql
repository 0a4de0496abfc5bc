-- Alerts are computed here, inside the database, under functions of the owner: the role that runs them reads neither the log's
-- details nor a case, and gets flags, never values. Logs serve lawfulness, security and discipline only (DPA 2018 s.62(4)):
-- nothing here counts work.

-- People whom staff declare they are related to. Read by no role: only matched against the people on a case.
create table oversight.declared_relative (
  id uuid primary key, hub text not null, recorded_at timestamptz not null, person text not null,
  relation text not null, family_name text not null, given_names text not null, date_of_birth date
);
create index declared_relative_person on oversight.declared_relative (hub, person);

create table oversight.alert (
  id uuid primary key, hub text not null, recorded_at timestamptz not null, kind text not null,
  window_from timestamptz not null, window_to timestamptz not null,
  actor_token text not null, person_token text, person text, case_id uuid,
  observed numeric not null, expected numeric, first_at timestamptz not null, last_at timestamptz not null,
  explanation text not null,
  unique nulls not distinct (hub, kind, actor_token, case_id, window_from)
);
create index alert_newest on oversight.alert (hub, recorded_at desc, id desc);
create table oversight.alert_review (
  id uuid primary key, hub text not null, alert_id uuid not null references oversight.alert, recorded_at timestamptz not null,
  outcome text not null check (outcome in ('LEGITIMATE', 'NEEDS_INQUIRY', 'MISUSE', 'CANNOT_TELL')), note text not null,
  by_subject text not null, by_person text not null
);
create index alert_review_alert on oversight.alert_review (alert_id, recorded_at desc);

do $$
declare t text;
begin
  foreach t in array array['declared_relative', 'alert', 'alert_review'] loop
    execute format('create trigger only_grows before update or delete on oversight.%I for each row execute function audit.refuse()', t);
    execute format('create trigger never_emptied before truncate on oversight.%I execute function audit.refuse()', t);
    execute format('alter table oversight.%I enable always trigger only_grows', t);
    execute format('alter table oversight.%I enable always trigger never_emptied', t);
    execute format('alter table oversight.%I enable row level security', t);
    execute format('alter table oversight.%I force row level security', t);
    execute format('create policy owner_all on oversight.%I to openmash_owner using (true) with check (true)', t);
    execute format('create policy own_hub on oversight.%I to oversight
      using (hub = nullif(current_setting(''openmash.hub'', true), '''')) with check (hub = nullif(current_setting(''openmash.hub'', true), ''''))', t);
  end loop;
end $$;
grant insert on oversight.declared_relative to oversight;
grant select, insert on oversight.alert, oversight.alert_review to oversight;

create type oversight.finding as (
  actor_token text, person_token text, person text, case_id uuid, observed numeric, expected numeric,
  first_at timestamptz, last_at timestamptz);

create function oversight.hub() returns text language sql stable return nullif(current_setting('openmash.hub', true), '');

-- The parts of names in a form that compares, as person.Matching makes them.
create function oversight.name_parts(name text) returns text[] language sql immutable strict as $$
  select coalesce(array_agg(part), '{}') from regexp_split_to_table(
    lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g')), '[^[:alpha:]]+') part where length(part) > 1
$$;

-- Each case that somebody opened by itself: pages of a work list are no look into a file.
create function oversight.opened(since timestamptz, until timestamptz) returns table (
    at timestamptz, actor_token text, person_token text, person text, agency text, purpose text, case_id uuid,
    family_name text, account text, subject text)
  language sql stable security definer set search_path = audit, pg_temp as $$
  select d.recorded_at, d.actor_token, d.person_token, s.said ->> 'person', e.agency, d.purpose, d.cases[1],
    s.said ->> 'familyName', s.said ->> 'name', d.actor
  from detail d join entry e on e.recorded_at = d.recorded_at and e.id = d.entry_id
    cross join lateral (select convert_from(d.content, 'UTF8')::jsonb as said offset 0) s
  where d.hub = oversight.hub() and d.recorded_at >= since and d.recorded_at < until and cardinality(d.cases) = 1
    and e.action = 'CONSULTATION' and e.outcome in ('PERMITTED', 'PARTIAL', 'EMERGENCY') and d.actor_token is not null
$$;

-- The same without reading the details: for long looks back.
create function oversight.opened_before(since timestamptz, until timestamptz) returns table (
    at timestamptz, actor_token text, agency text, purpose text, case_id uuid)
  language sql stable security definer set search_path = audit, pg_temp as $$
  select d.recorded_at, d.actor_token, e.agency, d.purpose, d.cases[1]
  from detail d join entry e on e.recorded_at = d.recorded_at and e.id = d.entry_id
  where d.hub = oversight.hub() and d.recorded_at >= since and d.recorded_at < until and cardinality(d.cases) = 1
    and e.action = 'CONSULTATION' and e.outcome in ('PERMITTED', 'PARTIAL', 'EMERGENCY') and d.actor_token is not null
$$;

create function oversight.names_on(the_case uuid) returns setof text
  language sql stable security definer set search_path = casework, pg_temp as $$
  select regexp_replace(name, ' \(known as .*$', '') from subject_open
    where case_id = the_case and hub = oversight.hub() and name is not null
  union select regexp_replace(who ->> 'name', ' \(known as .*$', '') from household_open h,
    lateral (values (h.adults), (h.children), (h.significant_others)) v(who)
    where h.case_id = the_case and h.hub = oversight.hub() and who ->> 'name' is not null
$$;

-- 1. The reader and a person on the case share a surname that is not common in the hub.
create function oversight.same_surname(since timestamptz, until timestamptz, common_from integer) returns setof oversight.finding
  language sql stable security definer set search_path = casework, pg_temp as $$
  with looks as (
    select o.actor_token, max(o.person_token) person_token, max(o.person) person, o.case_id, o.family_name, count(*) n,
      min(o.at) first_at, max(o.at) last_at
    from oversight.opened(since, until) o where o.family_name is not null group by o.actor_token, o.case_id, o.family_name),
  -- Materialised, so that how common a name is gets counted for the few that meet and not for every look.
  met as materialized (
    select * from looks l where exists (
      select 1 from oversight.names_on(l.case_id) name, lateral (select oversight.name_parts(regexp_replace(name, '^.*\s', ''))) s(surname)
      where s.surname && (select array_agg(p) from unnest(oversight.name_parts(l.family_name)) p where length(p) > 2)))
  select l.actor_token, l.person_token, l.person, l.case_id, l.n, null::numeric, l.first_at, l.last_at from met l
  where (select count(distinct i.person_id) from person_identity i
      where i.hub = oversight.hub() and i.name_parts && oversight.name_parts(l.family_name)) < common_from
$$;

-- 2. The reader declared that it is related to a person on the case: family name and a given name, and the date of birth where
-- both are known.
create function oversight.declared_relatives(since timestamptz, until timestamptz) returns setof oversight.finding
  language sql stable security definer set search_path = casework, pg_temp as $$
  with looks as (
    select o.actor_token, max(o.person_token) person_token, o.person, o.case_id, count(*) n, min(o.at) first_at, max(o.at) last_at
    from oversight.opened(since, until) o where o.person is not null group by o.actor_token, o.person, o.case_id)
  select l.actor_token, l.person_token, l.person, l.case_id, l.n, null::numeric, l.first_at, l.last_at from looks l
  where exists (
    select 1 from oversight.declared_relative r, oversight.names_on(l.case_id) name
    where r.hub = oversight.hub() and r.person = l.person
      and oversight.name_parts(name) @> oversight.name_parts(r.family_name)
      and oversight.name_parts(name) && oversight.name_parts(r.given_names)
      and not exists (select 1 from subject_open s where s.case_id = l.case_id
        and regexp_replace(s.name, ' \(known as .*$', '') = name and s.date_of_birth <> r.date_of_birth))
$$;

-- 3. One human being opened one case under two accounts.
create function oversight.two_accounts(since timestamptz, until timestamptz, within interval) returns setof oversight.finding
  language sql stable security definer set search_path = audit, pg_temp as $$
  with today as (select distinct person_token, person, case_id from oversight.opened(since, until) where person_token is not null)
  select min(d.actor_token), t.person_token, t.person, t.case_id, count(distinct d.actor_token), 1::numeric,
    min(d.recorded_at), max(d.recorded_at)
  from today t join detail d on d.cases @> array[t.case_id] and d.person_token = t.person_token
    and d.recorded_at >= until - within and d.recorded_at < until and cardinality(d.cases) = 1
  group by t.person_token, t.person, t.case_id having count(distinct d.actor_token) > 1
$$;

-- 4. One purpose is stated for nearly everything, though colleagues of the agency state several.
create function oversight.one_purpose(since timestamptz, until timestamptz, look_back interval, at_least integer, least_share numeric,
    colleagues_share numeric) returns setof oversight.finding
  language sql stable security definer set search_path = audit, pg_temp as $$
  with stated as (
    select actor_token, agency, purpose, count(*)::numeric n, min(at) first_at, max(at) last_at
    from oversight.opened_before(until - look_back, until) where purpose is not null group by actor_token, agency, purpose),
  mine as (select *, sum(n) over (partition by actor_token) total from stated),
  agencies as (select agency, purpose, sum(n) n from stated group by agency, purpose)
  select m.actor_token, null::text, null::text, null::uuid, round(100 * m.n / m.total), round(100 * c.share), m.first_at, m.last_at
  from mine m cross join lateral (
    select (a.n - m.n) / nullif((select sum(x.n) from agencies x where x.agency = m.agency) - m.total, 0) as share
    from agencies a where a.agency = m.agency and a.purpose = m.purpose) c
  where m.total >= at_least and m.n / m.total >= least_share and c.share <= colleagues_share and m.last_at >= since
$$;

-- 5. Cases opened without any link: not its officer, not named on it, no move on it, and nothing written to it by this account.
create function oversight.linked(the_case uuid, the_account text, the_subject text, the_person text, token text, since timestamptz,
    until timestamptz) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from case_open where id = the_case and officer = the_account)
    or exists (select 1 from assignment where case_id = the_case and (officer = the_account or assigned_by = the_account))
    or exists (select 1 from case_event where case_id = the_case and by_subject = the_subject)
    or exists (select 1 from participation where case_id = the_case and the_person = any (people))
    or exists (select 1 from restriction where case_id = the_case and the_person = any (people))
    or exists (select 1 from audit.detail d join audit.entry e on e.recorded_at = d.recorded_at and e.id = d.entry_id
      where d.cases @> array[the_case] and d.actor_token = token and d.recorded_at >= since and d.recorded_at < until
        and e.action in ('COLLECTION', 'ALTERATION', 'DISCLOSURE'))
$$;
create function oversight.no_link(since timestamptz, until timestamptz, look_back interval, at_least integer, times_colleagues numeric)
  returns setof oversight.finding
  language sql stable security definer set search_path = audit, pg_temp as $$
  with looks as (
    select o.actor_token, max(o.person_token) person_token, max(o.person) person, max(o.agency) agency, o.case_id,
      max(o.account) account, max(o.subject) subject, min(o.at) first_at, max(o.at) last_at
    from oversight.opened(since, until) o group by o.actor_token, o.case_id),
  counted as (
    select actor_token, max(person_token) person_token, max(person) person, max(agency) agency, min(first_at) first_at,
      max(last_at) last_at,
      count(*) filter (where not oversight.linked(case_id, account, subject, person, actor_token, until - look_back, until)) n
    from looks group by actor_token)
  select c.actor_token, c.person_token, c.person, null::uuid, c.n, round(others.n, 1), c.first_at, c.last_at from counted c
    cross join lateral (select coalesce(avg(o.n), 0) n from counted o where o.agency = c.agency and o.actor_token <> c.actor_token) others
  where c.n >= at_least and c.n > times_colleagues * others.n
$$;

-- 6. More cases in the window than the account's own past and its colleagues make likely.
create function oversight.unusual_volume(since timestamptz, until timestamptz, look_back interval, at_least integer, deviations numeric,
    times_colleagues numeric) returns setof oversight.finding
  language sql stable security definer set search_path = audit, pg_temp as $$
  with today as (
    select actor_token, max(agency) agency, count(distinct case_id) n, min(at) first_at, max(at) last_at
    from oversight.opened_before(since, until) group by actor_token),
  past as (
    select actor_token, avg(n) mean, coalesce(stddev_samp(n), 0) sd, count(*) days from (
      select actor_token, (at at time zone 'Europe/London')::date, count(distinct case_id) n
      from oversight.opened_before(since - look_back, since) group by 1, 2) day group by actor_token)
  select t.actor_token, null::text, null::text, null::uuid, t.n, round(coalesce(p.mean, others.n), 1), t.first_at, t.last_at
  from today t left join past p on p.actor_token = t.actor_token and p.days >= 10
    cross join lateral (select coalesce(avg(o.n), 0) n from today o where o.agency = t.agency and o.actor_token <> t.actor_token) others
  where t.n >= at_least and t.n > times_colleagues * others.n
    and t.n > coalesce(p.mean + deviations * greatest(p.sd, 1), at_least)
$$;

-- 7. At an hour at which neither this account nor its agency used to open cases.
create function oversight.unusual_hour(since timestamptz, until timestamptz, look_back interval, at_least integer, most_share numeric)
  returns setof oversight.finding
  language sql stable security definer set search_path = audit, pg_temp as $$
  with past as (
    select actor_token, agency, extract(hour from at at time zone 'Europe/London')::integer as hour, count(*)::numeric n
    from oversight.opened_before(since - look_back, since) group by 1, 2, 3),
  today as (
    select actor_token, agency, extract(hour from at at time zone 'Europe/London')::integer as hour, count(*) n, min(at) first_at,
      max(at) last_at from oversight.opened_before(since, until) group by 1, 2, 3)
  select t.actor_token, null::text, null::text, null::uuid, sum(t.n), min(t.hour)::numeric, min(t.first_at), max(t.last_at)
  from today t
  where (select coalesce(sum(n), 0) from past p where p.actor_token = t.actor_token) >= at_least
    and (select coalesce(sum(n) filter (where abs(p.hour - t.hour) in (0, 1, 23)), 0) / nullif(sum(n), 0) from past p
      where p.actor_token = t.actor_token) <= most_share
    and (select coalesce(sum(n) filter (where abs(p.hour - t.hour) in (0, 1, 23)), 0) / nullif(sum(n), 0) from past p
      where p.agency = t.agency) <= most_share
  group by t.actor_token
$$;

-- 8. Break-glass again and again.
create function oversight.repeated_break_glass(since timestamptz, until timestamptz, look_back interval, at_least integer)
  returns setof oversight.finding
  language sql stable security definer set search_path = audit, pg_temp as $$
  select d.actor_token, max(d.person_token), max(s.said ->> 'person'), null::uuid, count(*), null::numeric, min(d.recorded_at),
    max(d.recorded_at)
  from detail d join entry e on e.recorded_at = d.recorded_at and e.id = d.entry_id
    cross join lateral (select convert_from(d.content, 'UTF8')::jsonb as said) s
  where d.hub = oversight.hub() and d.recorded_at >= until - look_back and d.recorded_at < until and d.actor_token is not null
    and e.outcome in ('PERMITTED', 'PARTIAL', 'EMERGENCY') and s.said ->> 'operation' like 'POST %/emergency-access'
  group by d.actor_token having count(*) >= at_least and max(d.recorded_at) >= since
$$;

-- 9. Look-ups that found nothing.
create function oversight.empty_look_ups(since timestamptz, until timestamptz, at_least integer, times_colleagues numeric)
  returns setof oversight.finding
  language sql stable security definer set search_path = audit, pg_temp as $$
  with counted as (
    select d.actor_token, max(d.person_token) person_token, max(e.agency) agency, count(*) n, min(d.recorded_at) first_at,
      max(d.recorded_at) last_at
    from detail d join entry e on e.recorded_at = d.recorded_at and e.id = d.entry_id
    where d.hub = oversight.hub() and d.recorded_at >= since and d.recorded_at < until and d.actor_token is not null
      and e.outcome = 'NOT_FOUND' and e.action in ('CONSULTATION', 'SEARCH')
    group by d.actor_token)
  select c.actor_token, c.person_token, null::text, null::uuid, c.n, round(others.n, 1), c.first_at, c.last_at from counted c
    cross join lateral (select coalesce(avg(o.n), 0) n from counted o where o.agency = c.agency and o.actor_token <> c.actor_token) others
  where c.n >= at_least and c.n > times_colleagues * others.n
$$;

-- 10. A case opened long after it closed, and nothing written to it by this account since.
create function oversight.read_after_closure(since timestamptz, until timestamptz, grace interval) returns setof oversight.finding
  language sql stable security definer set search_path = casework, pg_temp as $$
  select o.actor_token, max(o.person_token), max(o.person), o.case_id, count(*),
    round(extract(epoch from min(o.at) - min(c.closed_at)) / 86400), min(o.at), max(o.at)
  from oversight.opened(since, until) o join case_open c on c.id = o.case_id and c.hub = oversight.hub()
  where c.closed_at + grace < o.at
    and not exists (select 1 from audit.detail d join audit.entry e on e.recorded_at = d.recorded_at and e.id = d.entry_id
      where d.cases @> array[o.case_id] and d.actor_token = o.actor_token and d.recorded_at >= c.closed_at
        and e.action in ('COLLECTION', 'ALTERATION', 'DISCLOSURE'))
  group by o.actor_token, o.case_id
$$;

-- Whom a token stands for, for rules that find by account alone: the last entry says it.
create function oversight.person_of(token text) returns text
  language sql stable security definer set search_path = audit, pg_temp as $$
  select convert_from(content, 'UTF8')::jsonb ->> 'person' from detail
  where actor_token = token and hub = oversight.hub() order by recorded_at desc, entry_id desc limit 1
$$;

revoke execute on all functions in schema oversight from public;
grant execute on function oversight.known_then(uuid, timestamptz, text, text, text, text, boolean) to auditor;
grant execute on function oversight.hub(), oversight.person_of(text),
  oversight.same_surname(timestamptz, timestamptz, integer), oversight.declared_relatives(timestamptz, timestamptz),
  oversight.two_accounts(timestamptz, timestamptz, interval),
  oversight.one_purpose(timestamptz, timestamptz, interval, integer, numeric, numeric),
  oversight.no_link(timestamptz, timestamptz, interval, integer, numeric),
  oversight.unusual_volume(timestamptz, timestamptz, interval, integer, numeric, numeric),
  oversight.unusual_hour(timestamptz, timestamptz, interval, integer, numeric),
  oversight.repeated_break_glass(timestamptz, timestamptz, interval, integer),
  oversight.empty_look_ups(timestamptz, timestamptz, integer, numeric),
  oversight.read_after_closure(timestamptz, timestamptz, interval) to oversight;
