// The tables of the state and of the feeds, and how older databases become like them.

/**
 * The schema of a database for each dialect, step by step. To change it, append a step to both; never
 * edit one. PostgreSQL came later and needs no history: its first step is all that SQLite's made.
 */
export type Schema = {
  /** Names the schema among those of one PostgreSQL database. */
  readonly name: string;
  readonly sqlite: readonly string[];
  readonly postgres: readonly string[];
  /** The primary key of each table, a table after those that it refers to. */
  readonly tables: Readonly<Record<string, readonly [string, ...string[]]>>;
};

/** Compared byte by byte, as SQLite does, whatever the language of the database. */
const TEXT = 'TEXT COLLATE "C"';

/** The list of followed feeds. */
export const feedSchema: Schema = {
  name: 'feeds',
  sqlite: [
    // Databases that are older than the migrations already have this table.
    `
  CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY,
    next_visit TEXT,
    feed TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS feeds_by_visit ON feeds (next_visit);
  `,
    // A claim moved the time of the next visit, which only the feed itself still told.
    `
  ALTER TABLE feeds ADD COLUMN claimed_until TEXT;
  UPDATE feeds SET next_visit = json_extract(feed, '$.nextVisit') WHERE next_visit IS NOT NULL;
  `,
  ],
  postgres: [
    `
  CREATE TABLE feeds (
    url ${TEXT} PRIMARY KEY,
    next_visit ${TEXT},
    claimed_until ${TEXT},
    feed TEXT NOT NULL
  );
  CREATE INDEX feeds_by_visit ON feeds (next_visit);
  `,
  ],
  tables: { feeds: ['url'] },
};

