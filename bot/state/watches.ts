// The watches: which topic a channel follows, and when it is told.
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type Announcements, type PauseReason, sqliteAnnouncements } from './announcements.ts';
import { inTransaction, jsonColumn, type StateDatabase, topicKey } from './database.ts';

/** When a watch announces news: on a schedule, or as soon as there is breaking news. */
export type Rhythm =
  | {
      kind: 'hours';
      /** The time of day in `zone`. */
      hour: number;
      minute: number;
      /** An IANA time zone, such as `Europe/Berlin`. */
      zone: string;
      /** Days of the week, Sunday being 0; empty for every day. */
      days: number[];
    }
  | { kind: 'breaking' };

/** A topic that a channel wants news about. Times are ISO 8601 in UTC. */
export type NewWatch = {
  /** Where the news is announced. */
  channelId: string;
  /** The server of the channel; null for a direct message. */
  guildId: string | null;
  /** The topic, in the words of the person who added the watch. */
  topic: string;
  /** When news is announced. */
  rhythm: Rhythm;
  /** The role that each message pings; null for none. */
  roleId: string | null;
  /** The language of the messages, such as `de`. */
  locale: string;
  /** The user who added the watch; null if that user asked to be forgotten. */
  createdBy: string | null;
  /** When the watch was added. */
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
};

/** The watches of all channels. Every member throws StateUnavailable. */
type WatchList = {
  /** Adds a watch, unless the channel already watches the topic (`known`) or 25 topics (`full`). */
  add(watch: NewWatch): Promise<Watch | 'known' | 'full'>;
  /** The watches of a channel, oldest first. */
  ofChannel(channelId: string): Promise<Watch[]>;
  /** Removes a watch; the last one of a channel takes the pending announcement with it. */
  remove(channelId: string, id: number): Promise<void>;
  /** The watches that are due at `at` (ISO 8601 in UTC), oldest first. */
  due(at: string): Promise<Watch[]>;
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
export function sqliteWatches(state: StateDatabase): Watches {
  return { ...sqliteWatchList(state), ...sqliteAnnouncements(state) };
}

function sqliteWatchList(state: StateDatabase): WatchList {
  return {
    add: async (watch) =>
      await state.use((database) => inTransaction(database, () => addWatch(database, watch))),
    ofChannel: async (channelId) =>
      await state.use((database) => database.prepare(selectOfChannel).all(channelId).map(parseRow)),
    remove: async (channelId, id) =>
      await state.use((database) =>
        inTransaction(database, () => {
          database
            .prepare('DELETE FROM watches WHERE channel_id = ? AND id = ?')
            .run(channelId, id);
          database.prepare(dropUnwatched).run(channelId, channelId);
        }),
      ),
    due: async (at) =>
      await state.use((database) => database.prepare(selectDue).all(at).map(parseRow)),
    count: async () =>
      await state.use((database) => {
        const row = database.prepare('SELECT count(*) AS a, count(paused) AS p FROM watches').get();
        return { all: Number(row?.['a']), paused: Number(row?.['p']) };
      }),
    forget: async (userId) =>
      await state.use((database) =>
        inTransaction(database, () => {
          database.prepare(deletePrivate).run(userId);
          database.prepare('UPDATE watches SET created_by = NULL WHERE created_by = ?').run(userId);
        }),
      ),
  };
}

const insert = `
  INSERT INTO watches (channel_id, guild_id, topic, topic_key, rhythm, role_id, locale, created_by,
    created_at, next_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
`;
const selectOfChannel = 'SELECT * FROM watches WHERE channel_id = ? ORDER BY id';
const selectDue = 'SELECT * FROM watches WHERE next_at <= ? ORDER BY id';
const deletePrivate = 'DELETE FROM watches WHERE created_by = ? AND guild_id IS NULL';
const dropUnwatched = `
  DELETE FROM announcements WHERE channel_id = ? AND NOT EXISTS
    (SELECT 1 FROM watches WHERE channel_id = ?)
`;

function addWatch(database: DatabaseSync, watch: NewWatch): Watch | 'known' | 'full' {
  const { channelId, guildId, topic, rhythm, roleId, locale, createdBy, createdAt, nextAt } = watch;
  const key = topicKey(topic);
  const others = database.prepare(selectOfChannel).all(channelId);
  if (others.some((row) => row['topic_key'] === key)) return 'known';
  if (others.length >= WATCHES_PER_CHANNEL) return 'full';
  const json = JSON.stringify(rhythm);
  const { lastInsertRowid } = database
    .prepare(insert)
    .run(channelId, guildId, topic, key, json, roleId, locale, createdBy, createdAt, nextAt);
  return { ...watch, id: Number(lastInsertRowid), checkedAt: null, paused: null };
}

const rhythmSchema: z.ZodType<Rhythm> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hours'),
    hour: z.number(),
    minute: z.number(),
    zone: z.string(),
    days: z.array(z.number()),
  }),
  z.object({ kind: z.literal('breaking') }),
]);

const rowSchema = z.object({
  id: z.number(),
  channel_id: z.string(),
  guild_id: z.string().nullable(),
  topic: z.string(),
  rhythm: jsonColumn(rhythmSchema),
  role_id: z.string().nullable(),
  locale: z.string(),
  created_by: z.string().nullable(),
  created_at: z.string(),
  next_at: z.string(),
  checked_at: z.string().nullable(),
  paused: z.enum(['no-access', 'no-permission', 'closed']).nullable(),
});

function parseRow(row: unknown): Watch {
  const read = rowSchema.parse(row);
  return {
    id: read.id,
    channelId: read.channel_id,
    guildId: read.guild_id,
    topic: read.topic,
    rhythm: read.rhythm,
    roleId: read.role_id,
    locale: read.locale,
    createdBy: read.created_by,
    createdAt: read.created_at,
    nextAt: read.next_at,
    checkedAt: read.checked_at,
    paused: read.paused,
  };
}
