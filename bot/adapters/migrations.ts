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
  `
  CREATE TABLE watches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel_id TEXT NOT NULL,
    guild_id TEXT,
    topic TEXT NOT NULL,
    topic_key TEXT NOT NULL,
    rhythm TEXT NOT NULL,
    role_id TEXT,
    locale TEXT NOT NULL,
    created_by TEXT,
    created_at TEXT NOT NULL,
    next_at TEXT NOT NULL,
    checked_at TEXT,
    paused TEXT CHECK (paused IN ('no-access', 'no-permission', 'closed')),
    UNIQUE (channel_id, topic_key)
  ) STRICT;
  CREATE INDEX watches_by_time ON watches (next_at);
  CREATE TABLE told (
    channel_id TEXT NOT NULL,
    article_id TEXT NOT NULL,
    told_at TEXT NOT NULL,
    PRIMARY KEY (channel_id, article_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE announcements (
    channel_id TEXT PRIMARY KEY,
    planned_at TEXT NOT NULL,
    payload TEXT NOT NULL,
    sent_at TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    try_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE corrections (
    message_id TEXT NOT NULL,
    article_id TEXT NOT NULL,
    publisher TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('retraction', 'correction', 'change')),
    notice TEXT,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (message_id, article_id, seen_at)
  ) STRICT;
  `,
  `
  CREATE TABLE servers (
    server_id TEXT PRIMARY KEY,
    settings TEXT NOT NULL
  ) STRICT;
  CREATE TABLE usage (
    server_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    day TEXT NOT NULL,
    count INTEGER NOT NULL,
    asked_at TEXT NOT NULL,
    PRIMARY KEY (server_id, user_id)
  ) STRICT;
  `,
  `
  ALTER TABLE announcements ADD COLUMN answer TEXT;
  `,
];
