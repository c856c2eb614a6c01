// The watches: which topic or feed a channel follows, and when it is told.
import { z } from 'zod';
import { type FeedFilter, feedFilterSchema } from '../../corpus/following/feed-filter.ts';
import {
  type Announcements,
  markChecked,
  type PauseReason,
  sqlAnnouncements,
  WATCHES,
} from './announcements.ts';
import { inLists, jsonColumn, marks, type Sql, type StateDatabase, topicKey } from './sql.ts';

/** A time on the clock. */
export type TimeOfDay = { hour: number; minute: number };

/**
 * When a watch announces news: on a schedule, as soon as there is breaking news, or with each new
 * article of a feed.
 */
export type Rhythm =
  | {
      kind: 'hours';
      /** The times of day in `zone`, at least one, each once, earliest first. */
      times: TimeOfDay[];
      /** An IANA time zone, such as `Europe/Berlin`. */
      zone: string;
      /** Days of the week, Sunday being 0; empty for every day. */
      days: number[];
    }
  | { kind: 'breaking' }
  | { kind: 'items' };

/** The articles that a watch of a feed posts, and what it shows of each. */
export type FeedRule = {
  /** All articles of a publisher, spelt as in the store, or all that feeds of a site bring. */
  of: { publisher: string } | { site: string };
  show: Readonly<Record<ShownPart, boolean>>;
  /** Which of them are posted. */
  filter: FeedFilter;
  /** Whether the channel is a forum, where each article becomes a post. */
  isForum: boolean;
  /** Whether messages in an announcement channel are published to its followers. */
  isPublished: boolean;
};

/** What can be shown of an article besides its headline. */
export const shownParts = ['sentence', 'picture', 'publisher', 'story'] as const;
export type ShownPart = (typeof shownParts)[number];

/** A topic or feed that a channel wants news about. Times are ISO 8601 in UTC. */
export type NewWatch = {
  /** Where the news is announced. */
  channelId: string;
  /** The server of the channel; null for a direct message. */
  guildId: string | null;
  /** The topic, in the words of the person who added the watch, or the name of the feed. */
  topic: string;
  /** Which articles are posted one by one; null for a topic. */
  feed: FeedRule | null;
  /** When news is announced. */
  rhythm: Rhythm;
  /** The role that each message pings; null for none. */
  roleId: string | null;
  /** Whether news on a topic is published to the followers of an announcement channel; for a feed, its rule says so. */
  isPublished: boolean;
  /** The language of the messages, such as `de`. */
  locale: string;
  /** The user who added the watch; null if that user asked to be forgotten. */
  createdBy: string | null;
  /** When the watch was added, or resumed. */
  createdAt: string;
  /** When it is due next. */
  nextAt: string;
};

/** A watch in the state. */
export type Watch = NewWatch & {
  id: number;
  /** Last check time, or null. */
  checkedAt: string | null;
  /** Why nothing can be announced at the moment, or null. */
  paused: PauseReason | null;
  /** Whether a person has paused it. */
  isStopped: boolean;
  /** Whether it is unchecked, or an article that may be about its topic arrived since its last check. */
  isStirred: boolean;
};

/** What may change of a watch. */
type WatchChanges = Partial<
  Pick<
    Watch,
    | 'rhythm'
    | 'roleId'
    | 'isPublished'
    | 'feed'
    | 'isStopped'
    | 'createdAt'
    | 'nextAt'
    | 'checkedAt'
  >
>;

/** The watches of all channels. Every member throws StateUnavailable. */
type WatchList = {
  /** Adds a watch, unless the channel already watches the topic (`known`) or 25 topics (`full`). */
  add(watch: NewWatch): Promise<Watch | 'known' | 'full'>;
  /** The watches of a channel, oldest first. */
  ofChannel(channelId: string): Promise<Watch[]>;
  /** The watches of a server, by channel and oldest first. */
  ofServer(guildId: string): Promise<Watch[]>;
  /** One watch; null if it was removed. */
  find(id: number): Promise<Watch | null>;
  /** Changes a watch; ignores one that was removed. */
  change(id: number, changes: WatchChanges): Promise<void>;
  /** Removes a watch; the last one of a channel takes the pending announcement with it. */
  remove(channelId: string, id: number): Promise<void>;
  /**
   * The watches of topics that are due at `at` (ISO 8601 in UTC) and not stopped, oldest first; those of
   * breaking news are also due when they are stirred.
   */
  due(at: string): Promise<Watch[]>;
  /** The watches of feeds that are not stopped, oldest first; they are due at any time. */
  feeds(): Promise<Watch[]>;
  /** Records that feeds were checked at `at` and had nothing to post. */
  markChecked(ids: readonly number[], at: string): Promise<void>;
  /** The topics of all watches that are not stopped, each once. */
  topics(): Promise<string[]>;
  /**
   * Records that the articles that arrived until `until` were looked at, and stirs the watches of these
   * topics, which some of them may be about.
   */
  stir(topics: readonly string[], until: string): Promise<void>;
  /** Until when the arrived articles were looked at; null before the first time. */
  lookedUntil(): Promise<string | null>;
  /** How many watches there are, and how many of them are paused. */
  count(): Promise<{ all: number; paused: number }>;
  /** Removes the watches of a user's direct messages, and the user's name from all others. */
  forget(userId: string): Promise<void>;
};

