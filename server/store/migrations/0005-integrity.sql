-- The messages of an integrity check are no readings: their offsets are counted apart.
alter table absence drop constraint absence_reason_check,
  add constraint absence_reason_check check (reason in ('gap', 'control', 'check'));

-- Integrity checks, the newest of which are kept. One is running while it has not finished and was seen lately.
create table integrity_run (
  id uuid primary key,
  started_at timestamptz not null default now(),
  started_by text not null,
  request jsonb not null,
  progress jsonb not null,
  -- When the instance that runs it last said so.
  seen_at timestamptz not null default now(),
  cancelled_by text,
  finished_at timestamptz,
  result jsonb
);
create index integrity_run_by_time on integrity_run (started_at);
