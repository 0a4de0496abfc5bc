-- What somebody could know of a case at a moment: casework.may_know, live and live_purposes of V001 once more, each row counted
-- from when it was recorded. Whoever changes one of those changes this one too (ReplayTest holds them against each other).
create schema oversight;
grant usage on schema oversight to auditor, oversight, governance;

create function oversight.known_then(
    the_case uuid, at timestamptz, the_hub text, the_agency text, the_unit text, the_person text, is_officer boolean,
    out known boolean, out because text, out purposes text[])
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
end $$;
revoke execute on function oversight.known_then(uuid, timestamptz, text, text, text, text, boolean) from public;
grant execute on function oversight.known_then(uuid, timestamptz, text, text, text, text, boolean) to auditor;
