import type { DatabaseSync } from 'node:sqlite';
import {
  type NewWatch,
  type Watch,
  WATCHES_PER_CHANNEL,
  type WatchList,
  type Watches,
} from '../ports/watches.ts';
import { sqliteAnnouncements } from './sqlite-announcements.ts';
import type { StateFile } from './state-file.ts';
import { topicKey } from './topic-key.ts';
import { watchOfRow } from './watch-rows.ts';

/** What channels want to be told and were told, in the bot's state. */
export function sqliteWatches(state: StateFile): Watches {
  return { ...sqliteWatchList(state), ...sqliteAnnouncements(state) };
}

function sqliteWatchList(state: StateFile): WatchList {
  return {
    add: async (watch) => await state.use((database) => addWatch(database, watch)),
    ofChannel: async (channelId) =>
      await state.use((database) =>
        database.prepare(selectOfChannel).all(channelId).map(watchOfRow),
      ),
    remove: async (channelId, id) =>
      await state.use((database) => {
        database.prepare('DELETE FROM watches WHERE channel_id = ? AND id = ?').run(channelId, id);
        database.prepare(dropUnwanted).run(channelId, channelId);
      }),
    due: async (at) =>
      await state.use((database) => database.prepare(selectDue).all(at).map(watchOfRow)),
    count: async () =>
      await state.use((database) => {
        const row = database.prepare('SELECT count(*) AS a, count(paused) AS p FROM watches').get();
        return { all: Number(row?.['a']), paused: Number(row?.['p']) };
      }),
    forget: async (userId) =>
      await state.use((database) => {
        database
          .prepare('DELETE FROM watches WHERE created_by = ? AND guild_id IS NULL')
          .run(userId);
        database.prepare('UPDATE watches SET created_by = NULL WHERE created_by = ?').run(userId);
      }),
  };
}

const insert = `
  INSERT INTO watches (channel_id, guild_id, topic, topic_key, rhythm, role_id, locale, created_by,
    created_at, next_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
`;
const selectOfChannel = 'SELECT * FROM watches WHERE channel_id = ? ORDER BY id';
const selectDue = 'SELECT * FROM watches WHERE next_at <= ? ORDER BY id';
const dropUnwanted = `
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
