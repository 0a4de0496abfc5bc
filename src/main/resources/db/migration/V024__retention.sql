-- Details of the log end, entries never do: what goes is who and what (audit.detail), what stays is the leaf, so the tree is the
-- same before and after. A tombstone says when and by which rule. Nothing younger than a year can go, whatever a setting says,
-- nothing under a legal hold, and nothing about a case that is open.
alter table audit.detail add column erased_at timestamptz, add column erased_by text;

create table audit.legal_hold (
  id uuid primary key, hub text not null, recorded_at timestamptz not null,
  case_id uuid, actor_token text,                    -- both null: everything of the hub
  reason text not null, by_subject text not null, by_person text not null,
  check (num_nonnulls(case_id, actor_token) <= 1)
);
create table audit.legal_hold_end (
  hold_id uuid primary key references audit.legal_hold, hub text not null, recorded_at timestamptz not null,
  reason text not null, by_subject text not null, by_person text not null
);
do $$
declare t text;
begin
  foreach t in array array['legal_hold', 'legal_hold_end'] loop
    execute format('create trigger only_grows before update or delete on audit.%I for each row execute function audit.refuse()', t);
    execute format('create trigger never_emptied before truncate on audit.%I execute function audit.refuse()', t);
    execute format('alter table audit.%I enable always trigger only_grows', t);
    execute format('alter table audit.%I enable always trigger never_emptied', t);
  end loop;
end $$;

create function audit.held(the_hub text, the_cases uuid[], token text) returns boolean
  language sql stable set search_path = audit, pg_temp as $$
  select exists (select 1 from legal_hold h where h.hub = the_hub
    and (h.case_id is null or h.case_id = any (the_cases)) and (h.actor_token is null or h.actor_token = token)
    and not exists (select 1 from legal_hold_end e where e.hold_id = h.id))
$$;

-- The one change a detail can undergo, by the one role that may make it.
create function audit.only_erased() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_user = 'retention' and old.erased_at is null and old.recorded_at < now() - interval '1 year'
      and not audit.held(old.hub, old.cases, old.actor_token)
      and (new.entry_id, new.recorded_at, new.hub) = (old.entry_id, old.recorded_at, old.hub)
      and new.content = '{}' and new.salt = '' and new.actor = '' and new.cases = '{}' and new.erased_at is not null
      and new.erased_by is not null and num_nonnulls(new.actor_token, new.person_token, new.purpose) = 0 then
    return new;
  end if;
  raise exception 'the access log only grows: % of %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
drop trigger only_grows on audit.detail;
create trigger only_grows before update or delete on audit.detail for each row execute function audit.only_erased();
do $$
declare part text;
begin
  for part in select inhrelid::regclass::text from pg_inherits where inhparent = 'audit.detail'::regclass
      union select 'audit.detail' loop
    execute format('alter table %s enable always trigger only_grows', part);
  end loop;
end $$;

grant usage on schema audit to retention;
grant insert on audit.entry, audit.detail to retention;
grant select (entry_id, recorded_at, hub, cases, actor_token, erased_at) on audit.detail to retention;
grant update (content, salt, actor, cases, actor_token, person_token, purpose, erased_at, erased_by) on audit.detail to retention;
grant select on audit.legal_hold, audit.legal_hold_end to retention;
grant select, insert on audit.legal_hold, audit.legal_hold_end to oversight;
-- Whoever writes entries queues them for the tree, where there is one.
do $$ begin
  if to_regclass('audit.pending') is not null then
    grant insert on audit.pending to oversight, retention;
  end if;
end $$;
revoke execute on function audit.held(text, uuid[], text) from public;
grant execute on function audit.held(text, uuid[], text) to retention;
