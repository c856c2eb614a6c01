// Announcements of watches, sent or waiting, and the articles that each channel has seen.
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Answer } from '../../retrieval/answer.ts';
import { answerSchema } from './answer-log.ts';
import { inTransaction, jsonColumn, type StateDatabase } from './database.ts';

/** Why nothing can be sent to a channel that exists. */
export type PauseReason = 'no-access' | 'no-permission' | 'closed';

/** The last message of the watches of a channel, sent or still to be sent. */
export type Announcement = {
  /** The Discord channel that it is for. */
  channelId: string;
  /** When it was decided on, ISO 8601 in UTC. */
  plannedAt: string;
  /** The message as Discord's API takes it. */
  payload: AnnouncedMessage;
  /** The content of the message, for follow-up questions and the sources button. */
  answer: Answer | null;
  /** When it was sent, ISO 8601 in UTC; null while that is pending or unconfirmed. */
  sentAt: string | null;
  /** How many attempts to send it have failed. */
  attempts: number;
};

/** The body of a Discord message that can be sent again without appearing twice. */
export type AnnouncedMessage = {
  /** Discord's message flags. */
  flags: number;
  /** Discord ignores a second message with the same nonce for a few minutes. */
  nonce: string;
  enforce_nonce: true;
  /** Pings nobody but these roles. */
  allowed_mentions: { parse: []; roles: string[]; replied_user: false };
  /** The card; its id identifies the message in the channel's history. */
  components: [{ id: number }];
};

/** What to announce in a channel; everything is saved in one transaction. */
export type Decision = {
  /** The Discord channel. */
  channelId: string;
  /** When it was decided, ISO 8601 in UTC. */
  at: string;
  /** The message to send; null if there is nothing new. */
  payload: AnnouncedMessage | null;
  /** The content of the message; null without a message. */
  answer: Answer | null;
  /** The articles in the message. */
  articleIds: readonly string[];
  /** The watches that are done for now, and when each is due next (ISO 8601 in UTC). */
  checked: readonly { id: number; nextAt: string }[];
};

/**
 * What was announced in channels, and the one message that each channel has pending. Every member
 * throws StateUnavailable. Times are ISO 8601 in UTC.
 */
export type Announcements = {
  /** Those of the articles that were announced in the channel, with the time of each. */
  announced(channelId: string, articleIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The last announcement of a channel, sent or not. */
  lastAnnouncement(channelId: string): Promise<Announcement | null>;
  /** Saves a decision; its message is pending from then on. */
  decide(decision: Decision): Promise<void>;
  /** The announcements to try to send at `at`. */
  pending(at: string): Promise<Announcement[]>;
  /** Marks a channel's announcement as sent, and resumes its watches if they were paused. */
  markSent(channelId: string, at: string): Promise<void>;
  /** Postpones a channel's announcement until `until`, and pauses its watches if there is a reason. */
  postpone(channelId: string, until: string, paused: PauseReason | null): Promise<void>;
  /** Deletes everything about a channel, its watches included. */
  removeChannel(channelId: string): Promise<void>;
};

/** For how many days announced articles are remembered. */
const DAYS_REMEMBERED = 90;

/** `Announcements` in the bot's state. */
export function sqliteAnnouncements(state: StateDatabase): Announcements {
  return {
    announced: async (channelId, articleIds) =>
      await state.use((database) => {
        const rows = database.prepare(selectAnnounced).all(channelId, JSON.stringify(articleIds));
        return new Map(rows.map((row) => [String(row['article_id']), String(row['told_at'])]));
      }),
    lastAnnouncement: async (channelId) =>
      await state.use((database) => {
        const row = database.prepare(selectAnnouncement).get(channelId);
        return row === undefined ? null : parseRow(row);
      }),
    decide: async (decision) =>
      await state.use((database) =>
        inTransaction(database, () => writeDecision(database, decision)),
      ),
    pending: async (at) =>
      await state.use((database) => database.prepare(selectPending).all(at).map(parseRow)),
    markSent: async (channelId, at) =>
      await state.use((database) =>
        inTransaction(database, () => {
          database.prepare(markSent).run(at, channelId);
          database.prepare(pause).run(null, channelId);
        }),
      ),
    postpone: async (channelId, until, paused) =>
      await state.use((database) =>
        inTransaction(database, () => {
          database.prepare(postpone).run(until, channelId);
          database.prepare(pause).run(paused, channelId);
        }),
      ),
    removeChannel: async (channelId) =>
      await state.use((database) =>
        inTransaction(database, () => {
          for (const table of ['watches', 'told', 'announcements'])
            database.prepare(`DELETE FROM ${table} WHERE channel_id = ?`).run(channelId);
        }),
      ),
  };
}

const selectAnnounced = `
  SELECT article_id, told_at FROM told
  WHERE channel_id = ? AND article_id IN (SELECT value FROM json_each(?))
`;
const insertAnnounced = `
  INSERT OR REPLACE INTO told (channel_id, article_id, told_at) VALUES (?, ?, ?)
`;
const selectAnnouncement = 'SELECT * FROM announcements WHERE channel_id = ?';
const selectPending = `
  SELECT * FROM announcements WHERE sent_at IS NULL AND try_at <= ? ORDER BY planned_at, channel_id
`;
const insertAnnouncement = `
  INSERT OR REPLACE INTO announcements (channel_id, planned_at, payload, answer, try_at)
  VALUES (?, ?, ?, ?, ?)
`;
const markSent = 'UPDATE announcements SET sent_at = ? WHERE channel_id = ?';
const postpone = `
  UPDATE announcements SET try_at = ?, attempts = attempts + 1 WHERE channel_id = ?
`;
const pause = 'UPDATE watches SET paused = ? WHERE channel_id = ?';
const updateWatch = 'UPDATE watches SET next_at = ?, checked_at = ? WHERE id = ?';

function writeDecision(database: DatabaseSync, decision: Decision): void {
  const { channelId, at, payload, answer, articleIds, checked } = decision;
  const oldest = new Date(Date.parse(at) - DAYS_REMEMBERED * 86_400_000).toISOString();
  database.prepare('DELETE FROM told WHERE channel_id = ? AND told_at < ?').run(channelId, oldest);
  const announcing = database.prepare(insertAnnounced);
  for (const id of articleIds) announcing.run(channelId, id, at);
  const updating = database.prepare(updateWatch);
  for (const { id, nextAt } of checked) updating.run(nextAt, at, id);
  if (payload === null) return;
  const json = [payload, answer].map((value) => JSON.stringify(value));
  database.prepare(insertAnnouncement).run(channelId, at, ...json, at);
}

const rowSchema = z.object({
  channel_id: z.string(),
  planned_at: z.string(),
  // Sent as it was written; Discord validates it.
  payload: jsonColumn(
    z.custom<AnnouncedMessage>((value) => typeof value === 'object' && value !== null),
  ),
  answer: jsonColumn(answerSchema.nullable()).nullable(),
  sent_at: z.string().nullable(),
  attempts: z.number(),
});

function parseRow(row: unknown): Announcement {
  const read = rowSchema.parse(row);
  return {
    channelId: read.channel_id,
    plannedAt: read.planned_at,
    payload: read.payload,
    answer: read.answer,
    sentAt: read.sent_at,
    attempts: read.attempts,
  };
}
