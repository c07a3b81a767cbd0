-- What simulated sensors should be doing: every instance may change it, one carries it out.
create table simulated_sensor (
  number smallint primary key check (number between 0 and 999),
  running boolean not null,
  model text not null check (model in ('plain', 'physical')),
  -- Readings a second.
  rate double precision not null check (rate between 0.1 and 100),
  -- Profiles come and go: one that is not there any more counts as the default.
  profile text not null,
  seed integer not null
);

create table simulated_fault (
  id integer generated always as identity primary key,
  kind text not null,
  -- Their numbers; null means all there are.
  sensors smallint[],
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at)
);

-- Counts up with each change of the above; how they send, null until somebody has said so.
create table simulation_wish (
  only_row boolean primary key default true check (only_row),
  revision integer not null,
  settings jsonb
);
insert into simulation_wish (revision) values (1);

-- Which instance runs it, for as long as it says so again, and what became of the readings.
create table simulation_run (
  only_row boolean primary key default true check (only_row),
  instance uuid,
  name text,
  since timestamptz,
  renewed_at timestamptz,
  report jsonb
) with (fillfactor = 50);
insert into simulation_run default values;

insert into simulated_sensor (number, running, model, rate, profile, seed)
select number, running, 'plain', 1, 'beverage', number
from simulation, generate_series(0, sensors - 1) as number;
drop table simulation;
