-- The tree over the access log (RFC 6962): what was recorded becomes a leaf, leaves become tiles, tiles become a root, and the
-- root is signed. Written by one login that reads no detail, `openmash_sequencer`, and by nobody else.
--
-- pending   entries that have no place in the tree yet; a row appears with the entry's own commit, so an entry that commits late
--           simply gets a later index
-- leaf      index, entry and leaf hash; indexes are contiguous from 0
-- tile      up to 256 hashes of one level, side by side (C2SP tlog-tiles); it grows at its end until it is full
-- tree      one row: the size and root that are durable, and the epoch of who may change them
-- checkpoint, cosigned   signed notes, as they were handed out
-- mismatch  entries whose stored bytes do not give their stored hash: found before they were sequenced, and left out

-- No index: it is read whole, a few thousand rows at a time, and what an index would cost every read pays. What was deleted must
-- be cleared away soon, because it lies in the way of the next look.
create table audit.pending (
  entry_id uuid not null,
  recorded_at timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
  autovacuum_vacuum_insert_threshold = -1);

create table audit.leaf (
  idx bigint primary key check (idx >= 0),
  entry_id uuid not null unique,
  recorded_at timestamptz not null,
  hash bytea not null check (length(hash) = 32)
);

create table audit.tile (
  level smallint not null check (level between 0 and 7),
  idx bigint not null check (idx >= 0),
  hashes bytea not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  primary key (level, idx)
);
alter table audit.tile alter column hashes set storage external; -- hashes do not compress

create table audit.tree (
  only_row boolean primary key default true check (only_row),
  origin text,                                       -- the log's name, fixed by the first sequencer
  size bigint not null default 0 check (size >= 0),
  root bytea not null check (length(root) = 32),
  epoch bigint not null default 0                    -- raised by each new leader: who holds an older one changes nothing
);
insert into audit.tree (root) values (sha256(''));

create table audit.checkpoint (
  size bigint primary key,
  note text not null,                                -- C2SP tlog-checkpoint, signed by the log
  signed_at timestamptz not null default now()
);

create table audit.cosigned (
  size bigint primary key references audit.checkpoint,
  note text not null,                                -- the same, with as many witnesses as the policy wants
  cosigned_at timestamptz not null default now()
);

create table audit.mismatch (
  entry_id uuid primary key,
  recorded_at timestamptz not null,
  finding text not null check (finding in ('MISSING', 'HASH', 'COLUMNS', 'TWICE')),
  found_at timestamptz not null default now()
);

-- Whatever was recorded before there was a tree gets its place now.
insert into audit.pending (entry_id, recorded_at) select id, recorded_at from audit.entry order by recorded_at, id;

-- A tile may only grow at its end, the tree only upwards.
create function audit.only_extend_tile() returns trigger language plpgsql as $$
begin
  if new.level = old.level and new.idx = old.idx and substr(new.hashes, 1, length(old.hashes)) = old.hashes then
    return new;
  end if;
  raise exception 'a tile only grows' using errcode = 'insufficient_privilege';
end $$;

create function audit.only_grow_tree() returns trigger language plpgsql as $$
begin
  if new.size >= old.size and new.epoch >= old.epoch and new.only_row
      and (old.origin is null or new.origin = old.origin) and (new.size > old.size or new.root = old.root) then
    return new;
  end if;
  raise exception 'the tree only grows' using errcode = 'insufficient_privilege';
end $$;

do $$
declare tab text;
begin
  foreach tab in array array['leaf', 'checkpoint', 'cosigned', 'mismatch'] loop
    execute format('create trigger only_grows before update or delete on audit.%I for each row execute function audit.refuse()', tab);
  end loop;
  create trigger only_grows before update on audit.tile for each row execute function audit.only_extend_tile();
  create trigger never_removed before delete on audit.tile for each row execute function audit.refuse();
  create trigger only_grows before update on audit.tree for each row execute function audit.only_grow_tree();
  create trigger never_removed before delete on audit.tree for each row execute function audit.refuse();
  alter table audit.tile enable always trigger never_removed;
  alter table audit.tree enable always trigger never_removed;
  foreach tab in array array['leaf', 'tile', 'tree', 'checkpoint', 'cosigned', 'mismatch'] loop
    execute format('create trigger never_emptied before truncate on audit.%I execute function audit.refuse()', tab);
    execute format('alter table audit.%I enable always trigger only_grows', tab);
    execute format('alter table audit.%I enable always trigger never_emptied', tab);
  end loop;
  create trigger never_emptied before truncate on audit.pending execute function audit.refuse();
  alter table audit.pending enable always trigger never_emptied;
end $$;

-- Months made ahead, so that no row falls into the default partition. Attached, not created in place: that would lock the log.
-- With the owner's rights, because nobody else may make tables; it takes no name from its caller.
create function audit.make_partitions(ahead int) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare
  parent text;
  part text;
  first_day date;
  made int := 0;
begin
  foreach parent in array array['entry', 'detail'] loop
    for first_day in select generate_series(date_trunc('month', now() at time zone 'UTC'),
        date_trunc('month', now() at time zone 'UTC') + make_interval(months => least(ahead, 120)), interval '1 month') loop
      part := parent || to_char(first_day, '_YYYY_MM');
      continue when to_regclass('audit.' || part) is not null;
      execute format('create table audit.%I (like audit.%I including all)', part, parent);
      execute format('create trigger never_emptied before truncate on audit.%I execute function audit.refuse()', part);
      execute format('alter table audit.%I attach partition audit.%I for values from (%L) to (%L)', parent, part,
        first_day::timestamp at time zone 'UTC', (first_day + interval '1 month') at time zone 'UTC');
      execute format('alter table audit.%I enable always trigger only_grows', part);
      execute format('alter table audit.%I enable always trigger never_emptied', part);
      made := made + 1;
    end loop;
  end loop;
  return made;
end $$;

-- How many whole months after this one have a partition of both tables, without a gap.
create function audit.partitions_ahead() returns int language sql stable set search_path = pg_catalog as $$
  select coalesce(min(n), 121)::int - 1 from generate_series(0, 120) n
  where to_regclass('audit.entry' || to_char(now() at time zone 'UTC' + make_interval(months => n), '_YYYY_MM')) is null
     or to_regclass('audit.detail' || to_char(now() at time zone 'UTC' + make_interval(months => n), '_YYYY_MM')) is null
$$;
revoke execute on function audit.make_partitions(int) from public;

grant insert on audit.pending to openmash_log, intake, casework;

grant usage on schema audit to openmash_sequencer;
grant select on audit.entry to openmash_sequencer;   -- no personal data in it; audit.detail stays closed
grant select, delete on audit.pending to openmash_sequencer;
grant select, insert on audit.leaf, audit.tile, audit.checkpoint, audit.cosigned, audit.mismatch to openmash_sequencer;
grant update (hashes) on audit.tile to openmash_sequencer;
grant select, update (origin, size, root, epoch) on audit.tree to openmash_sequencer;
grant execute on function audit.make_partitions(int) to openmash_sequencer;

grant select on audit.leaf, audit.tile, audit.tree, audit.checkpoint, audit.cosigned, audit.mismatch, audit.pending to auditor;
