-- Stating a covert purpose hides nothing by itself: only one that was live for the reader on the case keeps a read out of receipts
-- and of subject access (ADR 0050).

-- Whether the purpose that an entry of the access log states was live on a case. Entries of reads of one case say so themselves.
-- Those that do not (lists, copies that were released, entries from before they said it) are held against what the agency had then;
-- with an item, only releases of that item count.
create function casework.purpose_was_live(
    said jsonb, the_case uuid, the_item uuid, the_agency text, at timestamptz) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select coalesce((said ->> 'purposeLive')::boolean,
    (said ->> 'purpose' = 'TRIAGE' and said -> 'duties' ?| array['officer', 'manager'])
    or exists (select 1 from participation p where p.case_id = the_case and p.agency = the_agency
      and said ->> 'purpose' = any (p.purposes) and p.recorded_at <= at and (p.until_at is null or p.until_at > at)
      and not exists (select 1 from participation_end e where e.participation_id = p.id and e.recorded_at <= at))
    or exists (select 1 from dissemination x where x.case_id = the_case and said -> 'under' ? x.id::text
      and x.purpose = said ->> 'purpose' and (the_item is null or x.item = the_item)), false)
$$;
revoke execute on function casework.purpose_was_live(jsonb, uuid, uuid, text, timestamptz) from public;

create or replace function casework.reads_of_ours(the_item uuid, from_at timestamptz, to_at timestamptz)
  returns table (item uuid, case_id uuid, day date, agency text, duty text, purpose text, reads bigint)
  language sql stable security definer set search_path = casework, pg_temp as $$
  with mine as (
    select i.id, i.case_id, c.closed_at,
      exists (select 1 from restriction r where r.case_id = i.case_id and r.restricted) as was_restricted
    from (select o.id, o.case_id from contribution_open o where o.agency = ctx('agency') and o.hub = ctx('hub')
        union select k.id, k.case_id from contribution_closed k where k.agency = ctx('agency') and k.hub = ctx('hub')) i
      join case_open c on c.id = i.case_id
    where (the_item is null or i.id = the_item) and not kept_out(i.case_id)),
  looks as (
    select m.id, m.case_id, m.closed_at, m.was_restricted, e.agency, e.outcome, d.recorded_at, said.entry
    from mine m join audit.detail d on d.cases @> array[m.case_id] and d.recorded_at >= from_at and d.recorded_at < to_at
      join audit.entry e on e.recorded_at = d.recorded_at and e.id = d.entry_id
        and e.action = 'CONSULTATION' and e.outcome in ('PERMITTED', 'PARTIAL', 'EMERGENCY')
      cross join lateral (select convert_from(d.content, 'UTF8')::jsonb as entry) said
    where said.entry -> 'items' ? m.id::text or exists (
      select 1 from dissemination x where x.item = m.id and said.entry -> 'under' ? x.id::text)),
  judged as (
    select l.*, l.outcome = 'EMERGENCY' or purpose_was_live(l.entry, l.case_id, l.id, l.agency, l.recorded_at) as live,
      l.closed_at is not null or exists (select 1 from protected_reads_release r
        where r.case_id = l.case_id and r.recorded_at >= l.recorded_at) as told
    from looks l),
  sorted as (
    select j.*, j.was_restricted or (j.live and coalesce(j.entry ->> 'purpose' in
        ('STRATEGY_DISCUSSION', 'S47_ENQUIRY', 'MARAC', 'CHANNEL', 'LADO', 'EMERGENCY'), false)) as secret
    from judged j)
  select s.id, s.case_id, (s.recorded_at at time zone 'Europe/London')::date, s.agency,
    (select string_agg(x, ' ' order by x) from jsonb_array_elements_text(coalesce(s.entry -> 'duties', '[]')) x),
    case when s.secret then 'PROTECTED_PURPOSE' when s.live then s.entry ->> 'purpose' else 'PURPOSE_NOT_LIVE' end, count(*)
  from sorted s where s.told or not s.secret
  group by 1, 2, 3, 4, 5, 6 order by 3, 4, 1, 5, 6
$$;

create or replace function oversight.who_saw(the_person uuid, since timestamptz, until timestamptz)
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
    select e.agency, (d.recorded_at at time zone 'Europe/London')::date as day, d.purpose, d.cases, c.entry ->> 'sector' as sector,
      exists (select 1 from files f where f.id = any (d.cases)
        and purpose_was_live(c.entry, f.id, null, e.agency, d.recorded_at)) as live
    from audit.detail d join audit.entry e on e.recorded_at = d.recorded_at and e.id = d.entry_id
      cross join lateral (select convert_from(d.content, 'UTF8')::jsonb as entry) c
    where d.cases && (select coalesce(array_agg(id), '{}') from files) and d.recorded_at >= since and d.recorded_at < until
      and e.action = 'CONSULTATION' and e.outcome in ('PERMITTED', 'PARTIAL'))
  select distinct s.agency, s.day, case when s.live then s.purpose else 'PURPOSE_NOT_LIVE' end
  from said s
  where not exists (select 1 from untellable)
    and s.agency is not null and s.sector is not null and s.sector <> 'police'
    and s.purpose is not null
    and not (s.live and s.purpose in ('STRATEGY_DISCUSSION', 'S47_ENQUIRY', 'MARAC', 'CHANNEL', 'LADO', 'EMERGENCY'))
    and not exists (select 1 from concern_open o where o.case_id = any (s.cases) and o.referrer_agency = s.agency)
  order by 2, 1, 3
$$;
