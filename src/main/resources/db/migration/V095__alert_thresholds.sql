-- A new account is measured by its own past from its third day on: until the tenth, one that opens much by its duty was flagged every day.
create or replace function oversight.unusual_volume(since timestamptz, until timestamptz, look_back interval, at_least integer, deviations numeric,
    times_colleagues numeric) returns setof oversight.finding
  language sql stable security definer set search_path = audit, pg_temp as $$
  with today as (
    select actor_token, max(agency) agency, count(distinct case_id) n, min(at) first_at, max(at) last_at
    from oversight.opened_before(since, until) group by actor_token),
  past as (
    select actor_token, avg(n) mean, coalesce(stddev_samp(n), 0) sd, count(*) days from (
      select actor_token, (at at time zone 'Europe/London')::date, count(distinct case_id) n
      from oversight.opened_before(since - look_back, since) group by 1, 2) day group by actor_token)
  select t.actor_token, null::text, null::text, null::uuid, t.n, round(coalesce(p.mean, others.n), 1), t.first_at, t.last_at
  from today t left join past p on p.actor_token = t.actor_token and p.days >= 3
    cross join lateral (select coalesce(avg(o.n), 0) n from today o where o.agency = t.agency and o.actor_token <> t.actor_token) others
  where t.n >= at_least and t.n > times_colleagues * others.n
    and t.n > coalesce(p.mean + deviations * greatest(p.sd, 1), at_least)
$$;

-- An hour is usual in an agency when enough of its people work then, not when enough looks are from then: the one account of a council's
-- emergency duty team made every night usual for all its officers.
-- The function of before stays for instances that are not replaced yet.
create function oversight.unusual_hour(since timestamptz, until timestamptz, look_back interval, at_least integer, most_share numeric,
    colleagues numeric) returns setof oversight.finding
  language sql stable security definer set search_path = audit, pg_temp as $$
  with past as (
    select actor_token, agency, extract(hour from at at time zone 'Europe/London')::integer as hour, count(*)::numeric n
    from oversight.opened_before(since - look_back, since) group by 1, 2, 3),
  today as (
    select actor_token, agency, extract(hour from at at time zone 'Europe/London')::integer as hour, count(*) n, min(at) first_at,
      max(at) last_at from oversight.opened_before(since, until) group by 1, 2, 3)
  select t.actor_token, null::text, null::text, null::uuid, sum(t.n), min(t.hour)::numeric, min(t.first_at), max(t.last_at)
  from today t
  where (select coalesce(sum(n), 0) from past p where p.actor_token = t.actor_token) >= at_least
    and (select coalesce(sum(n) filter (where abs(p.hour - t.hour) in (0, 1, 23)), 0) / nullif(sum(n), 0) from past p
      where p.actor_token = t.actor_token) <= most_share
    and (select coalesce(avg((c.share > most_share)::integer), 0) from (
      select coalesce(sum(n) filter (where abs(p.hour - t.hour) in (0, 1, 23)), 0) / sum(n) as share from past p
      where p.agency = t.agency and p.actor_token <> t.actor_token group by p.actor_token having sum(n) >= at_least) c) < colleagues
  group by t.actor_token
$$;
revoke execute on function oversight.unusual_hour(timestamptz, timestamptz, interval, integer, numeric, numeric) from public;
grant execute on function oversight.unusual_hour(timestamptz, timestamptz, interval, integer, numeric, numeric) to oversight;
