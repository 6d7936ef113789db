-- who sees to a decision, and when it was done; a remark that was taken back keeps its row
alter table ledger_duidingen add column eigenaar varchar;
alter table ledger_duidingen add column klaar_op date;
alter table ledger_duidingen add column ingetrokken_op date;
