-- The policies of the past. Every text of the disclosure matrix whose column rights this database has had is kept for ever, so
-- that a replay reads an old access under the policy of its day. R__policy_version.sql, generated from the matrix together with
-- R__disclosure_grants.sql, adds the present one: only the owner writes here, and the text must be the one its name says.
create schema policy;
grant usage on schema policy to auditor, governance;

create function policy.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'what was decided stays: % of %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

create table policy.policy_version (
  sha256 text primary key,                           -- as in audit.entry.policy_version: 'sha256:' and the hash of csv
  csv text not null,
  first_seen_at timestamptz not null default now(),
  check (sha256 = 'sha256:' || encode(sha256(convert_to(csv, 'UTF8')), 'hex'))
);
create trigger stays before update or delete on policy.policy_version for each row execute function policy.refuse();
create trigger never_emptied before truncate on policy.policy_version execute function policy.refuse();
alter table policy.policy_version enable always trigger stays;
alter table policy.policy_version enable always trigger never_emptied;
grant select on policy.policy_version to auditor, governance;
