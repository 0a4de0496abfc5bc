-- What the judgement on released copies needs (ADR 0037): whose the original is, of which kind, and whether its case is urgent. A
-- reader has no right to these columns, and an edited copy does not name its field; the answer is used, never shown.
create function casework.copies_judged(releases uuid[])
  returns table (id uuid, owner_agency text, kind text, urgent boolean)
  language sql stable security definer set search_path = casework, pg_temp as $$
  select d.id, d.owner_agency, split_part(o.field, '.', 1), c.rating is null or c.rating = 'RED'
  from dissemination d join dissemination_open o on o.id = d.id join case_open c on c.id = d.case_id
  where d.id = any (releases) and d.hub = ctx('hub') and not kept_out(d.case_id)
    and (d.agency = ctx('agency') or ctx('officer') = 'on')
$$;
revoke execute on function casework.copies_judged(uuid[]) from public;
grant execute on function casework.copies_judged(uuid[]) to reader;
