-- when the file that was delivered was destroyed; null while a refused one is kept
alter table ledger_leveringen add column vernietigd_op timestamp;

-- what a step has to tell in words
alter table ledger_stappen add column toelichting varchar;
