-- Who may come in. better-auth reads and writes these tables under the names that server/auth/tables.ts
-- gives it; roles, and what is journalled, are Gelo's.
create table person (
  id text primary key,
  -- As the journal has it: no two are called the same.
  name text not null,
  -- What signs in with a password. Whoever comes from an organisation, or by the first link, has none.
  username text unique,
  role text not null default 'viewer' check (role in ('viewer', 'operator', 'admin')),
  disabled_at timestamptz,
  -- Has yet to choose a password: there is none, or somebody else made it up.
  password_due boolean not null default false,
  -- Nobody is asked for one; the library insists, so it is one that cannot be (RFC 2606).
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index person_by_name on person (lower(name));

create table session (
  id text primary key,
  token text not null unique,
  person text not null references person on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_by_person on session (person);
create index session_by_expiry on session (expires_at);

-- What a person signs in with: a password (`credential`), or an account at an organisation (`oidc`).
create table account (
  id text primary key,
  person text not null references person on delete cascade,
  provider text not null,
  -- What that provider calls the person.
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider, account_id)
);
create index account_by_person on account (person);

-- What an organisation's answer is held against.
create table verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_by_identifier on verification (identifier);

-- How often somebody tried to sign in, counted for all instances together.
create table rate_limit (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- What cookies are signed with, where AUTH_SECRET does not say it: the same for all instances.
create table auth_secret (
  only_row boolean primary key default true check (only_row),
  secret text not null
);

-- Whoever changes a person or ends a session, be it by hand: every instance looks at that person's
-- connections again.
create function tell_of_person() returns trigger language plpgsql as $$
begin
  perform pg_notify('gelo', json_build_object('person', old.id)::text);
  return null;
end $$;
create trigger person_changed after update or delete on person
  for each row execute function tell_of_person();

create function tell_of_session() returns trigger language plpgsql as $$
begin
  perform pg_notify('gelo', json_build_object('person', old.person)::text);
  return null;
end $$;
create trigger session_ended after delete on session
  for each row execute function tell_of_session();
