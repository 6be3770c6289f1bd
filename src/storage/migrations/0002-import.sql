-- A list that was sent and read, and that nobody has yet said to keep: gone within the hour.
CREATE TABLE import (
  id TEXT PRIMARY KEY,
  -- The estimate it would join; empty for a new one.
  estimate_id TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  -- JSON: the rows, where each stood, what was said of them since.
  content TEXT NOT NULL
);

CREATE INDEX import_expires_at ON import (expires_at);

-- JSON: the estimate before its last import and the version that import made, so that it can be undone.
ALTER TABLE estimate ADD COLUMN undo TEXT;
