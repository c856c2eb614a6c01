// Announcements of watches, sent or waiting, and the articles that each channel has seen.
import { z } from 'zod';
import type { Answer } from '../../retrieval/answer.ts';
import { answerSchema } from './answer-log.ts';
import { inLists, jsonColumn, marks, type Row, type Sql, type StateDatabase } from './sql.ts';

/** Why nothing can be sent to a channel that exists. */
export type PauseReason = 'no-access' | 'no-permission' | 'closed';

/** Where a message goes in its channel. */
export type MessagePlace =
  | {
      kind: 'message';
      /** Whether it is published to the followers of an announcement channel. */
      isPublished: boolean;
    }
  /** A post of its own in a forum, which has no nonce. */
  | { kind: 'post'; title: string; guildId: string };

/** A message of the watches of a channel, sent or still to be sent. */
export type Announcement = {
  /** The Discord channel that it is for. */
  channelId: string;
  /** When it was decided on, ISO 8601 in UTC. */
  plannedAt: string;
  /** The message as Discord's API takes it. */
  payload: AnnouncedMessage;
  /** The content of the message, for follow-up questions and the sources button. */
  answer: Answer | null;
  place: MessagePlace;
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
} & (
  | {
      /** The card; its id identifies the message in the channel's history. */
      components: [{ id: number }];
    }
  /** Text whose links Discord previews; identifies the message, too. */
  | { content: string }
);

/** Which announcement: its channel, and the nonce of its message. */
type AnnouncementKey = { channelId: string; nonce: string };

/** The articles of feeds to post in a channel; everything is saved in one transaction. */
export type FeedDecision = {
  channelId: string;
  at: string;
  /** In the order in which they are sent. */
  messages: readonly { payload: AnnouncedMessage; place: MessagePlace }[];
  articleIds: readonly string[];
  /** The watches whose articles these are. */
  watchIds: readonly number[];
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
  /** Whether the message is published to the followers of an announcement channel; no by default. */
  isPublished?: boolean;
  /** The articles in the message. */
  articleIds: readonly string[];
  /** The watches that are done for now, and when each is due next (ISO 8601 in UTC). */
  checked: readonly { id: number; nextAt: string }[];
  /** When the last announcement of the channel's topics was decided on, as this decision knew it. */
  after?: string | null;
};

/**
 * What was announced in channels, and the messages that each channel has pending: one of its topics,
 * and those of its feeds. Every member throws StateUnavailable. Times are ISO 8601 in UTC.
 */
