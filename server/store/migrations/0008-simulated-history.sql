-- How many readings of a minute or an hour came from no sensor. It stands in the key too, from which
-- statistics are read without looking at the rows.
alter table rollup_minute add simulated integer not null default 0;
alter table rollup_minute drop constraint rollup_minute_pkey;
alter table rollup_minute add primary key (freezer, from_at)
  include (count, faulty, min, max, sum, below, above, heat, simulated);

alter table rollup_hour add simulated integer not null default 0;
alter table rollup_hour drop constraint rollup_hour_pkey;
alter table rollup_hour add primary key (freezer, from_at)
  include (count, faulty, min, max, sum, below, above, heat, simulated);
