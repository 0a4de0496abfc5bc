-- The words of a name in a form that compares: lower case, without accents, letters only. A search finds whole words.
create function casework.name_words(name text) returns text[] language sql immutable parallel safe as $$
  select array_remove(
    regexp_split_to_array(lower(regexp_replace(normalize(name, nfd), '[\u0300-\u036f]', '', 'g')), '[^[:alpha:]]+'), '')
$$;
revoke execute on function casework.name_words(text) from public;
grant execute on function casework.name_words(text) to reader;
create index subject_open_nhs_number on casework.subject_open (hub, nhs_number) where nhs_number is not null;
create index subject_open_upn on casework.subject_open (hub, upn) where upn is not null;
create index location_open_uprn on casework.location_open (hub, uprn) where uprn is not null;
