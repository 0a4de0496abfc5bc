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
where relnamespace = 'audit'::regnamespace and relkind in ('r', 'p') and relname <> 'pending'
  and not exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'only_grows' and tgenabled = 'A')
union all
select 'leaves of the tree', count(*)::text from audit.leaf
union all
select 'last checkpoint', coalesce(max(size)::text, 'none') from audit.checkpoint
union all
-- What the tree, its tiles and the entries say must agree; the signatures are checked by the verifier, not here.
select 'WRONG entries that are neither in the tree nor on the way there', count(*)::text
from audit.entry
where not exists (select from audit.leaf where entry_id = id) and not exists (select from audit.pending where entry_id = id)
  and not exists (select from audit.mismatch where entry_id = id)
union all
select 'WRONG leaves whose entry is gone or changed', count(*)::text
from audit.leaf left join audit.entry on entry.id = leaf.entry_id and entry.recorded_at = leaf.recorded_at
where sha256('\x00'::bytea || entry.leaf) is distinct from leaf.hash
union all
select 'WRONG entries whose columns do not say what their bytes say', count(*)::text
from audit.entry, json_to_record(convert_from(leaf, 'UTF8')::json) as said (
  id uuid, "time" timestamptz, agency text, action text, outcome text, "policyVersion" text)
where (said.id, said."time", said.agency, said.action, said.outcome, said."policyVersion")
  is distinct from (entry.id, recorded_at, entry.agency, entry.action, entry.outcome, policy_version)
union all
select 'WRONG leaves that do not stand in their tile', count(*)::text
from audit.leaf left join audit.tile on level = 0 and tile.idx = leaf.idx / 256
where substr(hashes, (leaf.idx % 256)::int * 32 + 1, 32) is distinct from leaf.hash
union all
select 'WRONG size of the tree', (size - (select count(*) from audit.leaf))::text from audit.tree
union all
select 'WRONG index of a leaf', count(*)::text from audit.leaf where idx >= (select count(*) from audit.leaf)
union all
select 'WRONG checkpoints beyond the tree', count(*)::text from audit.checkpoint, audit.tree
where checkpoint.size > tree.size
union all
select 'WRONG entries that did not fit what was stored with them', count(*)::text from audit.mismatch
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
