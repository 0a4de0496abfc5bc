-- Run once by a superuser, before the service starts for the first time, in every environment:
--
--   psql -v ON_ERROR_STOP=1 -f deploy/database/roles.sql
--   then set the passwords:  alter role openmash_owner password '…';  (and _app, _log)
--
-- Three logins and the roles they may take. The pool's login has no right of its own (NOINHERIT): each transaction takes
-- exactly one role for what it does, so a forgotten role reads nothing. Running it again changes nothing.
-- The sector roles are the columns of policy/disclosure-matrix.csv: a new sector adds its two roles here.

create or replace function pg_temp.ensure_role(name text, options text) returns void language plpgsql as $$
begin
  if not exists (select 1 from pg_roles where rolname = name) then
    execute format('create role %I %s', name, options);
  end if;
end $$;

select pg_temp.ensure_role('openmash_owner', 'login');          -- Flyway: owns the schema
select pg_temp.ensure_role('openmash_log', 'login');            -- the access log's writer: INSERT only
select pg_temp.ensure_role('openmash_app', 'login noinherit');  -- the service's pool

select pg_temp.ensure_role('reader', 'nologin');                -- what all readers of cases have in common
select pg_temp.ensure_role(sector || '_' || tier, 'nologin')
  from unnest(array['police', 'school', 'nhs', 'council']) sector, unnest(array['open', 'closed']) tier;
select pg_temp.ensure_role(job, 'nologin')
  from unnest(array['intake', 'casework', 'auditor', 'analyst', 'governance', 'oversight', 'retention']) job;

do $$
declare role text;
begin
  for role in select s || '_' || t
      from unnest(array['police', 'school', 'nhs', 'council']) s, unnest(array['open', 'closed']) t loop
    execute format('grant reader to %I', role);
    execute format('grant %I to openmash_app with inherit false, set true', role);
  end loop;
  foreach role in array array['intake', 'casework', 'auditor', 'analyst', 'governance', 'oversight', 'retention'] loop
    execute format('grant %I to openmash_app with inherit false, set true', role);
  end loop;
end $$;
