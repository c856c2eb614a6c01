// Opens and migrates the SQLite database of the bot's state.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { DatelineError, errorCodes } from '../../corpus/errors.ts';
import { StateFault, StateTooNew, StateUnavailable } from '../errors.ts';

/** The bot's state in one SQLite database. One process writes, any number read. */
export type StateDatabase = {
  /**
   * Runs `work` on the open database; the first call opens it, and creates the file and its folder.
   * @throws StateUnavailable: no permission, disk full, or damaged. StateTooNew.
   * @throws StateFault: a statement or a record is at fault, and not the file.
   */
  use<T>(work: (database: DatabaseSync) => T): Promise<T>;
  /** Closes the database; a later `use` opens it again. */
  close(): Promise<void>;
};

/** The state at a path, or `:memory:` for state that is gone with the process. */
export function openStateDatabase(path: string): StateDatabase {
  let open: DatabaseSync | null = null;
  return {
    // SQLite is synchronous, but callers get every error as a rejection.
    use: async (work) => {
      open ??= openAt(path);
      try {
        return work(open);
      } catch (cause) {
        if (cause instanceof DatelineError) throw cause;
        throw isOfFile(cause) ? new StateUnavailable(path, cause) : new StateFault(path, cause);
      }
    },
    close: async () => {
      open?.close();
      open = null;
    },
  };
}

/**
 * Runs `work` in one transaction: all of its writes are kept, or none, and no other process writes
 * between what it reads and what it writes.
 */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // On a full disk SQLite has rolled back already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Tries a write, and rolls it back.
 * @throws as `StateDatabase.use`.
 */
export async function assertStateWritable(state: StateDatabase): Promise<void> {
  await state.use((database) => {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec('CREATE TABLE probe (probe TEXT)');
    } finally {
      // A failed statement leaves the transaction open, and later writes would not be committed.
      if (database.isTransaction) database.exec('ROLLBACK');
    }
  });
}

/** Parses a column that holds JSON. */
export function jsonColumn<T>(schema: z.ZodType<T>): z.ZodType<T> {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}

/** The form in which topics are compared: case and extra spaces are ignored. */
export function topicKey(topic: string): string {
  return topic.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}

/** @throws StateUnavailable, StateTooNew. */
function openAt(path: string): DatabaseSync {
  try {
    return openFile(path);
  } catch (cause) {
    throw cause instanceof StateTooNew ? cause : new StateUnavailable(path, cause);
  }
}

/** SQLite's results that are the fault of a statement: error, mismatch, misuse and the like. */
const STATEMENT_FAULTS: ReadonlySet<number> = new Set([1, 12, 17, 18, 19, 20, 21, 25]);

/** Whether the file or its disk is at fault, rather than a statement, a record or other code. */
function isOfFile(error: unknown): boolean {
  const { code, errcode } = errorCodes(error);
  return code === 'ERR_SQLITE_ERROR' && !STATEMENT_FAULTS.has(errcode);
}

function openFile(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 2000 });
  try {
    // In WAL mode readers, such as the doctor, and the bot do not block each other.
    database.exec('PRAGMA journal_mode = WAL');
    migrate(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function migrate(database: DatabaseSync, path: string): void {
  const versionOf = (): number =>
    Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (versionOf() === migrations.length) return;
  if (versionOf() > migrations.length) throw new StateTooNew(path, versionOf());
  inTransaction(database, () => {
    // Another process may have migrated while this one waited for the lock.
    for (const migration of migrations.slice(versionOf())) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

/**
 * The schema, step by step. `user_version` counts the steps that a database has taken. To change the
 * schema, append a step; never edit one.
 */
const migrations: readonly string[] = [
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
];
