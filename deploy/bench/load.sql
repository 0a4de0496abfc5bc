-- Clones the cases that were posted through the API (the templates) until there are ${cases} more, table by table, so that what
-- is measured has the shape the service itself writes. To be run by a superuser; the measuring program fills in ${cases}.
set session_replication_role = replica; -- no foreign key checks: the templates' rows hold, so their clones do
set synchronous_commit = off;

create schema if not exists bench;
create function bench.case_id(n bigint) returns uuid language sql immutable parallel safe
  return ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
-- The same id in each table a row is split over; in order of n, as the service's own ids are in the order of time.
create function bench.moved(id text, n bigint) returns text language sql immutable parallel safe
  return lpad(to_hex(n), 8, '0') || substr(id, 9);

create table bench.template as
  select row_number() over (order by id) - 1 as nr, count(*) over () as total, id, person_id from casework.case_open;

insert into casework.person
  select bench.moved(p.id::text, n)::uuid, p.hub, p.recorded_at
  from generate_series(1, ${cases}) n join bench.template t on t.nr = n % t.total join casework.person p on p.id = t.person_id;

-- The value is made unlike any that can be received: a concern posted later is about somebody new.
insert into casework.person_identity
  select bench.moved(i.id::text, n)::uuid, i.hub, bench.moved(i.person_id::text, n)::uuid, i.kind, i.value || '-' || n,
    i.date_of_birth, i.name_parts, i.recorded_at
  from generate_series(1, ${cases}) n join bench.template t on t.nr = n % t.total
  join casework.person_identity i on i.person_id = t.person_id;

insert into casework.case_open
  select r.* from generate_series(1, ${cases}) n join bench.template t on t.nr = n % t.total
  join casework.case_open c on c.id = t.id,
  lateral jsonb_populate_record(c, jsonb_build_object('id', bench.case_id(n),
    'person_id', bench.moved(t.person_id::text, n), 'reference', 'BENCH-' || n,
    'received_at', c.received_at - n * interval '10 s', 'due_at', c.due_at - n * interval '10 s')) r;

do $$
declare
  tab text;
  ids text;
begin
  for tab, ids in select table_name,
        string_agg(format(', %1$L, bench.moved(o.%1$I::text, n)', column_name), '') filter (where column_name <> 'case_id')
      from information_schema.columns
      where table_schema = 'casework' and column_name in ('case_id', 'id', 'concern_id')
      group by table_name having bool_or(column_name = 'case_id') order by table_name loop
    execute format('insert into casework.%1$I
      select r.* from generate_series(1, ${cases}) n join bench.template t on t.nr = n %% t.total
      join casework.%1$I o on o.case_id = t.id,
      lateral jsonb_populate_record(o, jsonb_build_object(''case_id'', bench.case_id(n)%2$s)) r', tab, coalesce(ids, ''));
  end loop;
end $$;

-- What pgbench writes for each read it makes: the least an access log could be.
create table bench.entry (
  id bigint generated always as identity primary key, at timestamptz not null default now(), subject text not null,
  case_id uuid not null, purpose text not null, shown text not null
);
-- What pgbench writes in place of a concern's rows.
create table bench.row (
  id uuid primary key default uuidv7(), case_id uuid not null, hub text not null, recorded_at timestamptz not null default now(),
  content jsonb not null
);
create index on bench.row (case_id, recorded_at);
grant usage on schema bench to openmash_bench;
grant insert on bench.entry, bench.row to openmash_bench;
grant execute on all functions in schema bench to openmash_bench;
reset session_replication_role;
vacuum analyze;