/** Watches and what they announced; both change together. */
export type Watches = WatchList & Announcements;

/** The most watches that a channel can have. */
export const WATCHES_PER_CHANNEL = 25;

/** `Watches` in the bot's state. */
export function sqlWatches(state: StateDatabase): Watches {
  return { ...subscriptions(state), ...arrivals(state), ...sqlAnnouncements(state) };
}

type Arrivals = Pick<WatchList, 'topics' | 'stir' | 'lookedUntil' | 'markChecked'>;

function subscriptions(state: StateDatabase): Omit<WatchList, keyof Arrivals> {
  return {
    add: async (watch) =>
      await state.transaction(WATCHES, async (sql) => await addWatch(sql, watch)),
    ofChannel: async (channelId) =>
      await state.use(async (sql) => (await sql.all(selectOfChannel, channelId)).map(parseRow)),
    ofServer: async (guildId) =>
      await state.use(async (sql) => (await sql.all(selectOfServer, guildId)).map(parseRow)),
    find: async (id) => await state.use(async (sql) => await findWatch(sql, id)),
    change: async (id, changes) =>
      await state.transaction(WATCHES, async (sql) => {
        const watch = await findWatch(sql, id);
        if (watch === null) return;
        const { isPublished, isStopped, ...changed } = { ...watch, ...changes };
        const { rhythm, roleId, feed, createdAt, nextAt, checkedAt } = changed;
        const values = [...rhythmColumns(rhythm), feed && JSON.stringify(feed), roleId];
        const times = [createdAt, nextAt, checkedAt];
        const flags = [Number(isPublished), Number(isStopped)];
        await sql.run(updateWatch, ...values, ...flags, ...times, id);
      }),
    remove: async (channelId, id) =>
      await state.transaction(WATCHES, async (sql) => {
        await sql.run('DELETE FROM watches WHERE channel_id = ? AND id = ?', channelId, id);
        await sql.run(dropUnwatched, channelId, channelId);
      }),
    due: async (at) => await state.use(async (sql) => (await sql.all(selectDue, at)).map(parseRow)),
    feeds: async () => await state.use(async (sql) => (await sql.all(selectFeeds)).map(parseRow)),
    count: async () =>
      await state.use(async (sql) => {
        const row = await sql.get('SELECT count(*) AS a, count(paused) AS p FROM watches');
        return { all: Number(row?.['a']), paused: Number(row?.['p']) };
      }),
    forget: async (userId) =>
      await state.transaction(WATCHES, async (sql) => {
        await sql.run(deletePrivate, userId);
        await sql.run('UPDATE watches SET created_by = NULL WHERE created_by = ?', userId);
      }),
  };
}

/** What has arrived for the watches. */
function arrivals(state: StateDatabase): Arrivals {
  return {
    markChecked: async (ids, at) => await state.use(async (sql) => await markChecked(sql, ids, at)),
    topics: async () =>
      await state.use(async (sql) =>
        (await sql.all(selectTopics)).map((row) => String(row['topic'])),
      ),
    stir: async (topics, until) =>
      await state.transaction(WATCHES, async (sql) => {
        for (const list of inLists(topics)) await sql.run(updateStirred(list), ...list);
        await sql.run(upsertArrivals, until);
      }),
    lookedUntil: async () =>
      await state.use(async (sql) => {
        const row = await sql.get('SELECT looked_until FROM arrivals');
        return row === undefined ? null : String(row['looked_until']);
      }),
  };
}

const insert = `
  INSERT INTO watches (channel_id, guild_id, topic, topic_key, rhythm, is_breaking, feed, role_id,
    published, locale, created_by, created_at, next_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
`;
const updateWatch = `
  UPDATE watches SET rhythm = ?, is_breaking = ?, feed = ?, role_id = ?, published = ?, stopped = ?, stirred = 1,
    created_at = ?, next_at = ?, checked_at = ?
  WHERE id = ?
`;
const selectOfChannel = 'SELECT * FROM watches WHERE channel_id = ? ORDER BY id';
const selectOfServer = 'SELECT * FROM watches WHERE guild_id = ? ORDER BY channel_id, id';
const selectDue = `
  SELECT * FROM watches
  WHERE feed IS NULL AND stopped = 0 AND (next_at <= ? OR stirred = 1 AND is_breaking = 1)
  ORDER BY id
`;
const selectTopics = 'SELECT DISTINCT topic FROM watches WHERE feed IS NULL AND stopped = 0';
const updateStirred = (topics: readonly string[]): string =>
  `UPDATE watches SET stirred = 1 WHERE feed IS NULL AND topic IN (${marks(topics)})`;
