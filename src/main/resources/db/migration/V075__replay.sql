-- Replay knows what V022 left out: emergency grants, released copies and agreements of then, the purposes that open closed cases,
-- and what of a case changed since. Whoever changes the rules of V030, V031, V073 or V074 changes these too.

-- Null without a grant that lived; else whether its holder took part in the case beside it.
create function oversight.granted_then(the_case uuid, at timestamptz, the_agency text, the_person text, takes_part boolean)
  returns boolean language sql stable security definer set search_path = casework, pg_temp as $$
  select g.officer or takes_part from emergency_grant g
  where g.case_id = the_case and g.person = the_person and g.agency = the_agency and g.recorded_at <= at and g.until_at > at
    and not exists (select 1 from emergency_grant o join emergency_review m on m.grant_id = o.id
      where o.person = the_person and m.finding = 'MISUSE' and m.recorded_at <= at
        and not (select count(distinct j.reviewed_by_person) >= 2 and bool_or(j.manager) from emergency_review j
          where j.grant_id = o.id and j.finding = 'JUSTIFIED' and j.recorded_at <= at
            and j.reviewed_by_person <> m.reviewed_by_person and (j.recorded_at, j.id) > (m.recorded_at, m.id)))
  order by g.until_at desc, g.id desc limit 1
$$;

create function oversight.superseded_then(the_item uuid, at timestamptz) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from contribution_open where supersedes = the_item and recorded_at <= at)
    or exists (select 1 from contribution_closed where supersedes = the_item and recorded_at <= at)
$$;

-- The copies an agency could read, or, with null, all copies of the case.
create function oversight.released_then(the_case uuid, at timestamptz, the_agency text) returns uuid[]
  language sql stable security definer set search_path = casework, pg_temp as $$
  select coalesce(array_agg(o.id order by o.id), '{}') from dissemination_open o
  where o.case_id = the_case and (the_agency is null or o.agency = the_agency) and o.recorded_at <= at and o.until_at > at
    and not exists (select 1 from dissemination_end e where e.dissemination_id = o.id and e.recorded_at <= at)
    and (o.item is null or not (oversight.superseded_then(o.item, at) or exists (select 1 from contribution_hold h
      where h.item = o.item and h.recorded_at <= at and (h.kind = 'RECALLED' or h.recorded_at >= o.recorded_at))))
    and not (tells_location(o.field) and exists (select 1 from subject_open s
      where s.case_id = the_case and s.location_protected and s.recorded_at <= at))
$$;

drop function oversight.known_then(uuid, timestamptz, text, text, text, text, boolean);
create function oversight.known_then(
    the_case uuid, at timestamptz, the_hub text, the_agency text, the_unit text, the_person text, is_officer boolean,
    out known boolean, out because text, out purposes text[],
    out opened_for text[], out granted boolean, out released uuid[])
  language plpgsql stable security definer set search_path = casework, pg_temp as $$
declare
  file case_open%rowtype;
  mark restriction%rowtype;
  part text[];
begin
  -- A person sealed by adoption is found by nobody here, whenever the moment was (domain reference 6.9).
  select * into file from case_open c where c.id = the_case and c.hub = ctx('hub')
    and not exists (select 1 from person_seal s where s.person_id = c.person_id);
  if not found then
    return;
  end if;
  known := false;
  purposes := '{}';
  opened_for := '{}';
  released := '{}';
  if file.received_at > at then
    because := 'NO_CASE_YET';
    return;
  end if;
  if file.hub <> the_hub then
    because := 'OTHER_HUB';
    return;
  end if;
  if exists (select 1 from exclusion e where e.case_id = the_case and e.recorded_at <= at
      and (e.person = the_person or e.agency = the_agency)) then
    because := 'EXCLUDED';
    return;
  end if;
  select coalesce(array_agg(distinct u.purpose) filter (where u.purpose is not null), '{}'), count(p.id) > 0
    into part, known
    from participation p left join lateral unnest(p.purposes) u(purpose) on true
    where p.case_id = the_case and p.recorded_at <= at and p.agency = the_agency
      and (p.until_at is null or p.until_at > at) and (p.unit is null or p.unit = the_unit)
      and (p.people is null or the_person = any (p.people))
      and not exists (select 1 from participation_end e where e.participation_id = p.id and e.recorded_at <= at);
  because := case when known then 'TAKES_PART' else 'TAKES_NO_PART' end;
  if is_officer then
    known := file.closed_at is null or file.closed_at > at or exists (
      select 1 from case_link l join case_open o on o.id = l.linked_case
      where l.case_id = the_case and l.recorded_at <= at and o.received_at <= at and (o.closed_at is null or o.closed_at > at));
    because := case when known then 'OFFICER_OF_THE_HUB' else 'CLOSED' end;
    if file.closed_at is null or file.closed_at > at then
      part := array(select distinct unnest(part || array['TRIAGE']) order by 1);
    end if;
  end if;
  select * into mark from restriction r where r.case_id = the_case and r.recorded_at <= at
    order by r.recorded_at desc, r.id desc limit 1;
  if mark.restricted then
    known := coalesce(the_person = any (mark.people), false);
    because := case when known then 'NAMED_ON_A_RESTRICTED_CASE' else 'RESTRICTED' end;
  end if;
  if known then
    purposes := part;
  end if;
  if mark.restricted and not known then
    return;
  end if;
  released := oversight.released_then(the_case, at, case when is_officer and known then null else the_agency end);
  granted := oversight.granted_then(the_case, at, the_agency, the_person, because = 'TAKES_PART');
  if not known and granted is not null then
    known := true;
    because := 'EMERGENCY_GRANT';
  end if;
  if because = 'CLOSED' then
    known := true;
    because := 'CLOSED_BUT_FOR_SOME_PURPOSES';
    opened_for := array['INSPECTION', 'RECORD_CORRECTION', 'RETENTION_REVIEW', 'SUBJECT_ACCESS'];
  end if;
