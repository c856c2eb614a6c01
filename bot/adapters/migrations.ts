/**
 * How the state came to its present form. The number of those that a file has seen is its
 * `user_version`; a new form is a new entry at the end, and none is ever changed.
 */
export const migrations: readonly string[] = [
  // Files from before there were migrations already have these.
  `
  CREATE TABLE IF NOT EXISTS answers (
    number INTEGER PRIMARY KEY,
    channel_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    private_to TEXT,
    answer TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS answers_by_channel ON answers (channel_id, number);
  `,
  `
  CREATE INDEX answers_by_message ON answers (message_id);
  ALTER TABLE answers ADD COLUMN asked_by TEXT;
  CREATE TABLE feedback (
    message_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    given_at TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('good', 'bad')),
    reason TEXT,
    answer TEXT NOT NULL,
    PRIMARY KEY (message_id, user_id)
  ) STRICT;
  CREATE TABLE looks (
    user_id TEXT NOT NULL,
    topic TEXT NOT NULL,
    looked_at TEXT NOT NULL,
    PRIMARY KEY (user_id, topic)
  ) STRICT;
  `,
];
