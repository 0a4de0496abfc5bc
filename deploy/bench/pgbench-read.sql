\set n random(1, :cases)
begin;
select * from casework.case_open where id = bench.case_id(:n);
insert into bench.entry (subject, case_id, purpose, shown)
  values ('00000000-0000-7000-8000-000000000001', bench.case_id(:n), 'TRIAGE', 'case.reference,case.status,subject.name');
commit;
