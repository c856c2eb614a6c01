import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { FeedListUnavailable } from '../errors.ts';
import { accessSchema } from './access.ts';
import { type Feed, type FeedList, noFilter } from './feed.ts';
import { feedFilterSchema } from './feed-filter.ts';

/** A feed list in an SQLite file, which is created with its folder on first use. */
export function sqliteFeedList({ path }: { path: string }): FeedList {
  let open: DatabaseSync | null = null;

  /** Async, so that errors reach the caller as rejections. */
  async function using<T>(work: (database: DatabaseSync) => T): Promise<T> {
    try {
      open ??= openDatabase(path);
      return work(open);
    } catch (cause) {
      throw new FeedListUnavailable(path, cause);
    }
  }

  return {
    add: async (feed) =>
      await using((database) => {
        const { url, nextVisit } = feed;
        return database.prepare(insert).run(url, nextVisit, JSON.stringify(feed)).changes > 0;
      }),
    remove: async (url) => await using((database) => database.prepare(remove).run(url).changes > 0),
    all: async () => await using((database) => database.prepare(selectAll).all().map(parseRow)),
    takeDue: async (now, until) =>
      await using((database) => {
        const row = database.prepare(takeDue).get(until, now);
        return row === undefined ? null : parseRow(row);
      }),
    releaseClaims: async () => await using((database) => database.exec(releaseClaims)),
    save: async (url, feed) => await using((database) => save(database, url, feed)),
    close: async () => {
      open?.close();
      open = null;
    },
  };
}

const schema = `
  CREATE TABLE IF NOT EXISTS feeds (
    url TEXT PRIMARY KEY,
    next_visit TEXT,
    feed TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS feeds_by_visit ON feeds (next_visit);
`;
const insert = 'INSERT OR IGNORE INTO feeds (url, next_visit, feed) VALUES (?, ?, ?)';
const remove = 'DELETE FROM feeds WHERE url = ?';
const selectAll = 'SELECT feed FROM feeds ORDER BY url';
// A feed that has ended has a null next_visit, and so is never due.
const takeDue = `
  UPDATE feeds SET next_visit = ? WHERE url = (
    SELECT url FROM feeds WHERE next_visit <= ? ORDER BY next_visit LIMIT 1
  ) RETURNING feed
`;
// A claim moves the column; the feed itself says when it was due.
const releaseClaims = `
  UPDATE feeds SET next_visit = json_extract(feed, '$.nextVisit')
  WHERE next_visit > json_extract(feed, '$.nextVisit')
`;
const update = 'UPDATE OR REPLACE feeds SET url = ?, next_visit = ?, feed = ? WHERE url = ?';

const nullableText = z.string().nullable();
const feedSchema = z.object({
  url: z.string(),
  title: nullableText,
  validators: z.object({ etag: nullableText, lastModified: nullableText }),
  addedAt: z.string(),
  lastSuccess: nullableText,
  failures: z.number(),
  reason: nullableText,
  nextVisit: z.string(),
  isEnded: z.boolean(),
  recent: z.array(z.string()),
  // Feeds that were added by earlier versions lack these.
  filter: feedFilterSchema.nullish().transform((filter) => filter ?? noFilter),
  access: accessSchema.nullish().transform((access) => access ?? null),
  isPage: z.boolean().default(false),
  seen: z.array(z.object({ key: z.string(), mark: z.string(), misses: z.number() })),
  storedIn: z
    .object({ id: nullableText, version: z.number() })
    .nullish()
    .transform((mark) => mark ?? null),
}) satisfies z.ZodType<Feed>;

function openDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 2000 });
  // With WAL, other processes (the doctor) can read while the bot writes.
  database.exec('PRAGMA journal_mode = WAL');
  database.exec(schema);
  return database;
}

function save(database: DatabaseSync, url: string, feed: Feed): void {
  const nextVisit = feed.isEnded ? null : feed.nextVisit;
  database.prepare(update).run(feed.url, nextVisit, JSON.stringify(feed), url);
}

function parseRow(row: unknown): Feed {
  const { feed } = z.object({ feed: z.string() }).parse(row);
  return feedSchema.parse(JSON.parse(feed));
}
