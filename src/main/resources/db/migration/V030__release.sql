-- Dissemination, recall and notices (ADR 0031, 0032).
--   * A release is a copy: dissemination_open holds the released text, dissemination the terms and who agreed. No right to any
--     column is widened; what stops a release is a row policy, so it stops for a reader in the middle of a case.
--   * An agency's recall or restriction sets `restricted` on its own item, so the row policies of V001 seal it at once.

-- Whether the caller must not see anything of a case, whatever else lets it: seal, exclusion, restricted mark.
create function casework.kept_out(the_case uuid) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from case_open c join person_seal s on s.person_id = c.person_id where c.id = the_case)
    or exists (select 1 from exclusion where case_id = the_case and (person = ctx('person') or agency = ctx('agency')))
    or coalesce((select r.restricted and not coalesce(ctx('person') = any (r.people), false) from restriction r
        where r.case_id = the_case order by r.recorded_at desc, r.id desc limit 1), false)
$$;

-- ---------------------------------------------------------------- what an originator takes back
create table casework.contribution_hold (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  item uuid not null, kind text not null check (kind in ('RECALLED', 'RESTRICTED')), agency text not null,
  held_by text not null, held_by_person text not null, reason text not null, unique (item, kind)
);

create function casework.own_item(the_case uuid, the_item uuid) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from contribution_open
      where id = the_item and case_id = the_case and agency = ctx('agency') and hub = ctx('hub'))
    or exists (select 1 from contribution_closed
      where id = the_item and case_id = the_case and agency = ctx('agency') and hub = ctx('hub'))
$$;

-- For its own lead, also after the agency's part in the case ended; not for an agency that is kept out.
create function casework.own_item_readable(the_item uuid) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from contribution_open
      where id = the_item and agency = ctx('agency') and hub = ctx('hub') and not kept_out(case_id))
    or exists (select 1 from contribution_closed
      where id = the_item and agency = ctx('agency') and hub = ctx('hub') and not kept_out(case_id))
$$;

create function casework.recalled(the_item uuid) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from contribution_hold where item = the_item and kind = 'RECALLED')
$$;

-- The items themselves stay as they were received: `restricted` says only who may see them now, as `guarded` does of a case.
create function casework.hold_item() returns trigger language plpgsql security definer set search_path = casework, pg_temp as $$
begin
  update contribution_open set restricted = true where id = new.item;
  update contribution_closed set restricted = true where id = new.item;
  if new.kind = 'RESTRICTED' then
    insert into restricted_item (id, case_id, hub, recorded_at, agency)
      values (new.item, new.case_id, new.hub, new.recorded_at, new.agency) on conflict do nothing;
  end if;
  return new;
end $$;
create trigger hold after insert on casework.contribution_hold for each row execute function casework.hold_item();

-- Who may be asked for an item: officers see a stub of what is restricted, but not of what was taken back.
drop policy officers on casework.restricted_item;
create policy officers on casework.restricted_item to reader, casework
  using (hub = casework.ctx('hub') and casework.ctx('officer') = 'on' and not casework.recalled(id)
    and (casework.in_hand(case_id) or casework.known(case_id)))
  with check (hub = casework.ctx('hub') and (casework.in_hand(case_id) or casework.known(case_id)));

-- ---------------------------------------------------------------- dissemination
create table casework.dissemination (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  item uuid, field text, owner_agency text not null, agency text not null, purpose text not null, lawful_basis text not null,
  reason text not null, until_at timestamptz not null, due_at timestamptz,
  released_by text not null, released_by_person text not null, released_by_agency text not null,
  check (num_nonnulls(item, field) = 1), check (until_at > recorded_at),
  constraint safe_is_never_released check (field not in ('subject.safeAddress', 'subject.safeContact', 'concern.publicReferrer'))
);
create index dissemination_case on casework.dissemination (case_id);
create index dissemination_item on casework.dissemination (item);
create table casework.dissemination_answer (
  dissemination_id uuid primary key references casework.dissemination, case_id uuid not null, hub text not null,
  recorded_at timestamptz not null, agreed boolean not null, reason text not null,
  answered_by text not null, answered_by_person text not null, answered_by_agency text not null
);
-- For a child at risk: two people of the hub, one of them a manager, in place of the owner.
create table casework.dissemination_override (
  id uuid primary key, dissemination_id uuid not null references casework.dissemination, case_id uuid not null, hub text not null,
  recorded_at timestamptz not null, manager boolean not null, because text not null, reason text not null,
  overridden_by text not null, overridden_by_person text not null, unique (dissemination_id, overridden_by_person)
);
create table casework.dissemination_end (
  dissemination_id uuid primary key references casework.dissemination, case_id uuid not null, hub text not null,
  recorded_at timestamptz not null, ended_by text not null, ended_by_person text not null, reason text not null
);
-- What was left out of the copy and why, beside the original. Written only: no role of the service reads it.
create table casework.dissemination_edit (
  id uuid primary key, dissemination_id uuid not null references casework.dissemination, case_id uuid not null, hub text not null,
  recorded_at timestamptz not null, original jsonb not null, removed text not null, because text not null
);
alter table casework.dissemination_open
  add column until_at timestamptz not null, add column item uuid, add column field text not null,
  add foreign key (id) references casework.dissemination,
  add constraint safe_is_never_released check (field not in ('subject.safeAddress', 'subject.safeContact', 'concern.publicReferrer'));
