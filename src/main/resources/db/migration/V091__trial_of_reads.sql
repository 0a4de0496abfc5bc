-- A trial of another matrix asks only about reads that a matrix decides: not about published statistics, whose tier is no column of
-- it, nor about releases, which people decide, nor about their terms, which the owner sees by owning them.
create or replace function policy.reads_since(since timestamptz)
  returns table (sector text, tier text, purpose text, policy_version text, shown jsonb, withheld jsonb, reads bigint, entries uuid[])
  language sql stable security definer set search_path = audit, pg_temp as $$
  select said ->> 'sector', said ->> 'tier', said ->> 'purpose', e.policy_version, said -> 'shown',
    coalesce(said -> 'withheld', '[]'), count(*), (array_agg(e.id order by e.recorded_at desc))[1:20]
  from entry e join detail d on d.recorded_at = e.recorded_at and d.entry_id = e.id
    cross join lateral (select convert_from(d.content, 'UTF8')::jsonb as said) s
  where e.recorded_at >= since and said ->> 'hub' = casework.ctx('hub') and e.outcome in ('PERMITTED', 'PARTIAL')
    and e.action in ('CONSULTATION', 'SEARCH') and said ? 'sector' and said ->> 'tier' in ('open', 'closed') and said ? 'shown'
    and said ->> 'operation' <> 'GET /v1/cases/{id}/disseminations'
  group by 1, 2, 3, 4, 5, 6
$$;
