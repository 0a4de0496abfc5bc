-- Whoever may write an entry of the access log may queue it for the tree: an entry that is not queued is never sequenced.
do $$
declare writer text;
begin
  for writer in select distinct grantee from information_schema.role_table_grants
      where table_schema = 'audit' and table_name = 'entry' and privilege_type = 'INSERT' and grantee <> 'openmash_owner' loop
    execute format('grant insert on audit.pending to %I', writer);
  end loop;
end $$;
