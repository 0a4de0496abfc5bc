-- What a restored database must still be. Run by a superuser before the backup and after the restore, and compare (backup.md):
--
--   psql -X --csv -v ON_ERROR_STOP=1 -f deploy/database/check-restore.sql -f deploy/database/check-log.sql openmash
--
-- It reads everything once; the lines that begin with WRONG must say 0 or none.
select 'entries of the access log' as what, count(*)::text as found from audit.entry
union all
select 'last entry', coalesce(max(recorded_at)::text, 'none') from audit.entry
union all
select 'cases', count(*)::text from casework.case_open
union all
select 'last case', coalesce(max(received_at)::text, 'none') from casework.case_open
union all
select 'concerns', count(*)::text from casework.concern_open
union all
select 'contributions', count(*)::text from casework.contribution_open
union all
select 'newest migration', coalesce(max(version), 'none') from public.flyway_schema_history where success
union all
select 'WRONG case tables without forced row level security', coalesce(string_agg(relname, ' ' order by relname), 'none')
from pg_class
where relnamespace = 'casework'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)
union all
select 'row policies', count(*)::text from pg_policies where schemaname = 'casework'
union all
select 'column grants', count(*)::text from information_schema.column_privileges
where table_schema = 'casework' and grantee <> 'openmash_owner'
union all
select 'WRONG logins with too many rights', coalesce(string_agg(rolname, ' ' order by rolname), 'none')
from pg_roles
where rolname in ('openmash_owner', 'openmash_app', 'openmash_log', 'openmash_sequencer')
  and (rolsuper or rolbypassrls or rolcreaterole or (rolname = 'openmash_app' and rolinherit))
union all
select 'WRONG logins that are missing', coalesce(string_agg(login, ' ' order by login), 'none')
from unnest(array['openmash_owner', 'openmash_app', 'openmash_log', 'openmash_sequencer']) login
where not exists (select from pg_roles where rolname = login and rolcanlogin)
order by what;
