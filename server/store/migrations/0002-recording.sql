-- One life of one partition. A topic that is deleted and made anew counts from 0 again: its next
-- generation is another log, so that (log, offset) names one message for ever.
create table log (
  id smallint generated always as identity primary key,
  topic text not null,
  partition integer not null,
  generation integer not null default 0,
  -- The first offset that was to be recorded, and the next one. This row is the recorder's place in the log.
  began bigint not null,
  position bigint not null check (position >= began),
  -- Kafka's timestamp of the newest recorded message.
  newest_at timestamptz,
  -- Readings below this offset may have been dropped by age: what is counted, is counted from here.
  expired_to bigint not null default 0,
  owner text,
  owned_since timestamptz,
  unique (topic, partition, generation)
);

create table profile (
  id text primary key,
  -- Null for those that came with Gelo: the page has words for them in each language.
  name text unique,
  settings jsonb not null
);

create table freezer (
  id integer generated always as identity primary key,
  -- What its messages call it.
  key text not null unique,
  name text,
  place text,
  profile text not null references profile,
  overrides jsonb not null default '{}',
  since timestamptz not null default now()
);

-- Counts up with each change of a profile or a freezer's settings: whoever keeps them in memory asks this.
create table settings_revision (
  only_row boolean primary key default true check (only_row),
  revision bigint not null
);
insert into settings_revision (revision) values (1);

-- What the alarms of a freezer remember, and its open minute and hour. Rewritten with each batch, in place.
create table freezer_state (
  freezer integer primary key references freezer,
  state json,
  due_at timestamptz
) with (fillfactor = 40);

create table reading (
  at timestamptz not null,
  celsius double precision not null,
  kafka_offset bigint not null,
  freezer integer not null,
  log smallint not null,
  -- 1 below its limits, 2 above, 4 its clock ran ahead, 8 a value by which probes say that they failed.
  flags smallint not null
) partition by range (at);
-- One freezer's readings lie all over the table, so what history needs is in the index itself.
create index reading_by_freezer on reading (freezer, at) include (celsius, flags);
create index reading_by_offset on reading
  using brin (kafka_offset int8_minmax_multi_ops) with (autosummarize = on);
create table reading_default partition of reading default;

create table rollup_minute (
  freezer integer not null,
  from_at timestamptz not null,
  count integer not null,
  faulty integer not null,
  min double precision not null,
  max double precision not null,
  sum bigint not null,
  below integer not null,
  above integer not null,
  heat double precision not null,
  primary key (freezer, from_at) include (count, faulty, min, max, sum, below, above, heat)
) partition by range (from_at);
create table rollup_minute_default partition of rollup_minute default;

create table rollup_hour (like rollup_minute including all);

create table reject (
  log smallint not null references log,
  kafka_offset bigint not null,
  reason text not null,
  at timestamptz not null,
  -- Their beginnings: the whole message is in the dead-letter topic.
  key bytea,
  value bytea,
  size integer not null,
  primary key (log, kafka_offset)
);
create index reject_by_time on reject (at);

-- Offsets that stand for no message. 'gap': Kafka dropped them before they were read. 'control': they
-- never held one for readers (transaction markers, aborted or compacted messages).
create table absence (
  log smallint not null references log,
  from_offset bigint not null,
  to_offset bigint not null check (to_offset > from_offset),
  reason text not null check (reason in ('gap', 'control')),
  found_at timestamptz not null default now(),
  primary key (log, from_offset)
);

create table alarm (
  id bigint generated always as identity primary key,
  freezer integer not null references freezer,
  kind text not null,
  raised_at timestamptz not null,
  since timestamptz not null,
  standing text not null check (standing in ('none', 'active', 'acknowledged', 'returned')),
  reason text,
  celsius double precision,
  limit_celsius double precision,
  peak double precision,
  returned_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text,
  note text,
  shelved_until timestamptz,
  shelved_by text,
  times_raised integer not null default 1,
  unique (freezer, kind, raised_at)
);
create index alarm_open on alarm (freezer) where standing <> 'none';
create index alarm_by_time on alarm (raised_at);

create table journal (
  id bigint generated always as identity primary key,
  -- When it happened, and when it was written down.
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  -- Null when nobody did it.
  who text,
  what text not null,
  freezer integer references freezer,
  alarm bigint references alarm,
  before jsonb,
  after jsonb
);
create index journal_by_freezer on journal (freezer, id);
create index journal_by_alarm on journal (alarm, id) where alarm is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal only grows: % is refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger journal_only_grows before update or delete on journal
  for each row execute function refuse_change();
create trigger journal_stays before truncate on journal
  for each statement execute function refuse_change();
