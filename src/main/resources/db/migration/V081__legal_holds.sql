-- A legal hold on a case, an account or a human being keeps the details of every hub: whoever looked, evidence is evidence. One that names
-- nothing keeps those of its own hub. And none is missed because it was placed while details were being erased.
alter table audit.legal_hold add column person_token text; -- stands for the human being behind accounts (class StaffTokens)
alter table audit.legal_hold drop constraint legal_hold_check;
alter table audit.legal_hold add constraint legal_hold_names_one check (num_nonnulls(case_id, actor_token, person_token) <= 1);

-- Holds are placed before an erasure or after it, never during one: both take this lock to the end of their transaction.
create function audit.lock_holds() returns void language sql volatile set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('audit.legal_hold', 0))
$$;
create function audit.place_hold() returns trigger language plpgsql set search_path = audit, pg_temp as $$
begin
  perform audit.lock_holds();
  return new;
end $$;
create trigger not_while_erasing before insert on audit.legal_hold for each row execute function audit.place_hold();
alter table audit.legal_hold enable always trigger not_while_erasing;

-- For the statement that looks for what may go: fast, and as of its own beginning.
create function audit.held(the_hub text, the_cases uuid[], account text, human text) returns boolean
  language sql stable set search_path = audit, pg_temp as $$
  select exists (select 1 from legal_hold h
    where (h.case_id = any (the_cases) or h.actor_token = account or h.person_token = human
        or (h.hub = the_hub and num_nonnulls(h.case_id, h.actor_token, h.person_token) = 0))
      and not exists (select 1 from legal_hold_end e where e.hold_id = h.id))
$$;
-- For the trigger: volatile, so that it sees what was committed since the statement began.
create function audit.held_now(the_hub text, the_cases uuid[], account text, human text) returns boolean
  language sql volatile set search_path = audit, pg_temp as $$
  select audit.held(the_hub, the_cases, account, human)
$$;

create or replace function audit.only_erased() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_user = 'retention' then
    perform audit.lock_holds();
    if old.erased_at is null and old.recorded_at < now() - interval '1 year'
        and not audit.held_now(old.hub, old.cases, old.actor_token, old.person_token)
        and (new.entry_id, new.recorded_at, new.hub) = (old.entry_id, old.recorded_at, old.hub)
        and new.content = '{}' and new.salt = '' and new.actor = '' and new.cases = '{}' and new.erased_at is not null
        and new.erased_by is not null and num_nonnulls(new.actor_token, new.person_token, new.purpose) = 0 then
      return new;
    end if;
  end if;
  raise exception 'the access log only grows: % of %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

drop function audit.held(text, uuid[], text);
revoke execute on function audit.lock_holds(), audit.held(text, uuid[], text, text), audit.held_now(text, uuid[], text, text) from public;
grant execute on function audit.lock_holds() to retention, oversight;
grant execute on function audit.held(text, uuid[], text, text), audit.held_now(text, uuid[], text, text) to retention;
grant select (person_token) on audit.detail to retention;
