-- Mails to send, being sent, sent, or given up. What they say and to whom is forgotten after a while: the line remains, to be counted.
CREATE TABLE mail (
  id TEXT PRIMARY KEY,
  -- What it is for: `login`, `invitation`.
  kind TEXT NOT NULL,
  -- Empty once forgotten, as the three that follow.
  recipient TEXT NOT NULL,
  -- Empty for the sender.
  reply_to TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  -- waiting, sent, shown (in the log of an instance that cannot send), dead.
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  -- Not tried before. Whoever claims it moves this forward, so that nobody else takes it.
  due_at BIGINT NOT NULL,
  -- Rises with each claim: a process that was slow cannot overwrite what another did since.
  attempts INTEGER NOT NULL,
  -- When it was sent, shown or given up.
  ended_at BIGINT,
  -- What the last failure said, without addresses; or empty.
  error TEXT NOT NULL
);

CREATE INDEX mail_state_due_at ON mail (state, due_at);
