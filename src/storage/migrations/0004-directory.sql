-- An actor of the directory, as it is published now.
CREATE TABLE actor (
  id TEXT PRIMARY KEY,
  -- What the list is sorted and filtered by, copied from the entry. Short columns first: a row is then told apart without its long texts being read.
  -- 1 once its people asked to be taken out: kept so that no import brings it back, shown nowhere.
  withdrawn INTEGER NOT NULL,
  kind TEXT NOT NULL,
  department TEXT NOT NULL,
  region TEXT NOT NULL,
  country TEXT NOT NULL,
  lat DOUBLE PRECISION,
  lon DOUBLE PRECISION,
  price TEXT NOT NULL,
  capacity TEXT NOT NULL,
  position TEXT NOT NULL,
  big_tech INTEGER NOT NULL,
  confirmed_on TEXT NOT NULL,
  added_on TEXT NOT NULL,
  -- Last time someone said it is true, or else when it was added.
  seen_on TEXT NOT NULL,
  services TEXT NOT NULL,
  sort TEXT NOT NULL,
  name TEXT NOT NULL,
  -- Private: where its own link is mailed; empty for nowhere.
  email TEXT NOT NULL,
  -- Words without accents nor capitals, to be searched.
  words TEXT NOT NULL,
  -- JSON: everything that is public of it.
  entry TEXT NOT NULL,
  -- JSON: field → where it came from, when, and whether a person corrected it.
  provenance TEXT NOT NULL
);

-- Lists are read in this index, which holds all that they are filtered by and no long text.
CREATE INDEX actor_sort ON actor (withdrawn, sort, id, words, services, price, capacity, position, big_tech, confirmed_on, region, country);
CREATE INDEX actor_department ON actor (department, sort);
CREATE INDEX actor_kind ON actor (kind, department);
-- Distances are told from this index alone.
CREATE INDEX actor_place ON actor (lat, lon, withdrawn, kind, id);

-- What someone proposes: nothing of it is published before a moderator says so.
CREATE TABLE proposal (
  id TEXT PRIMARY KEY,
  -- new, correction, report, withdrawal, import
  kind TEXT NOT NULL,
  -- The actor it is about; empty for a new one.
  actor_id TEXT NOT NULL,
  -- JSON: the fields proposed.
  fields TEXT NOT NULL,
  -- Private: what was written with it, and the address of who wrote.
  message TEXT NOT NULL,
  email TEXT NOT NULL,
  -- Where the fields come from: the form, an address, a file.
  origin TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  decided_at BIGINT
);

CREATE INDEX proposal_state ON proposal (state, created_at);

-- Links mailed to actors: only the hash of a link is kept, and it ends.
CREATE TABLE actor_link (
  hash TEXT PRIMARY KEY,
  actor_id TEXT NOT NULL,
  -- edit, confirm
  kind TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE INDEX actor_link_actor ON actor_link (actor_id);

-- Who changed what, and when; no address of anyone.
CREATE TABLE directory_journal (
  id TEXT PRIMARY KEY,
  at BIGINT NOT NULL,
  actor_id TEXT NOT NULL,
  what TEXT NOT NULL,
  detail TEXT NOT NULL
);

CREATE INDEX directory_journal_at ON directory_journal (at);

-- How often a witness was named in a month, so that the same ones are not flooded.
CREATE TABLE referral (
  actor_id TEXT NOT NULL,
  month TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (actor_id, month)
);
