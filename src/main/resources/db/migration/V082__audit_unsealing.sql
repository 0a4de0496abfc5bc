-- Whom somebody manages now, directly or over others: names that were unsealed to an auditor before it became the line manager are
-- sealed again. With the owner's rights, because the auditor does not read who manages whom; it asks for itself only. Alerts about nobody known are for those who manage nobody.
create function audit.managed_by_me() returns text[]
  language sql stable security definer set search_path = audit, pg_temp as $$
  with recursive now_managed as (
    select distinct on (person) person, manager from line_manager
    where hub = nullif(current_setting('openmash.hub', true), '') order by person, recorded_at desc, id desc
  ), below (person) as (
    select person from now_managed where manager = nullif(current_setting('openmash.person', true), '')
    union select m.person from now_managed m join below b on m.manager = b.person)
  select coalesce(array_agg(person), '{}') from below
$$;
revoke execute on function audit.managed_by_me() from public;
grant execute on function audit.managed_by_me() to auditor, oversight;
