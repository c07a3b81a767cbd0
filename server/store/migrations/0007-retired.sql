-- A freezer that is out of use: its history stays, and nobody judges it while this is set.
alter table freezer add column retired_at timestamptz;
