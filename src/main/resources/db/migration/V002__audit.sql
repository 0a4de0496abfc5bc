-- The access log. Three rules shape it:
--   * the stored bytes are the truth: `leaf` and `content` are kept exactly as they were hashed; every other column is taken
--     out of them by the statement that inserts, or generated; nothing is ever re-serialised to check a hash;
--   * `entry` holds no personal data and is never changed or removed; `detail` says who and what, and is bound to the leaf by
--     SHA-256(salt || content), so that it can be erased when retention ends while the log stays whole;
--   * roles that write may only insert; the auditor may only read.
create schema audit;

create table audit.entry (
  id uuid not null,                                  -- version 7 (RFC 9562), made from recorded_at
  recorded_at timestamptz not null,
  leaf bytea not null,                               -- canonical JSON (RFC 8785)
  leaf_hash bytea not null generated always as (sha256('\x00'::bytea || leaf)) stored,  -- RFC 6962, section 2.1
  agency text,                                       -- null: a token that contradicts itself names none
  action text not null,
  outcome text not null,
  policy_version text not null,
  primary key (recorded_at, id)
) partition by range (recorded_at);

-- No foreign key to entry: both rows come from one statement, no entry ever goes, and the check would cost every read.
create table audit.detail (
  entry_id uuid not null,
  recorded_at timestamptz not null,
  salt bytea not null,
  content bytea not null,                            -- JSON: actor, grounds, references, fields (class Detail)
  actor text not null,
  cases uuid[] not null,
  primary key (recorded_at, entry_id)
) partition by range (recorded_at);

-- The key ends every index, so a page, newest first, is one walk along it.
create index entry_by_agency on audit.entry (agency, recorded_at, id);
-- What nearly every entry says is found by walking the log itself: indexing it would only cost each read.
create index entry_by_action on audit.entry (action, recorded_at, id) where action <> 'CONSULTATION';
create index entry_by_outcome on audit.entry (outcome, recorded_at, id) where outcome not in ('PERMITTED', 'PARTIAL');
create index detail_by_actor on audit.detail (actor, recorded_at, entry_id);
-- A short pending list: emptying a long one would hold up the group writer.
create index detail_by_case on audit.detail using gin (cases) with (gin_pending_list_limit = 512);

create function audit.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the access log only grows: % of %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

create trigger only_grows before update or delete on audit.entry for each row execute function audit.refuse();
-- Erasing details comes with the retention role; until there is one, nobody removes any.
create trigger only_grows before update or delete on audit.detail for each row execute function audit.refuse();

do $$
declare
  parent text;
  part text;
  first_day date;
begin
  foreach parent in array array['entry', 'detail'] loop
    for first_day in select generate_series(date '2026-11-01', date '2029-12-01', interval '1 month') loop
      part := parent || to_char(first_day, '_YYYY_MM');
      execute format('create table audit.%I partition of audit.%I for values from (%L) to (%L)', part, parent,
        first_day::timestamp at time zone 'UTC', (first_day + interval '1 month') at time zone 'UTC');
    end loop;
    execute format('create table audit.%I partition of audit.%I default', parent || '_default', parent);
  end loop;
  -- TRUNCATE of a partition fires only that partition's own trigger; 'always' holds under session_replication_role too.
  for part in select relname from pg_class
      where relnamespace = 'audit'::regnamespace and relkind in ('r', 'p') loop
    execute format('create trigger never_emptied before truncate on audit.%I execute function audit.refuse()', part);
    execute format('alter table audit.%I enable always trigger only_grows', part);
    execute format('alter table audit.%I enable always trigger never_emptied', part);
  end loop;
end $$;

grant usage on schema audit to openmash_log, intake, casework, auditor;
grant insert on audit.entry, audit.detail to openmash_log, intake, casework;
grant select on audit.entry, audit.detail to auditor;