end $$;

-- The agreements an agency was party to, and how they stood.
create function oversight.agreements_then(at timestamptz, the_hub text, the_agency text)
  returns table (id uuid, state text)
  language sql stable security definer set search_path = policy, pg_temp as $$
  select a.id, case
      when (select count(*) from agreement_suspension s where s.agreement_id = a.id and s.signed_at <= at) >= 2 then 'SUSPENDED'
      when (at at time zone 'Europe/London')::date < a.starts_on then 'NOT_STARTED'
      when (at at time zone 'Europe/London')::date > a.ends_on then 'LAPSED'
      else 'IN_FORCE' end
  from agreement a join agreement_approval p on p.agreement_id = a.id and p.approved_at <= at
  where a.hub = the_hub and the_agency = any (a.parties) order by a.id
$$;

-- Which parts of a case are kept as they are now only, and changed since a moment: 'case' the present state, 'links',
-- 'participants', 'location' (protected since), and the kinds of which an item was taken back since. Whoever asks knows no more of an
-- item that was restricted than that its agency has one, so its kind is not named.
create function oversight.changed_since(the_case uuid, at timestamptz) returns text[]
  language sql stable security definer set search_path = casework, pg_temp as $$
  select coalesce(array_agg(part), '{}') from (
    select 'case' as part where exists (select 1 from case_event where case_id = the_case and recorded_at > at)
      or exists (select 1 from concern_open where case_id = the_case and recorded_at > at)
      or exists (select 1 from case_open where id = the_case and closed_at > at)
    union select 'links' where exists (select 1 from case_link where case_id = the_case and recorded_at > at)
    union select 'participants' where exists (select 1 from participation where case_id = the_case
        and (recorded_at > at or (until_at > at and until_at <= now())))
      or exists (select 1 from participation_end where case_id = the_case and recorded_at > at)
    union select 'location' where exists (select 1 from subject_open
      where case_id = the_case and location_protected and recorded_at > at)
    union select split_part(e.key, '_', 1) from contribution_hold h join lateral (
        select to_jsonb(o) as row from contribution_open o where o.id = h.item
        union all select to_jsonb(c) from contribution_closed c where c.id = h.item) i on true
      cross join lateral jsonb_each(i.row) e
      where h.case_id = the_case and h.recorded_at > at and jsonb_typeof(e.value) = 'object' and h.kind = 'RECALLED'
        and not exists (select 1 from contribution_hold r where r.item = h.item and r.kind = 'RESTRICTED')) changed
  where exists (select 1 from case_open where id = the_case and hub = ctx('hub'))
$$;

revoke execute on function oversight.granted_then(uuid, timestamptz, text, text, boolean),
  oversight.superseded_then(uuid, timestamptz), oversight.released_then(uuid, timestamptz, text),
  oversight.known_then(uuid, timestamptz, text, text, text, text, boolean),
  oversight.agreements_then(timestamptz, text, text), oversight.changed_since(uuid, timestamptz) from public;
grant execute on function oversight.known_then(uuid, timestamptz, text, text, text, text, boolean),
  oversight.agreements_then(timestamptz, text, text), oversight.changed_since(uuid, timestamptz) to auditor;
grant usage on schema oversight to reader;
grant execute on function oversight.superseded_then(uuid, timestamptz) to reader;
