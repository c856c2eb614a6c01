import type { DatabaseSync } from 'node:sqlite';
import { daysBefore } from '../days-before.ts';
import { type Announcements, DAYS_REMEMBERED, type Decision } from '../ports/announcements.ts';
import type { StateFile } from './state-file.ts';
import { announcementOfRow } from './watch-rows.ts';

/** What channels were told and what waits to be sent, in the bot's state. */
export function sqliteAnnouncements(state: StateFile): Announcements {
  return {
    told: async (channelId, articleIds) =>
      await state.use((database) => {
        const rows = database.prepare(selectTold).all(channelId, JSON.stringify(articleIds));
        return new Map(rows.map((row) => [String(row['article_id']), String(row['told_at'])]));
      }),
    lastAnnouncement: async (channelId) =>
      await state.use((database) => {
        const row = database.prepare(selectAnnouncement).get(channelId);
        return row === undefined ? null : announcementOfRow(row);
      }),
    decide: async (decision) =>
      await state.use((database) => atOnce(database, () => writeDecision(database, decision))),
    pending: async (at) =>
      await state.use((database) => database.prepare(selectPending).all(at).map(announcementOfRow)),
    markSent: async (channelId, at) =>
      await state.use((database) =>
        atOnce(database, () => {
          database
            .prepare('UPDATE announcements SET sent_at = ? WHERE channel_id = ?')
            .run(at, channelId);
          database.prepare(pause).run(null, channelId);
        }),
      ),
    putOff: async (channelId, until, paused) =>
      await state.use((database) =>
        atOnce(database, () => {
          database.prepare(putOff).run(until, channelId);
          database.prepare(pause).run(paused, channelId);
        }),
      ),
    removeChannel: async (channelId) =>
      await state.use((database) =>
        atOnce(database, () => {
          for (const table of ['watches', 'told', 'announcements'])
            database.prepare(`DELETE FROM ${table} WHERE channel_id = ?`).run(channelId);
        }),
      ),
  };
}

const selectTold = `
  SELECT article_id, told_at FROM told
  WHERE channel_id = ? AND article_id IN (SELECT value FROM json_each(?))
`;
const selectAnnouncement = 'SELECT * FROM announcements WHERE channel_id = ?';
const selectPending = `
  SELECT * FROM announcements WHERE sent_at IS NULL AND try_at <= ? ORDER BY planned_at, channel_id
`;
const tell = 'INSERT OR REPLACE INTO told (channel_id, article_id, told_at) VALUES (?, ?, ?)';
const announce = `
  INSERT OR REPLACE INTO announcements (channel_id, planned_at, payload, answer, try_at)
  VALUES (?, ?, ?, ?, ?)
`;
const putOff = 'UPDATE announcements SET try_at = ?, attempts = attempts + 1 WHERE channel_id = ?';
const pause = 'UPDATE watches SET paused = ? WHERE channel_id = ?';

function writeDecision(database: DatabaseSync, decision: Decision): void {
  const { channelId, at, payload, answer, articleIds, checked } = decision;
  database
    .prepare('DELETE FROM told WHERE channel_id = ? AND told_at < ?')
    .run(channelId, daysBefore(at, DAYS_REMEMBERED));
  const telling = database.prepare(tell);
  for (const id of articleIds) telling.run(channelId, id, at);
  const checking = database.prepare('UPDATE watches SET next_at = ?, checked_at = ? WHERE id = ?');
  for (const { id, nextAt } of checked) checking.run(nextAt, at, id);
  if (payload === null) return;
  const json = [payload, answer].map((value) => JSON.stringify(value));
  database.prepare(announce).run(channelId, at, ...json, at);
}

/** Does all of the work or none of it. */
function atOnce(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