const upsertArrivals = `
  INSERT INTO arrivals (only_row, looked_until) VALUES (1, ?)
  ON CONFLICT (only_row) DO UPDATE SET looked_until = excluded.looked_until
`;
const selectFeeds = 'SELECT * FROM watches WHERE feed IS NOT NULL AND stopped = 0 ORDER BY id';
const deletePrivate = 'DELETE FROM watches WHERE created_by = ? AND guild_id IS NULL';
const dropUnwatched = `
  DELETE FROM announcements WHERE channel_id = ? AND NOT EXISTS
    (SELECT 1 FROM watches WHERE channel_id = ?)
`;

async function findWatch(sql: Sql, id: number): Promise<Watch | null> {
  const row = await sql.get('SELECT * FROM watches WHERE id = ?', id);
  return row === undefined ? null : parseRow(row);
}

async function addWatch(sql: Sql, watch: NewWatch): Promise<Watch | 'known' | 'full'> {
  const { channelId, guildId, topic, rhythm, feed, roleId, locale } = watch;
  const { isPublished, createdBy, createdAt, nextAt } = watch;
  const key = keyOf(watch);
  const others = await sql.all(selectOfChannel, channelId);
  if (others.some((row) => row['topic_key'] === key)) return 'known';
  if (others.length >= WATCHES_PER_CHANNEL) return 'full';
  const what = [channelId, guildId, topic, key, ...rhythmColumns(rhythm)];
  const how = [feed && JSON.stringify(feed), roleId, Number(isPublished), locale];
  const id = Number((await sql.get(insert, ...what, ...how, createdBy, createdAt, nextAt))?.['id']);
  return { ...watch, id, checkedAt: null, paused: null, isStopped: false, isStirred: true };
}

/** The rhythm, and whether it is one that statements have to know. */
function rhythmColumns(rhythm: Rhythm): [string, number] {
  return [JSON.stringify(rhythm), Number(rhythm.kind === 'breaking')];
}

/** Whether two watches of a channel want the same. */
export function isSameWatch(
  one: Pick<NewWatch, 'topic' | 'feed'>,
  other: Pick<NewWatch, 'topic' | 'feed'>,
): boolean {
  return keyOf(one) === keyOf(other);
}

/** What a channel can watch once. Topics have one line, so none is equal to a feed. */
function keyOf({ topic, feed }: Pick<NewWatch, 'topic' | 'feed'>): string {
  return feed === null ? topicKey(topic) : `feed\n${JSON.stringify(feed.of)}`;
}

const rhythmSchema: z.ZodType<Rhythm> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hours'),
    times: z.array(z.object({ hour: z.number(), minute: z.number() })).min(1),
    zone: z.string(),
    days: z.array(z.number()),
  }),
  z.object({ kind: z.literal('breaking') }),
  z.object({ kind: z.literal('items') }),
]);

const feedSchema: z.ZodType<FeedRule> = z.object({
  of: z.union([z.object({ publisher: z.string() }), z.object({ site: z.string() })]),
  show: z.record(z.enum(shownParts), z.boolean()),
  filter: feedFilterSchema,
  isForum: z.boolean(),
  isPublished: z.boolean(),
});

const rowSchema = z.object({
  id: z.number(),
  channel_id: z.string(),
  guild_id: z.string().nullable(),
  topic: z.string(),
  rhythm: jsonColumn(rhythmSchema),
  feed: jsonColumn(feedSchema).nullable(),
  role_id: z.string().nullable(),
  published: z.number(),
  locale: z.string(),
  created_by: z.string().nullable(),
  created_at: z.string(),
  next_at: z.string(),
  checked_at: z.string().nullable(),
  paused: z.enum(['no-access', 'no-permission', 'closed']).nullable(),
  stopped: z.number(),
  stirred: z.number(),
});

function parseRow(row: unknown): Watch {
  const read = rowSchema.parse(row);
  return {
    id: read.id,
    channelId: read.channel_id,
    guildId: read.guild_id,
    topic: read.topic,
    rhythm: read.rhythm,
    feed: read.feed,
    roleId: read.role_id,
    isPublished: read.published === 1,
    locale: read.locale,
    createdBy: read.created_by,
    createdAt: read.created_at,
    nextAt: read.next_at,
    checkedAt: read.checked_at,
    paused: read.paused,
    isStopped: read.stopped === 1,
    isStirred: read.stirred === 1,
  };
}
