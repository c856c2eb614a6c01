// The followed feeds in a database.
import { z } from 'zod';
import { FeedListUnavailable } from '../../corpus/errors.ts';
import { accessSchema } from '../../corpus/following/access.ts';
import { type Feed, type FeedList, noFilter } from '../../corpus/following/feed.ts';
import { feedFilterSchema } from '../../corpus/following/feed-filter.ts';
import { StateUnavailable } from '../errors.ts';
import type { Sql, StateDatabase } from './sql.ts';

/** `FeedList` in a database that has the tables of `feedSchema`. */
export function sqlFeedList(database: StateDatabase): FeedList {
  const using = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (cause) {
      const cure = cause instanceof StateUnavailable ? cause.cure : undefined;
      throw new FeedListUnavailable(database.address, cause, cure);
    }
  };
  const use = async <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
    await using(database.use(work));
  return {
    add: async (feed) =>
      await use(async (sql) => (await sql.run(insert, feed.url, ...columnsOf(feed))) > 0),
    remove: async (url) => await use(async (sql) => (await sql.run(remove, url)) > 0),
    all: async () => await use(async (sql) => (await sql.all(selectAll)).map(parseRow)),
    takeDue: async (now, until) =>
      await use(async (sql) => {
        const row = await sql.get(takeDue(sql), until, now, now);
        return row === undefined ? null : parseRow(row);
      }),
    releaseClaims: async () =>
      await use(async (sql) => {
        await sql.run(releaseClaims);
      }),
    save: async (url, feed) =>
      await using(
        database.transaction('feeds', async (sql) => {
          if (feed.url !== url) await sql.run(removeReplaced, feed.url, url);
          await sql.run(update, feed.url, ...columnsOf(feed), url);
        }),
      ),
    close: async () => await database.close(),
  };
}

const insert = `
  INSERT INTO feeds (url, next_visit, feed) VALUES (?, ?, ?) ON CONFLICT (url) DO NOTHING
`;
const remove = 'DELETE FROM feeds WHERE url = ?';
const removeReplaced = `
  DELETE FROM feeds WHERE url = ? AND EXISTS (SELECT 1 FROM feeds AS moved WHERE moved.url = ?)
`;
const selectAll = 'SELECT feed FROM feeds ORDER BY url';
const takeDue = ({ skipLocked }: Sql): string => `
  UPDATE feeds SET claimed_until = ? WHERE url = (
    SELECT url FROM feeds
    WHERE next_visit <= ? AND (claimed_until IS NULL OR claimed_until <= ?)
    ORDER BY next_visit LIMIT 1 ${skipLocked}
  ) RETURNING feed
`;
const releaseClaims = 'UPDATE feeds SET claimed_until = NULL WHERE claimed_until IS NOT NULL';
const update = `
  UPDATE feeds SET url = ?, next_visit = ?, feed = ?, claimed_until = NULL WHERE url = ?
`;

/** A feed that has ended has no next visit, and so is never due. */
function columnsOf(feed: Feed): [string | null, string] {
  return [feed.isEnded ? null : feed.nextVisit, JSON.stringify(feed)];
}

const nullableText = z.string().nullable();
const feedRecord = z.object({
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

function parseRow(row: unknown): Feed {
  const { feed } = z.object({ feed: z.string() }).parse(row);
  return feedRecord.parse(JSON.parse(feed));
}