create index dissemination_open_agency on casework.dissemination_open (hub, agency);

create function casework.tells_location(the_field text) returns boolean language sql immutable parallel safe
  return coalesce(the_field in ('subject.address', 'subject.uprn', 'subject.contactDetails', 'subject.whereabouts',
    'subject.school', 'subject.gpPractice'), false);

create function casework.refuse_protected_location() returns trigger
  language plpgsql security definer set search_path = casework, pg_temp as $$
begin
  if tells_location(new.field) and location_protected(new.case_id) then
    raise exception 'a protected location is never released' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger protected_location before insert on casework.dissemination_open
  for each row execute function casework.refuse_protected_location();

-- What stops a release before its time: revoked; the item corrected or taken back; the location protected since.
create function casework.release_stopped(the_release uuid, the_case uuid, the_item uuid, the_field text) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from dissemination_end where dissemination_id = the_release)
    or (the_item is not null and (superseded(the_item) or recalled(the_item)))
    or (tells_location(the_field) and location_protected(the_case))
$$;

create function casework.is_agreed(the_release uuid) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from dissemination where id = the_release and owner_agency = released_by_agency)
    or exists (select 1 from dissemination_answer where dissemination_id = the_release and agreed)
    or (select count(*) >= 2 and bool_or(manager) from dissemination_override where dissemination_id = the_release)
$$;

-- The columns of the item that an agreed release may copy; empty when nobody who may has agreed, or the item was withdrawn.
-- Needed because owner and override stand outside the case, or read less of it than they may release.
create function casework.item_to_release(the_release uuid) returns table (stored_in text, content jsonb)
  language sql stable security definer set search_path = casework, pg_temp as $$
  with wanted as (select d.item, d.case_id, d.owner_agency from dissemination d where d.id = the_release and d.hub = ctx('hub')
      and is_agreed(d.id) and not kept_out(d.case_id) and not release_stopped(d.id, d.case_id, d.item, d.field)),
    held as (select to_jsonb(c) as row from contribution_closed c join wanted w
        on w.item = c.id and w.case_id = c.case_id and w.owner_agency = c.agency
      union all select to_jsonb(o) from contribution_open o join wanted w
        on w.item = o.id and w.case_id = o.case_id and w.owner_agency = o.agency)
  select e.key, e.value from held cross join lateral jsonb_each(held.row) e where jsonb_typeof(e.value) = 'object'
$$;

-- Whom a release is about: every sector may read it, and the agency addressed may take no part in the case.
create function casework.release_about(the_release uuid) returns jsonb
  language sql stable security definer set search_path = casework, pg_temp as $$
  select jsonb_build_object('caseReference', c.reference,
    'name', (select s.name from subject_open s where s.case_id = c.id and s.name is not null
      order by s.recorded_at desc, s.id desc limit 1),
    'dateOfBirth', (select s.date_of_birth from subject_open s where s.case_id = c.id and s.date_of_birth is not null
      order by s.recorded_at desc, s.id desc limit 1))
  from dissemination d join case_open c on c.id = d.case_id
  where d.id = the_release and d.hub = ctx('hub') and is_agreed(d.id) and not kept_out(d.case_id)
$$;

-- ---------------------------------------------------------------- notices
-- References and codes only. visible_from lies in the future for what is told only when it is overdue.
create table casework.notice (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  visible_from timestamptz not null, kind text not null, about uuid not null, to_agency text, to_person text,
  from_agency text, due_at timestamptz, check (num_nonnulls(to_agency, to_person) = 1)
);
create index notice_agency on casework.notice (hub, to_agency, recorded_at desc) where to_agency is not null;
create index notice_person on casework.notice (hub, to_person, recorded_at desc) where to_person is not null;

