-- What keeps a log that was set back from being signed and published anew unseen, and what keeps its queue short.

-- Every entry of the log queues behind a lock on the queue: better no upgrade now than no service. A dump that runs holds one.
set local lock_timeout = '5s';

-- That the log was exported once: from then on an export without a checkpoint is one that was lost.
create table audit.export_begun (
  only_row boolean primary key default true check (only_row),
  size bigint not null,                              -- of the first checkpoint exported
  begun_at timestamptz not null default now()
);

-- A witness that remembers another history. While a dispute has no end, no later checkpoint is published. It ends when the same witness
-- cosigns again, or when the operator takes its key out of the policy.
create table audit.dispute (
  id bigint generated always as identity primary key,
  witness text not null,                             -- its verifier key
  size bigint not null,                              -- of the checkpoint that it disputed first
  disputed_at timestamptz not null default now()
);
create table audit.dispute_end (
  dispute bigint primary key references audit.dispute,
  ended_at timestamptz not null default now()
);

do $$
declare tab text;
begin
  foreach tab in array array['export_begun', 'dispute', 'dispute_end'] loop
    execute format('create trigger only_grows before update or delete on audit.%I for each row execute function audit.refuse()', tab);
    execute format('create trigger never_emptied before truncate on audit.%I execute function audit.refuse()', tab);
    execute format('alter table audit.%I enable always trigger only_grows', tab);
    execute format('alter table audit.%I enable always trigger never_emptied', tab);
  end loop;
end $$;
grant select, insert on audit.export_begun, audit.dispute, audit.dispute_end to openmash_sequencer;
grant select on audit.dispute, audit.dispute_end to auditor;

-- How long an entry waits is told by this server's clock alone: the instances' own may differ. In two steps, so that what waits
-- already is not rewritten.
alter table audit.pending add column queued_at timestamptz not null default now();
alter table audit.pending alter column queued_at set default clock_timestamp();

-- A moment that is none would never be sequenced and stand at an end of every search.
alter table audit.entry_default add constraint entry_moment check (isfinite(recorded_at));
alter table audit.detail_default add constraint detail_moment check (isfinite(recorded_at));
