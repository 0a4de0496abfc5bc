-- What the auditor searches by. No row level security on audit.detail: PostgreSQL would then refuse the index of cases (its
-- operators are not leakproof) and each search would read the whole log, so the hub is a criterion that EntrySelect cannot be
-- made without.
alter table audit.detail
  add column hub text not null default '',           -- '': the token contradicted itself and named none
  add column actor_token text,                       -- stand for the account and the human being (class StaffTokens)
  add column person_token text,
  add column purpose text;
drop index audit.detail_by_actor;
create index detail_by_actor_token on audit.detail (actor_token, recorded_at, entry_id);
create index detail_by_hub on audit.detail (hub, recorded_at, entry_id);

-- Who is whose line manager, as the hub's governance declares it: an auditor learns no name of a person it manages. The latest
-- row of a person counts; manager null: nobody here.
create table audit.line_manager (
  id uuid primary key, hub text not null, recorded_at timestamptz not null,
  person text not null, manager text, declared_by text not null, declared_by_person text not null, reason text not null,
  check (person <> manager)
);
create index line_manager_person on audit.line_manager (hub, person, recorded_at desc);

-- A name that was given to an auditor, and why. It counts for that human being, in that hub, for a time.
create table audit.unsealing (
  id uuid primary key, hub text not null, recorded_at timestamptz not null, until_at timestamptz not null,
  actor_token text not null, by_subject text not null, by_person text not null, reason text not null
);
create index unsealing_by_person on audit.unsealing (by_person, hub, until_at);

do $$
declare t text;
begin
  foreach t in array array['line_manager', 'unsealing'] loop
    execute format('create trigger only_grows before update or delete on audit.%I for each row execute function audit.refuse()', t);
    execute format('create trigger never_emptied before truncate on audit.%I execute function audit.refuse()', t);
    execute format('alter table audit.%I enable always trigger only_grows', t);
    execute format('alter table audit.%I enable always trigger never_emptied', t);
  end loop;
end $$;

-- oversight: what auditors and governance do, beside reading. It writes the entry of its own act in the same transaction.
grant usage on schema audit to oversight;
grant select, insert on audit.entry, audit.detail, audit.line_manager, audit.unsealing to oversight;
grant select on audit.unsealing to auditor;

-- True when other manages person, directly or over others.
create function audit.manages(the_hub text, other text, the_person text) returns boolean
  language sql stable set search_path = audit, pg_temp as $$
  with recursive now_managed as (
    select distinct on (person) person, manager from line_manager where hub = the_hub order by person, recorded_at desc, id desc
  ), above (manager) as (
    select manager from now_managed where person = the_person
    union select m.manager from now_managed m join above a on m.person = a.manager)
  select exists (select 1 from above where manager = other)
$$;
revoke execute on function audit.manages(text, text, text) from public;
grant execute on function audit.manages(text, text, text) to oversight;