create function casework.notice_settled(the_kind text, the_about uuid) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select the_kind = 'RELEASE_ANSWER_OVERDUE' and (is_agreed(the_about)
    or exists (select 1 from dissemination_answer where dissemination_id = the_about)
    or exists (select 1 from dissemination_end where dissemination_id = the_about))
$$;

-- The people who consulted an item of the caller's agency, or a released copy of it.
create function casework.item_readers(the_case uuid, the_item uuid) returns setof text
  language sql stable security definer set search_path = casework, pg_temp as $$
  select distinct said.entry ->> 'person'
  from audit.detail d
  join audit.entry e on e.recorded_at = d.recorded_at and e.id = d.entry_id
  cross join lateral (select convert_from(d.content, 'UTF8')::jsonb as entry) said
  where d.cases @> array[the_case] and own_item(the_case, the_item)
    and e.action = 'CONSULTATION' and e.outcome in ('PERMITTED', 'PARTIAL', 'EMERGENCY')
    and said.entry ->> 'person' <> ctx('person')
    and (said.entry -> 'items' ? the_item::text or exists (
      select 1 from dissemination x where x.item = the_item and said.entry -> 'under' ? x.id::text))
$$;

-- ---------------------------------------------------------------- receipts: who read what an agency gave (audit.md)
create table casework.protected_reads_release (
  id uuid primary key, case_id uuid not null references casework.case_open, hub text not null, recorded_at timestamptz not null,
  released_by text not null, released_by_person text not null, reason text not null
);
create index protected_reads_release_case on casework.protected_reads_release (case_id);

-- To the day, by agency, duty and purpose, never by person. Reads for a protected purpose, and all on a case that was ever
-- restricted, are left out until the case is closed or an officer released them, and then do not say their purpose.
create function casework.reads_of_ours(the_item uuid, from_at timestamptz, to_at timestamptz)
  returns table (item uuid, case_id uuid, day date, agency text, duty text, purpose text, reads bigint)
  language sql stable security definer set search_path = casework, pg_temp as $$
  with mine as (
    select i.id, i.case_id, c.closed_at,
      exists (select 1 from restriction r where r.case_id = i.case_id and r.restricted) as was_restricted
    from (select o.id, o.case_id from contribution_open o where o.agency = ctx('agency') and o.hub = ctx('hub')
        union select k.id, k.case_id from contribution_closed k where k.agency = ctx('agency') and k.hub = ctx('hub')) i
      join case_open c on c.id = i.case_id
    where (the_item is null or i.id = the_item) and not kept_out(i.case_id)),
  looks as (
    select m.id, m.case_id, e.agency, d.recorded_at, said.entry, m.was_restricted or coalesce(said.entry ->> 'purpose' in
        ('STRATEGY_DISCUSSION', 'S47_ENQUIRY', 'MARAC', 'CHANNEL', 'LADO', 'EMERGENCY'), false) as secret,
      m.closed_at is not null or exists (select 1 from protected_reads_release r
        where r.case_id = m.case_id and r.recorded_at >= d.recorded_at) as told
    from mine m join audit.detail d on d.cases @> array[m.case_id] and d.recorded_at >= from_at and d.recorded_at < to_at
      join audit.entry e on e.recorded_at = d.recorded_at and e.id = d.entry_id
        and e.action = 'CONSULTATION' and e.outcome in ('PERMITTED', 'PARTIAL', 'EMERGENCY')
      cross join lateral (select convert_from(d.content, 'UTF8')::jsonb as entry) said
    where said.entry -> 'items' ? m.id::text or exists (
      select 1 from dissemination x where x.item = m.id and said.entry -> 'under' ? x.id::text))
  select id, looks.case_id, (recorded_at at time zone 'Europe/London')::date, looks.agency,
    (select string_agg(x, ' ' order by x) from jsonb_array_elements_text(coalesce(entry -> 'duties', '[]')) x),
    case when secret then 'PROTECTED_PURPOSE' else entry ->> 'purpose' end, count(*)
  from looks where told or not secret
  group by 1, 2, 3, 4, 5, 6 order by 3, 4, 1, 5, 6
$$;

