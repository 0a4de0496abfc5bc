-- Two people for the disclosure matrix. Its text is proposed by one person of governance and approved by another; the change itself
-- is the reviewed file in the artefact. From the first approval on, the migration that gives a version its rights is refused unless
-- the version was approved or was in force here before, so that going back is always possible.
create table policy.version_proposal (
  sha256 text primary key check (sha256 = 'sha256:' || encode(sha256(convert_to(csv, 'UTF8')), 'hex')),
  csv text not null, proposed_at timestamptz not null, proposed_by text not null, proposed_by_person text not null
);
create table policy.version_approval (
  sha256 text primary key references policy.version_proposal,
  approved_at timestamptz not null, approved_by text not null, approved_by_person text not null
);

create function policy.version_needs_two_people() returns trigger language plpgsql as $$
begin
  if exists (select from policy.version_proposal where sha256 = new.sha256 and proposed_by_person = new.approved_by_person) then
    raise exception 'who proposed a version does not approve it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger two_people before insert on policy.version_approval
  for each row execute function policy.version_needs_two_people();

-- Called by the generated R__disclosure_grants.sql before it gives any right.
create function policy.require_approved(version text) returns void language plpgsql as $$
begin
  if exists (select from policy.policy_version where sha256 = version)
      or exists (select from policy.version_approval where sha256 = version) then
    return;
  end if;
  if exists (select from policy.version_approval) then
    raise exception 'the disclosure matrix % was not approved by two people: POST /v1/policy/versions', version;
  end if;
  raise warning 'no version of the disclosure matrix was ever approved here by two people: POST /v1/policy/versions';
end $$;

do $$
declare t text;
begin
  foreach t in array array['version_proposal', 'version_approval'] loop
    execute format('create trigger stays before update or delete on policy.%I for each row execute function policy.refuse()', t);
    execute format('create trigger never_emptied before truncate on policy.%I execute function policy.refuse()', t);
    execute format('alter table policy.%I enable always trigger stays', t);
    execute format('alter table policy.%I enable always trigger never_emptied', t);
    execute format('grant select, insert on policy.%I to governance', t);
  end loop;
end $$;

-- What a trial of another matrix needs of the log: which fields which kind of account was shown for which purpose, how often; nobody's
-- name and no case. Reads under an emergency grant are left out: what they show follows from the grant, not from the account's tier.
-- SECURITY DEFINER: governance does not read the access log.
create function policy.reads_since(since timestamptz)
  returns table (sector text, tier text, purpose text, policy_version text, shown jsonb, withheld jsonb, reads bigint, entries uuid[])
  language sql stable security definer set search_path = audit, pg_temp as $$
  select said ->> 'sector', said ->> 'tier', said ->> 'purpose', e.policy_version, said -> 'shown',
    coalesce(said -> 'withheld', '[]'), count(*), (array_agg(e.id order by e.recorded_at desc))[1:20]
  from entry e join detail d on d.recorded_at = e.recorded_at and d.entry_id = e.id
    cross join lateral (select convert_from(d.content, 'UTF8')::jsonb as said) s
  where e.recorded_at >= since and said ->> 'hub' = casework.ctx('hub') and e.outcome in ('PERMITTED', 'PARTIAL')
    and e.action in ('CONSULTATION', 'SEARCH', 'DISCLOSURE') and said ? 'sector' and said ? 'tier' and said ? 'shown'
  group by 1, 2, 3, 4, 5, 6
$$;
revoke execute on function policy.reads_since(timestamptz), policy.require_approved(text), policy.version_needs_two_people()
  from public;
grant execute on function policy.reads_since(timestamptz) to governance;