export type Announcements = {
  /** Those of the articles that were announced in the channel, with the time of each. */
  announced(channelId: string, articleIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The last announcement of a channel's topics, sent or not. */
  lastAnnouncement(channelId: string): Promise<Announcement | null>;
  /**
   * Saves a decision; its message is pending from then on. Where another process has decided on the
   * channel since `after`, nothing is saved, so that no news is announced twice.
   */
  decide(decision: Decision): Promise<void>;
  /**
   * Saves what to post of feeds; its messages are pending from then on. Nothing is saved if the
   * channel has been told of one of the articles meanwhile.
   */
  decideFeeds(decision: FeedDecision): Promise<void>;
  /** Whether a message waits to be sent in the channel. */
  isPending(channelId: string): Promise<boolean>;
  /** The announcements to try to send at `at`, those of a channel in their order. */
  pending(at: string): Promise<Announcement[]>;
  /** Marks an announcement as sent, and resumes its channel's watches if they were paused. */
  markSent(key: AnnouncementKey, at: string): Promise<void>;
  /**
   * Postpones an announcement and those after it in the channel until `until`, and pauses the
   * channel's watches if there is a reason.
   */
  postpone(key: AnnouncementKey, until: string, paused: PauseReason | null): Promise<void>;
  /** Deletes everything about a channel, its watches included. */
  removeChannel(channelId: string): Promise<void>;
};

/** For how many days announced articles are remembered. */
const DAYS_REMEMBERED = 90;

/** `Announcements` in the bot's state. */
export function sqlAnnouncements(state: StateDatabase): Announcements {
  return {
    announced: async (channelId, articleIds) =>
      await state.use(async (sql) => await announcedIn(sql, channelId, articleIds)),
    lastAnnouncement: async (channelId) =>
      await state.use(async (sql) => {
        const row = await sql.get(selectAnnouncement, channelId);
        return row === undefined ? null : parseRow(row);
      }),
    decide: async (decision) =>
      await state.transaction(WATCHES, async (sql) => await writeDecision(sql, decision)),
    decideFeeds: async (decision) =>
      await state.transaction(WATCHES, async (sql) => await writeFeedDecision(sql, decision)),
    isPending: async (channelId) =>
      await state.use(async (sql) => (await sql.get(selectWaiting, channelId)) !== undefined),
    pending: async (at) =>
      await state.use(async (sql) => (await sql.all(selectPending, at)).map(parseRow)),
    markSent: async ({ channelId, nonce }, at) =>
      await state.transaction(WATCHES, async (sql) => {
        await sql.run(markSent, at, channelId, nonce);
        await sql.run(dropSentItems, channelId);
        await sql.run(pause, null, channelId);
      }),
    postpone: async ({ channelId, nonce }, until, paused) =>
      await state.transaction(WATCHES, async (sql) => {
        await sql.run(postpone, until, nonce, channelId);
        await sql.run(pause, paused, channelId);
      }),
    removeChannel: async (channelId) =>
      await state.transaction(WATCHES, async (sql) => {
        for (const table of ['watches', 'told', 'announcements'])
          await sql.run(`DELETE FROM ${table} WHERE channel_id = ?`, channelId);
      }),
  };
}

/** The subject of all transactions on watches and what they announce. */
export const WATCHES = 'watches';

const selectAnnounced = (ids: readonly string[]): string => `
  SELECT article_id, told_at FROM told
  WHERE channel_id = ? AND article_id IN (${marks(ids)})
`;
const insertAnnounced = `
  INSERT INTO told (channel_id, article_id, told_at) VALUES (?, ?, ?)
  ON CONFLICT (channel_id, article_id) DO UPDATE SET told_at = excluded.told_at
`;
const selectAnnouncement = `
  SELECT * FROM announcements WHERE channel_id = ? AND is_item = 0 ORDER BY number DESC LIMIT 1
`;
const selectPending = `
  SELECT * FROM announcements WHERE sent_at IS NULL AND try_at <= ? ORDER BY number
`;
const selectWaiting = `
  SELECT 1 FROM announcements WHERE channel_id = ? AND sent_at IS NULL LIMIT 1
`;
const dropSame = 'DELETE FROM announcements WHERE channel_id = ? AND nonce = ?';
const insertAnnouncement = `
  INSERT INTO announcements
    (channel_id, nonce, is_item, planned_at, payload, answer, place, try_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)
`;
/** Only the last announcement of a channel's topics is kept. */
const dropEarlier = 'DELETE FROM announcements WHERE channel_id = ? AND is_item = 0';
const dropSentItems = `
  DELETE FROM announcements WHERE channel_id = ? AND is_item = 1 AND sent_at IS NOT NULL
`;
const markSent = 'UPDATE announcements SET sent_at = ? WHERE channel_id = ? AND nonce = ?';
const postpone = `
  UPDATE announcements
  SET try_at = ?, attempts = attempts + CASE WHEN nonce = ? THEN 1 ELSE 0 END
  WHERE channel_id = ? AND sent_at IS NULL
`;
const updateChecked = (ids: readonly number[]): string =>
  `UPDATE watches SET checked_at = ? WHERE id IN (${marks(ids)})`;
const pause = 'UPDATE watches SET paused = ? WHERE channel_id = ?';
const updateWatch = `
  UPDATE watches SET next_at = ?, checked_at = ?, stirred = 0 WHERE id = ?
`;

async function announcedIn(
  sql: Sql,
  channelId: string,
  articleIds: readonly string[],
): Promise<Map<string, string>> {
  const rows: Row[] = [];
  for (const list of inLists(articleIds))
    rows.push(...(await sql.all(selectAnnounced(list), channelId, ...list)));
  return new Map(rows.map((row) => [String(row['article_id']), String(row['told_at'])]));
}

async function writeDecision(sql: Sql, decision: Decision): Promise<void> {
  const { channelId, at, payload, answer, isPublished = false, checked, after } = decision;
  const last = (await sql.get(selectAnnouncement, channelId))?.['planned_at'] ?? null;
  if (after !== undefined && after !== last) return;
  await rememberArticles(sql, decision);
  for (const { id, nextAt } of checked) await sql.run(updateWatch, nextAt, at, id);
  if (payload === null) return;
  await sql.run(dropEarlier, channelId);
  const place: MessagePlace = { kind: 'message', isPublished };
  await writeAnnouncement(sql, { channelId, at, payload, answer, place, isItem: false });
}

async function writeFeedDecision(sql: Sql, decision: FeedDecision): Promise<void> {
  const { channelId, at, messages, articleIds, watchIds } = decision;
  if ((await announcedIn(sql, channelId, articleIds)).size > 0) return;
  await rememberArticles(sql, decision);
  await markChecked(sql, watchIds, at);
  for (const message of messages)
    await writeAnnouncement(sql, { ...message, channelId, at, answer: null, isItem: true });
}

type Planned = Pick<Announcement, 'channelId' | 'payload' | 'answer' | 'place'> & {
  at: string;
  isItem: boolean;
};

async function writeAnnouncement(
  sql: Sql,
  { channelId, at, payload, answer, place, isItem }: Planned,
): Promise<void> {
  const json = [payload, answer, place].map((value) => JSON.stringify(value));
  await sql.run(dropSame, channelId, payload.nonce);
  await sql.run(insertAnnouncement, channelId, payload.nonce, Number(isItem), at, ...json, at);
}

/** Sets when watches were last checked. */
export async function markChecked(sql: Sql, ids: readonly number[], at: string): Promise<void> {
  for (const list of inLists(ids)) await sql.run(updateChecked(list), at, ...list);
}

async function rememberArticles(
  sql: Sql,
  { channelId, at, articleIds }: Pick<Decision, 'channelId' | 'at' | 'articleIds'>,
): Promise<void> {
  const oldest = new Date(Date.parse(at) - DAYS_REMEMBERED * 86_400_000).toISOString();
  await sql.run('DELETE FROM told WHERE channel_id = ? AND told_at < ?', channelId, oldest);
  for (const id of articleIds) await sql.run(insertAnnounced, channelId, id, at);
}

const placeSchema: z.ZodType<MessagePlace> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), isPublished: z.boolean() }),
  z.object({ kind: z.literal('post'), title: z.string(), guildId: z.string() }),
]);

const rowSchema = z.object({
  channel_id: z.string(),
  planned_at: z.string(),
  // Sent as it was written; Discord validates it.
  payload: jsonColumn(
    z.custom<AnnouncedMessage>((value) => typeof value === 'object' && value !== null),
  ),
  answer: jsonColumn(answerSchema.nullable()).nullable(),
  place: jsonColumn(placeSchema),
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
    place: read.place,
    sentAt: read.sent_at,
    attempts: read.attempts,
  };
}
