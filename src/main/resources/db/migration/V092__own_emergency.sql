-- Whoever broke glass does not mark the notice of it as read for the whole agency (ADR 0052).

create function casework.tells_of_self(the_notice uuid) returns boolean
  language sql stable security definer set search_path = casework, pg_temp as $$
  select exists (select 1 from notice n join emergency_grant g on g.id = n.about
    where n.id = the_notice and n.to_agency is not null and g.person = ctx('person'))
$$;
revoke execute on function casework.tells_of_self(uuid) from public;
grant execute on function casework.tells_of_self(uuid) to casework;

alter policy of_notice on casework.notice_acknowledgement
  with check (hub = casework.ctx('hub') and acknowledged_by_person = casework.ctx('person')
    and exists (select 1 from casework.notice n where n.id = notice_id) and not casework.tells_of_self(notice_id));
