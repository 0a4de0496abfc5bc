-- Information sharing agreements between agencies, as data (domain reference 6.6). Each is proposed by one person of governance and
-- counts once another has approved it; it is suspended once two people have signed so. Nothing is changed: a new agreement
-- takes the place of an old one.
create table policy.agreement (
  id uuid primary key, hub text not null, title text not null,
  parties text[] not null check (cardinality(parties) >= 2),
  purposes text[] not null check (cardinality(purposes) >= 1),
  data_categories text[] not null check (cardinality(data_categories) >= 1),
  legal_basis text[] not null check (cardinality(legal_basis) >= 1),
  starts_on date not null, ends_on date not null, review_on date not null, contact text not null,
  proposed_at timestamptz not null, proposed_by text not null, proposed_by_person text not null,
  check (starts_on <= ends_on), check (review_on between starts_on and ends_on)
);
create index agreement_hub on policy.agreement (hub);
create table policy.agreement_approval (
  agreement_id uuid primary key references policy.agreement, hub text not null,
  approved_at timestamptz not null, approved_by text not null, approved_by_person text not null
);
create table policy.agreement_suspension (
  agreement_id uuid not null references policy.agreement, hub text not null,
  signed_at timestamptz not null, signed_by text not null, signed_by_person text not null, reason text not null,
  primary key (agreement_id, signed_by_person)
);

create function policy.agreement_needs_two_people() returns trigger language plpgsql as $$
begin
  if exists (select from policy.agreement where id = new.agreement_id and proposed_by_person = new.approved_by_person) then
    raise exception 'who proposed an agreement does not approve it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger two_people before insert on policy.agreement_approval
  for each row execute function policy.agreement_needs_two_people();

grant usage on schema policy to reader;
grant usage on schema audit to governance;
grant insert on audit.entry, audit.detail to governance;
do $$
declare t text;
begin
  foreach t in array array['agreement', 'agreement_approval', 'agreement_suspension'] loop
    execute format('create trigger stays before update or delete on policy.%I for each row execute function policy.refuse()', t);
    execute format('create trigger never_emptied before truncate on policy.%I execute function policy.refuse()', t);
    execute format('alter table policy.%I enable always trigger stays', t);
    execute format('alter table policy.%I enable always trigger never_emptied', t);
    execute format('alter table policy.%I enable row level security', t);
    execute format('alter table policy.%I force row level security', t);
    execute format('create policy owner_all on policy.%I to openmash_owner using (true) with check (true)', t);
    execute format('create policy own_hub on policy.%I to governance, reader
      using (hub = nullif(current_setting(''openmash.hub'', true), ''''))
      with check (hub = nullif(current_setting(''openmash.hub'', true), ''''))', t);
    execute format('grant select, insert on policy.%I to governance', t);
    execute format('grant select on policy.%I to reader', t);
  end loop;
end $$;

-- How many reads of a hub went on without an agreement in force: agencies, purposes and numbers, and nobody's name.
-- SECURITY DEFINER: governance does not read the access log.
create function policy.reads_under_review(the_hub text, since timestamptz, before timestamptz)
  returns table (agency text, purpose text, reads bigint)
  language sql stable security definer set search_path = audit, pg_temp as $$
  select e.agency, said ->> 'purpose', count(*)
  from entry e join detail d on d.recorded_at = e.recorded_at and d.entry_id = e.id
    cross join lateral (select convert_from(d.content, 'UTF8')::jsonb as said) s
  where e.recorded_at >= since and e.recorded_at < before
    and said ->> 'hub' = the_hub and said ->> 'agreementVerdict' = 'REVIEW'
  group by 1, 2 order by 1, 2
$$;
revoke execute on function policy.reads_under_review(text, timestamptz, timestamptz), policy.agreement_needs_two_people(),
  policy.refuse() from public;
grant execute on function policy.reads_under_review(text, timestamptz, timestamptz) to governance;
