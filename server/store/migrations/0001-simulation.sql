-- What the simulation should be doing: one row, so that a restart resumes it.
create table simulation (
  only_row boolean primary key default true check (only_row),
  running boolean not null,
  sensors integer not null check (sensors between 1 and 1000),
  changed_at timestamptz not null default now()
);
