-- The two things the auditor's search asks of the cases: whose they are. A person stands there by the random id of the record
-- and nothing else; one that adoption sealed is not found (domain reference 6.9).
create function audit.subjects_of(the_cases uuid[]) returns table (case_id uuid, person_id uuid)
  language sql stable security definer set search_path = casework, pg_temp as $$
  select c.id, c.person_id from case_open c
  where c.id = any (the_cases) and c.hub = ctx('hub') and not exists (select 1 from person_seal s where s.person_id = c.person_id)
$$;
create function audit.cases_of(the_person uuid) returns uuid[]
  language sql stable security definer set search_path = casework, pg_temp as $$
  select coalesce(array_agg(c.id), '{}') from case_open c
  where c.person_id = the_person and c.hub = ctx('hub') and not exists (select 1 from person_seal s where s.person_id = the_person)
$$;
revoke execute on function audit.subjects_of(uuid[]), audit.cases_of(uuid) from public;
grant execute on function audit.subjects_of(uuid[]), audit.cases_of(uuid) to auditor, oversight;
