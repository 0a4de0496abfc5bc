-- What a restored database must still be. Run by a superuser before the backup and after the restore, and compare (backup.md):
--
--   psql -X --csv -v ON_ERROR_STOP=1 -f deploy/database/check-restore.sql openmash
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
-- The leaf is bound to its detail by SHA-256(salt || content).
select 'WRONG details that do not fit their entry', count(*)::text
from audit.entry join audit.detail on detail.entry_id = entry.id and detail.recorded_at = entry.recorded_at
where encode(sha256(salt || content), 'base64') is distinct from convert_from(leaf, 'UTF8')::json ->> 'commitment'
union all
select 'WRONG entries without detail', count(*)::text
from audit.entry
where not exists (select from audit.detail where detail.entry_id = entry.id and detail.recorded_at = entry.recorded_at)
union all
select 'WRONG tables of the access log that can be emptied', count(*)::text
from pg_class
where relnamespace = 'audit'::regnamespace and relkind in ('r', 'p')
  and not exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'never_emptied' and tgenabled = 'A')
union all
select 'WRONG tables of the access log that can be changed', count(*)::text
from pg_class
where relnamespace = 'audit'::regnamespace and relkind in ('r', 'p')
  and not exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'only_grows' and tgenabled = 'A')
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
where rolname in ('openmash_owner', 'openmash_app', 'openmash_log')
  and (rolsuper or rolbypassrls or rolcreaterole or (rolname = 'openmash_app' and rolinherit))
union all
select 'WRONG logins that are missing', coalesce(string_agg(login, ' ' order by login), 'none')
from unnest(array['openmash_owner', 'openmash_app', 'openmash_log']) login
where not exists (select from pg_roles where rolname = login and rolcanlogin)
order by what;
