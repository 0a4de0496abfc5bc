-- Whether the caller may know of a case is asked once a transaction and case, not once a row of every table (ADR 0014).
-- The answer is the one of casework.may_know, and is kept for this transaction only, in its context.

create function casework.known(the_case uuid) returns boolean
  language plpgsql stable security definer set search_path = casework, pg_temp as $$
begin
  return exists (select 1 from case_open c where c.id = the_case and c.hub = ctx('hub')
    and ((ctx('officer') = 'on' and not c.guarded and c.closed_at is null) or may_know(c.id, c.person_id, c.closed_at)));
end $$;

-- Takes cases in hand: of those asked for, the ones the caller may know of. The others are left out, like those that do not exist.
create function casework.take_in_hand(cases uuid[]) returns uuid[]
  language plpgsql volatile security definer set search_path = casework, pg_temp
  -- A custom plan a call would cost more than the call.
  set plan_cache_mode = force_generic_plan as $$
declare
  mine uuid[] := array(select c.id from case_open c where c.id = any (cases) and c.hub = ctx('hub')
    and ((ctx('officer') = 'on' and not c.guarded and c.closed_at is null) or may_know(c.id, c.person_id, c.closed_at)));
begin
  perform set_config('openmash.in_hand', array_to_string(mine, ' '), true);
  return mine;
end $$;

create function casework.in_hand(the_case uuid) returns boolean language sql stable
  return strpos(current_setting('openmash.in_hand', true), the_case::text) > 0;

revoke execute on function casework.known(uuid), casework.take_in_hand(uuid[]), casework.in_hand(uuid) from public;
grant execute on function casework.known(uuid), casework.take_in_hand(uuid[]), casework.in_hand(uuid) to reader, casework;

-- The policies of V001, with the new question in the place of the sub-select.
do $$
declare
  policy record;
  knows constant text := '(casework.in_hand(case_id) or casework.known(case_id))';
  asked constant text := 'EXISTS \( SELECT 1\s+FROM casework\.case_open c\s+WHERE \(c\.id = \w+\.case_id\)\)';
begin
  for policy in select tablename, policyname, qual, with_check from pg_policies
      where schemaname = 'casework' and policyname in ('known_case', 'addressed', 'officers') and tablename <> 'case_open' loop
    execute format('alter policy %I on casework.%I using (%s) with check (%s)', policy.policyname, policy.tablename,
      regexp_replace(policy.qual, asked, knows), regexp_replace(policy.with_check, asked, knows));
  end loop;
  if exists (select 1 from pg_policies where schemaname = 'casework' and policyname in ('known_case', 'addressed', 'officers')
      and tablename <> 'case_open' and (qual !~ 'known' or with_check !~ 'known')) then
    raise exception 'a policy asks otherwise than V001 wrote it';
  end if;
end $$;

-- The newest statement about a subject is the first of its case.
drop index casework.subject_open_case;
create index subject_open_case on casework.subject_open (case_id, recorded_at desc, id desc);