-- ---------------------------------------------------------------- rights
do $$
declare t text;
begin
  foreach t in array array['contribution_hold', 'dissemination', 'dissemination_answer', 'dissemination_override',
      'dissemination_end', 'dissemination_edit', 'notice', 'protected_reads_release'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('alter table casework.%I force row level security', t);
    execute format('create policy owner_all on casework.%I to openmash_owner using (true) with check (true)', t);
  end loop;
  foreach t in array array['dissemination_answer', 'dissemination_override', 'dissemination_end', 'dissemination_edit'] loop
    execute format('create policy of_release on casework.%I to casework
      using (hub = casework.ctx(''hub'') and exists (select 1 from casework.dissemination d where d.id = dissemination_id))
      with check (hub = casework.ctx(''hub'') and exists (select 1 from casework.dissemination d where d.id = dissemination_id))', t);
  end loop;
end $$;

create policy own_items on casework.contribution_hold to casework
  using (hub = casework.ctx('hub') and agency = casework.ctx('agency'))
  with check (hub = casework.ctx('hub') and agency = casework.ctx('agency') and not casework.kept_out(case_id)
    and casework.own_item(case_id, item));

-- The owner, whoever released it, and officers who may know of the case; the agency addressed reads the copy.
create policy both_sides on casework.dissemination to casework
  using (hub = casework.ctx('hub') and not casework.kept_out(case_id)
    and (owner_agency = casework.ctx('agency') or released_by_agency = casework.ctx('agency')
      or (casework.ctx('officer') = 'on' and (casework.in_hand(case_id) or casework.known(case_id)))))
  with check (hub = casework.ctx('hub') and released_by_agency = casework.ctx('agency')
    and (casework.in_hand(case_id) or casework.known(case_id)));
create policy owner_answers on casework.dissemination_answer as restrictive for insert to casework
  with check (exists (select 1 from casework.dissemination d
    where d.id = dissemination_id and d.owner_agency = casework.ctx('agency')));
create policy officers_override on casework.dissemination_override as restrictive for insert to casework
  with check (casework.ctx('officer') = 'on');

drop policy addressed on casework.dissemination_open;
create policy addressed on casework.dissemination_open to reader
  using (hub = casework.ctx('hub') and until_at > now()
    and (agency = casework.ctx('agency')
      or (casework.ctx('officer') = 'on' and (casework.in_hand(case_id) or casework.known(case_id))))
    and not casework.kept_out(case_id) and not casework.release_stopped(id, case_id, item, field));
create policy agreed_only on casework.dissemination_open for insert to casework
  with check (hub = casework.ctx('hub') and casework.is_agreed(id)
    and exists (select 1 from casework.dissemination d where d.id = dissemination_open.id));

create policy told on casework.notice for select to casework
  using (hub = casework.ctx('hub') and visible_from <= now() and not casework.kept_out(case_id)
    and (to_person = casework.ctx('person') or to_agency = casework.ctx('agency')));
create policy tell on casework.notice for insert to casework with check (hub = casework.ctx('hub'));

create policy officers_only on casework.protected_reads_release for insert to casework
  with check (hub = casework.ctx('hub') and casework.ctx('officer') = 'on'
    and (casework.in_hand(case_id) or casework.known(case_id)));

revoke execute on function casework.kept_out(uuid), casework.own_item(uuid, uuid), casework.own_item_readable(uuid),
  casework.recalled(uuid), casework.hold_item(),
  casework.tells_location(text), casework.refuse_protected_location(), casework.release_stopped(uuid, uuid, uuid, text),
  casework.is_agreed(uuid), casework.item_to_release(uuid), casework.release_about(uuid), casework.notice_settled(text, uuid),
  casework.item_readers(uuid, uuid), casework.reads_of_ours(uuid, timestamptz, timestamptz) from public;
grant execute on function casework.kept_out(uuid), casework.release_stopped(uuid, uuid, uuid, text), casework.recalled(uuid)
  to reader, casework;
grant execute on function casework.own_item(uuid, uuid), casework.own_item_readable(uuid), casework.is_agreed(uuid), casework.tells_location(text),
  casework.item_to_release(uuid), casework.release_about(uuid), casework.notice_settled(text, uuid),
  casework.item_readers(uuid, uuid), casework.reads_of_ours(uuid, timestamptz, timestamptz) to casework;
grant insert on casework.contribution_hold, casework.dissemination, casework.dissemination_answer,
  casework.dissemination_override, casework.dissemination_end, casework.dissemination_edit, casework.dissemination_open,
  casework.notice, casework.protected_reads_release to casework;
grant select on casework.dissemination, casework.dissemination_answer, casework.dissemination_override, casework.dissemination_end,
  casework.notice, casework.restricted_item to casework;
grant select (item, kind, hub, agency, case_id) on casework.contribution_hold to casework;
