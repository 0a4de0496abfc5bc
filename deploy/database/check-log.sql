-- What the access log must be at any time: entries, details, leaves and tiles belong to each other. Run by a superuser; it reads
-- everything once, and the lines that begin with WRONG must say 0. Whether the log is the one that was signed is not its question: that
-- is answered outside the database, by the verifier and an older checkpoint.
select 'leaves of the tree' as what, count(*)::text as found from audit.leaf
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
select 'details erased by rule', count(*)::text from audit.detail where content = '{}' and salt = ''
union all
-- The leaf is bound to its detail by SHA-256(salt || content).
select 'WRONG details that do not fit their entry', count(*)::text
from audit.entry join audit.detail on detail.entry_id = entry.id and detail.recorded_at = entry.recorded_at
where encode(sha256(salt || content), 'base64') is distinct from convert_from(leaf, 'UTF8')::json ->> 'commitment'
  -- A tombstone of retention: the leaf stays. By the row's JSON, so that a database without that migration can be checked too.
  and not (content = '{}' and salt = '' and to_jsonb(detail) ->> 'erased_at' is not null)
union all
select 'WRONG details without entry', count(*)::text
from audit.detail
where not exists (select from audit.entry where entry.id = detail.entry_id and entry.recorded_at = detail.recorded_at)
union all
-- A tombstone says when and by which rule, keeps nothing of who and what, and nothing younger than a year became one.
select 'WRONG tombstones', count(*)::text
from audit.detail, to_jsonb(detail) as row
where (content = '{}' or salt = '' or row ->> 'erased_at' is not null or row ->> 'erased_by' is not null)
  and (content = '{}' and salt = '' and actor = '' and cases = '{}' and num_nonnulls(actor_token, person_token, purpose) = 0
    and row ->> 'erased_by' is not null
    and (row ->> 'erased_at')::timestamptz between recorded_at + interval '1 year' and now()) is not true
union all
select 'WRONG entries that wait and are gone', count(*)::text
from audit.pending
where not exists (select from audit.entry where entry.id = entry_id and entry.recorded_at = pending.recorded_at)
union all
select 'WRONG entries of no moment', count(*)::text from audit.entry where not isfinite(recorded_at)
union all
select 'witnesses that dispute', count(*)::text
from audit.dispute where not exists (select from audit.dispute_end where dispute = dispute.id)
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
order by what;
