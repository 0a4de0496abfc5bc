-- What is left of an item that its agency took back: officers see that it was there (ADR 0051). No value of it.

create table casework.recalled_item (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  agency text not null,
  -- Of an item that was restricted before, officers knew whose it is and no more: kind null.
  kind text,
  -- The columns that held something: only who may read one of them may know that the item was there.
  columns text[] not null
);
create index recalled_item_case on casework.recalled_item (case_id);
alter table casework.recalled_item enable row level security;
alter table casework.recalled_item force row level security;
create policy owner_all on casework.recalled_item to openmash_owner using (true) with check (true);
create policy officers on casework.recalled_item to reader
  using (hub = casework.ctx('hub') and casework.ctx('officer') = 'on'
    and (casework.in_hand(case_id) or casework.known(case_id)) and not casework.superseded(id))
  with check (false);
grant select on casework.recalled_item to reader;

create function casework.leave_stub(hold casework.contribution_hold) returns void
  language sql security definer set search_path = casework, pg_temp as $$
  insert into recalled_item (id, case_id, hub, recorded_at, agency, kind, columns)
  select hold.item, hold.case_id, hold.hub, hold.recorded_at, hold.agency,
    case when not exists (select 1 from restricted_item r where r.id = hold.item) then min(split_part(held.key, '_', 1)) end,
    coalesce(array_agg(held.key), '{}')
  from (select e.key from (
      select to_jsonb(o) as row from contribution_open o where o.id = hold.item
      union all select to_jsonb(c) from contribution_closed c where c.id = hold.item) i
    cross join lateral jsonb_each(i.row) e where jsonb_typeof(e.value) = 'object') held
  on conflict do nothing
$$;
revoke execute on function casework.leave_stub(casework.contribution_hold) from public;
select casework.leave_stub(h) from casework.contribution_hold h where h.kind = 'RECALLED';

create or replace function casework.hold_item() returns trigger language plpgsql security definer set search_path = casework, pg_temp as $$
begin
  update contribution_open set restricted = true where id = new.item;
  update contribution_closed set restricted = true where id = new.item;
  if new.kind = 'RESTRICTED' then
    insert into restricted_item (id, case_id, hub, recorded_at, agency)
      values (new.item, new.case_id, new.hub, new.recorded_at, new.agency) on conflict do nothing;
  else
    perform leave_stub(new);
  end if;
  return new;
end $$;

-- A correction stays as restricted as what it corrects. Not so after a recall: what is corrected then is right again.
create function casework.restricted_by_owner(the_item uuid) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from restricted_item where id = the_item and agency = ctx('agency') and hub = ctx('hub'))
    and not recalled(the_item)
$$;
revoke execute on function casework.restricted_by_owner(uuid) from public;
grant execute on function casework.restricted_by_owner(uuid) to casework;

-- As V030, and what is known of the others of the household: where they live tells where the person lives.
create or replace function casework.tells_location(the_field text) returns boolean language sql immutable parallel safe
  return coalesce(the_field in ('subject.address', 'subject.uprn', 'subject.contactDetails', 'subject.whereabouts',
    'subject.school', 'subject.gpPractice', 'household.identifiers'), false);

-- As V030, and: an item that its agency restricts stops what was released of it until then. Later releases are its own will.
create or replace function casework.release_stopped(the_release uuid, the_case uuid, the_item uuid, the_field text) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from dissemination_end where dissemination_id = the_release)
    or (the_item is not null and (superseded(the_item) or recalled(the_item)
      or exists (select 1 from contribution_hold h join dissemination d on d.id = the_release
        where h.item = the_item and h.kind = 'RESTRICTED' and h.recorded_at >= greatest(d.recorded_at,
          (select a.recorded_at from dissemination_answer a where a.dissemination_id = d.id),
          (select max(o.recorded_at) from dissemination_override o where o.dissemination_id = d.id)))))
    or (tells_location(the_field) and location_protected(the_case))
$$;