/** Everything else that the bot remembers. */
export const stateSchema: Schema = {
  name: 'state',
  sqlite: [
    // Databases that are older than the migrations already have these tables.
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
    `
  CREATE TABLE model_usage (
    server_id TEXT NOT NULL,
    month TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    is_told INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (server_id, month)
  ) STRICT;
  `,
    `
  CREATE TABLE departures (
    server_id TEXT PRIMARY KEY,
    left_at TEXT NOT NULL
  ) STRICT;
  `,
    `
  CREATE TABLE registrations (
    application_id TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    ids TEXT NOT NULL
  ) STRICT;
  CREATE TABLE welcomes (
    server_id TEXT PRIMARY KEY,
    welcomed_at TEXT NOT NULL
  ) STRICT;
  `,
    // Watches announce several times a day, post feeds item by item, and can be paused.
    `
  ALTER TABLE watches ADD COLUMN feed TEXT;
  ALTER TABLE watches ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX watches_by_server ON watches (guild_id);
  UPDATE watches SET rhythm = json_object(
    'kind', 'hours',
    'times', json_array(json_object(
      'hour', json_extract(rhythm, '$.hour'), 'minute', json_extract(rhythm, '$.minute'))),
    'zone', json_extract(rhythm, '$.zone'),
    'days', json(json_extract(rhythm, '$.days')))
  WHERE json_extract(rhythm, '$.kind') = 'hours';
  `,
    // Before, nobody knew which answers others had read.
    `
  ALTER TABLE answers ADD COLUMN is_public INTEGER NOT NULL DEFAULT 0;
  `,
    // A channel's feeds have several messages pending.
    `
  ALTER TABLE announcements RENAME TO announcements_before;
  CREATE TABLE announcements (
    number INTEGER PRIMARY KEY,
    channel_id TEXT NOT NULL,
    nonce TEXT NOT NULL,
    is_item INTEGER NOT NULL,
    planned_at TEXT NOT NULL,
    payload TEXT NOT NULL,
    answer TEXT,
    place TEXT NOT NULL,
    sent_at TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    try_at TEXT NOT NULL,
    UNIQUE (channel_id, nonce)
  ) STRICT;
  INSERT INTO announcements
    (channel_id, nonce, is_item, planned_at, payload, answer, place, sent_at, attempts, try_at)
  SELECT channel_id, json_extract(payload, '$.nonce'), 0, planned_at, payload, answer,
    '{"kind":"message","isPublished":false}', sent_at, attempts, try_at
  FROM announcements_before;
  DROP TABLE announcements_before;
  `,
    // Watches of topics are looked at when an article may be about them.
    `
  ALTER TABLE watches ADD COLUMN stirred INTEGER NOT NULL DEFAULT 1;
  CREATE TABLE arrivals (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    looked_until TEXT NOT NULL
  ) STRICT;
  `,
    // What differs between SQLite and PostgreSQL, JSON in statements, became columns and a table.
    `
  ALTER TABLE watches ADD COLUMN is_breaking INTEGER NOT NULL DEFAULT 0;
  UPDATE watches SET is_breaking = 1 WHERE json_extract(rhythm, '$.kind') = 'breaking';
  CREATE TABLE citations (
    answer INTEGER NOT NULL REFERENCES answers (number) ON DELETE CASCADE,
    article_id TEXT NOT NULL,
    PRIMARY KEY (answer, article_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX citations_by_article ON citations (article_id);
  INSERT OR IGNORE INTO citations (answer, article_id)
  SELECT number, json_extract(source.value, '$.article.id') FROM answers,
  json_each(CASE WHEN json_valid(answer) THEN
    coalesce(json_extract(answer, '$.sources'), json_extract(answer, '$.nearest')) END) AS source
  WHERE json_type(source.value, '$.article.id') = 'text';
  CREATE INDEX usage_by_time ON usage (asked_at);
  `,
    // The shards of several processes identify in turn.
    `
  CREATE TABLE identify_turns (bucket INTEGER PRIMARY KEY, free_at INTEGER NOT NULL) STRICT;
  `,
    // News on topics can be published in announcement channels.
    `
  ALTER TABLE watches ADD COLUMN published INTEGER NOT NULL DEFAULT 0;
  `,
  ],
  postgres: [
    `
  CREATE TABLE answers (
    number BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    channel_id ${TEXT} NOT NULL,
    message_id ${TEXT} NOT NULL,
    asked_at ${TEXT} NOT NULL,
    asked_by ${TEXT},
    private_to ${TEXT},
    is_public INTEGER NOT NULL DEFAULT 0,
    answer TEXT NOT NULL
  );
  CREATE INDEX answers_by_channel ON answers (channel_id, number);
  CREATE INDEX answers_by_message ON answers (message_id);
  CREATE TABLE citations (
    answer BIGINT NOT NULL REFERENCES answers (number) ON DELETE CASCADE,
    article_id ${TEXT} NOT NULL,
    PRIMARY KEY (answer, article_id)
  );
  CREATE INDEX citations_by_article ON citations (article_id);
  CREATE TABLE corrections (
    message_id ${TEXT} NOT NULL,
    article_id ${TEXT} NOT NULL,
    publisher ${TEXT} NOT NULL,
    kind ${TEXT} NOT NULL CHECK (kind IN ('retraction', 'correction', 'change')),
    notice ${TEXT},
    seen_at ${TEXT} NOT NULL,
    PRIMARY KEY (message_id, article_id, seen_at)
  );
  CREATE TABLE feedback (
    message_id ${TEXT} NOT NULL,
    user_id ${TEXT} NOT NULL,
    given_at ${TEXT} NOT NULL,
    verdict ${TEXT} NOT NULL CHECK (verdict IN ('good', 'bad')),
    reason ${TEXT},
    answer TEXT NOT NULL,
    PRIMARY KEY (message_id, user_id)
  );
  CREATE TABLE looks (
    user_id ${TEXT} NOT NULL,
    topic ${TEXT} NOT NULL,
    looked_at ${TEXT} NOT NULL,
    PRIMARY KEY (user_id, topic)
  );
  CREATE TABLE watches (
    id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    channel_id ${TEXT} NOT NULL,
    guild_id ${TEXT},
    topic ${TEXT} NOT NULL,
    topic_key ${TEXT} NOT NULL,
    rhythm TEXT NOT NULL,
    is_breaking INTEGER NOT NULL DEFAULT 0,
    feed TEXT,
    role_id ${TEXT},
    locale ${TEXT} NOT NULL,
    created_by ${TEXT},
    created_at ${TEXT} NOT NULL,
    next_at ${TEXT} NOT NULL,
    checked_at ${TEXT},
    paused ${TEXT} CHECK (paused IN ('no-access', 'no-permission', 'closed')),
    stopped INTEGER NOT NULL DEFAULT 0,
    stirred INTEGER NOT NULL DEFAULT 1,
    UNIQUE (channel_id, topic_key)
  );
  CREATE INDEX watches_by_time ON watches (next_at);
  CREATE INDEX watches_by_server ON watches (guild_id);
  CREATE TABLE told (
    channel_id ${TEXT} NOT NULL,
    article_id ${TEXT} NOT NULL,
    told_at ${TEXT} NOT NULL,
    PRIMARY KEY (channel_id, article_id)
  );
  CREATE TABLE announcements (
    number BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    channel_id ${TEXT} NOT NULL,
    nonce ${TEXT} NOT NULL,
    is_item INTEGER NOT NULL,
    planned_at ${TEXT} NOT NULL,
    payload TEXT NOT NULL,
    answer TEXT,
    place TEXT NOT NULL,
    sent_at ${TEXT},
    attempts INTEGER NOT NULL DEFAULT 0,
    try_at ${TEXT} NOT NULL,
    UNIQUE (channel_id, nonce)
  );
  CREATE INDEX announcements_by_time ON announcements (try_at) WHERE sent_at IS NULL;
  CREATE TABLE arrivals (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    looked_until ${TEXT} NOT NULL
  );
  CREATE TABLE servers (server_id ${TEXT} PRIMARY KEY, settings TEXT NOT NULL);
  CREATE TABLE usage (
    server_id ${TEXT} NOT NULL,
    user_id ${TEXT} NOT NULL,
    day ${TEXT} NOT NULL,
    count INTEGER NOT NULL,
    asked_at ${TEXT} NOT NULL,
    PRIMARY KEY (server_id, user_id)
  );
  CREATE INDEX usage_by_time ON usage (asked_at);
  CREATE TABLE model_usage (
    server_id ${TEXT} NOT NULL,
    month ${TEXT} NOT NULL,
    tokens BIGINT NOT NULL,
    is_told INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (server_id, month)
  );
  CREATE TABLE departures (server_id ${TEXT} PRIMARY KEY, left_at ${TEXT} NOT NULL);
  CREATE TABLE registrations (
    application_id ${TEXT} PRIMARY KEY,
    hash ${TEXT} NOT NULL,
    ids TEXT NOT NULL
  );
  CREATE TABLE welcomes (server_id ${TEXT} PRIMARY KEY, welcomed_at ${TEXT} NOT NULL);
  `,
    `
  CREATE TABLE identify_turns (bucket INTEGER PRIMARY KEY, free_at BIGINT NOT NULL);
  `,
    `
  ALTER TABLE watches ADD COLUMN published INTEGER NOT NULL DEFAULT 0;
  `,
  ],
  tables: {
    answers: ['number'],
    citations: ['answer', 'article_id'],
    corrections: ['message_id', 'article_id', 'seen_at'],
    feedback: ['message_id', 'user_id'],
    looks: ['user_id', 'topic'],
    watches: ['id'],
    told: ['channel_id', 'article_id'],
    announcements: ['number'],
    arrivals: ['only_row'],
    servers: ['server_id'],
    usage: ['server_id', 'user_id'],
    model_usage: ['server_id', 'month'],
    departures: ['server_id'],
    registrations: ['application_id'],
    welcomes: ['server_id'],
    identify_turns: ['bucket'],
  },
};
