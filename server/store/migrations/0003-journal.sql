-- The journal is never dropped, so each filter of its page has an index of its own.
create index journal_by_person on journal (who, id) where who is not null;
create index journal_by_deed on journal (what, id);
create index journal_by_time on journal (at, id);
