-- Whoever gave something to a case is told of an emergency access: the agency that referred, too.
create or replace function casework.owning_agencies(the_case uuid) returns setof text
  language sql stable security definer set search_path = casework, pg_temp as $$
  select agency from contribution_open where case_id = the_case and hub = ctx('hub')
  union select agency from contribution_closed where case_id = the_case and hub = ctx('hub')
  union select referrer_agency from concern_open where case_id = the_case and hub = ctx('hub') order by 1
$$;

-- A finding of misuse stands until two other people, one of them a manager, found the use justified afterwards: no single person
-- gives the right back.
alter table casework.emergency_review add column manager boolean not null default false;
create function casework.misuse_stands(the_grant uuid) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from emergency_review m where m.grant_id = the_grant and m.finding = 'MISUSE'
    and not (select count(distinct j.reviewed_by_person) >= 2 and bool_or(j.manager) from emergency_review j
      where j.grant_id = the_grant and j.finding = 'JUSTIFIED' and j.reviewed_by_person <> m.reviewed_by_person
        and (j.recorded_at, j.id) > (m.recorded_at, m.id)))
$$;
revoke execute on function casework.misuse_stands(uuid) from public;
grant execute on function casework.misuse_stands(uuid) to casework;

create or replace function casework.emergency_granted(the_case uuid) returns uuid
  language sql stable security definer set search_path = casework, pg_temp as $$
  select id from emergency_grant where case_id = the_case and hub = ctx('hub') and person = ctx('person')
    and agency = ctx('agency') and until_at > now()
    and not exists (select 1 from emergency_grant mine where mine.person = ctx('person') and misuse_stands(mine.id))
  order by until_at desc, id desc limit 1
$$;

create or replace function casework.emergency_standing(out suspended boolean, out overdue boolean, out live integer, out second_yes uuid)
  language sql stable security definer set search_path = casework, pg_temp as $$
  with mine as (
    select g.*, misuse_stands(g.id) as misused, exists (select 1 from emergency_review r where r.grant_id = g.id) as reviewed
    from emergency_grant g where g.person = ctx('person'))
  select coalesce(bool_or(misused), false),
    coalesce(bool_or(not reviewed and review_due_at < now()), false),
    count(*) filter (where until_at > now())::integer,
    (select s.id from emergency_second s where s.for_person = ctx('person') and s.hub = ctx('hub') and s.until_at > now()
      and not exists (select 1 from emergency_grant g where g.second_id = s.id) order by s.recorded_at, s.id limit 1)
  from mine
$$;
