-- A task ends by a row that says who did it, when and what: once, and never changed. Tasks themselves only grow.
create table casework.task_completion (
  id uuid primary key, task_id uuid not null unique references casework.task, case_id uuid not null references casework.case_open,
  hub text not null, recorded_at timestamptz not null, done_by text not null, done_by_person text not null, note text not null
);
create index task_completion_case on casework.task_completion (case_id);

alter table casework.task_completion enable row level security;
alter table casework.task_completion force row level security;
create policy owner_all on casework.task_completion to openmash_owner using (true) with check (true);
create policy known_task on casework.task_completion to casework
  using (hub = casework.ctx('hub') and exists (select 1 from casework.task t where t.id = task_completion.task_id))
  with check (hub = casework.ctx('hub') and exists (select 1 from casework.task t
    where t.id = task_completion.task_id and t.case_id = task_completion.case_id));
create policy officers_only on casework.task_completion as restrictive for insert to casework
  with check (casework.ctx('officer') = 'on');
grant select, insert on casework.task_completion to casework;
