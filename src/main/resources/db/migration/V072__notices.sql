-- Notices are read page by page, marked as read, and what one person tries again and again is one notice with a number.

-- Whom a notice of a refused try is about: to count, never shown.
alter table casework.notice add column by_person text;
create index notice_repeated on casework.notice (case_id, kind, by_person) where by_person is not null;

-- Somebody it was addressed to has read it: the person, or of an agency anyone who reads its notices.
create table casework.notice_acknowledgement (
  notice_id uuid primary key references casework.notice, hub text not null, recorded_at timestamptz not null,
  acknowledged_by text not null, acknowledged_by_person text not null
);
alter table casework.notice_acknowledgement enable row level security;
alter table casework.notice_acknowledgement force row level security;
create policy owner_all on casework.notice_acknowledgement to openmash_owner using (true) with check (true);
create policy of_notice on casework.notice_acknowledgement to casework
  using (hub = casework.ctx('hub') and exists (select 1 from casework.notice n where n.id = notice_id))
  with check (hub = casework.ctx('hub') and acknowledged_by_person = casework.ctx('person')
    and exists (select 1 from casework.notice n where n.id = notice_id));
grant select (notice_id, hub, recorded_at), insert on casework.notice_acknowledgement to casework;
