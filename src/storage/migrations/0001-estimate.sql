-- An estimate made without an account: kept under an unguessable address, purged after its day.
CREATE TABLE estimate (
  id TEXT PRIMARY KEY,
  -- Rises with each change, so that two people editing never overwrite one another in silence.
  version INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  -- Name the holder gave it, or empty.
  title TEXT NOT NULL,
  -- JSON: what was typed, line by line, with country and year.
  inventory TEXT NOT NULL,
  -- JSON: published values the holder replaced, with their reasons.
  contests TEXT NOT NULL,
  -- Version of the facts it was made with.
  facts TEXT NOT NULL
);

CREATE INDEX estimate_expires_at ON estimate (expires_at);
