// The last answers of each channel, for `/sources` and follow-ups.
import { z } from 'zod';
import { type Answer, sourcesOf } from '../../retrieval/answer.ts';
import { inLists, marks, type Row, type Sql, type StateDatabase } from './sql.ts';

/** An answer that was posted in a channel. */
export type LoggedAnswer = {
  /** The Discord channel of the answer. */
  channelId: string;
  /** The message that shows the answer. */
  messageId: string;
  /** When the question was asked, ISO 8601 in UTC. */
  askedAt: string;
  /** The user who asked; null for announcements and for answers of old versions. */
  askedBy: string | null;
  /** The only user who sees an ephemeral answer; null if the whole channel sees it. */
  privateTo: string | null;
  /** Whether others than the asker may read it, as in a channel of a server; false where that is unknown. */
  isPublic?: boolean;
  /** What was answered, with its sources. */
  answer: Answer;
};

/** A user looking at a channel. */
type Viewer = { channelId: string; userId: string };

/** The last answers of each channel, for `/sources`, follow-up questions and buttons. Every member throws StateUnavailable. */
export type AnswerLog = {
  /** Adds the newest answer of a channel and deletes its oldest beyond the limit. */
  remember(answer: LoggedAnswer): Promise<void>;
  /** The newest answer of the channel that the user can see; null if there is none. */
  latest(viewer: Viewer): Promise<LoggedAnswer | null>;
  /** The answer that a message shows; null if it is not in the log any more. */
  ofMessage(messageId: string): Promise<LoggedAnswer | null>;
  /** The ids of all articles that the logged answers name as a source. */
  citedArticles(): Promise<ReadonlySet<string>>;
  /** The answers, in all channels, that name one of these articles as a source; newest first. */
  citing(articles: readonly string[]): Promise<LoggedAnswer[]>;
  /** Deletes the answers that this user alone has read, and the user's name from all others. */
  forget(userId: string): Promise<void>;
};

/** `AnswerLog` in the bot's state, with the last `keep` answers of each channel. */
export function sqlAnswerLog(
  state: StateDatabase,
  { keep = 50 }: { keep?: number } = {},
): AnswerLog {
  return {
    remember: async (answer) =>
      await state.transaction(`answers ${answer.channelId}`, async (sql) => {
        await write(sql, answer, keep);
      }),
    latest: async ({ channelId, userId }) =>
      await state.use(async (sql) => parseRow(await sql.get(selectLatest, channelId, userId))),
    ofMessage: async (messageId) =>
      await state.use(async (sql) => parseRow(await sql.get(selectByMessage, messageId))),
    citedArticles: async () =>
      await state.use(
        async (sql) =>
          new Set((await sql.all(selectCited)).map((row) => String(row['article_id']))),
      ),
    citing: async (articles) =>
      await state.use(async (sql) => {
        const found = new Map<number, Row>();
        for (const list of inLists(articles))
          for (const row of await sql.all(selectCiting(list), ...list))
            found.set(Number(row['number']), row);
        return [...found]
          .toSorted(([one], [other]) => other - one)
          .flatMap(([, row]) => parseRow(row) ?? []);
      }),
    forget: async (userId) =>
      await state.transaction(`answers by ${userId}`, async (sql) => {
        for (const statement of [forgetPrivate, forgetAsker]) await sql.run(statement, userId);
      }),
  };
}

const insert = `
  INSERT INTO answers (channel_id, message_id, asked_at, asked_by, private_to, is_public, answer)
  VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING number
`;
const insertCitation = `
  INSERT INTO citations (answer, article_id) VALUES (?, ?) ON CONFLICT DO NOTHING
`;
const forgetPrivate = 'DELETE FROM answers WHERE asked_by = ? AND is_public = 0';
const forgetAsker = 'UPDATE answers SET asked_by = NULL WHERE asked_by = ?';
const forgetOldest = `
  DELETE FROM answers WHERE channel_id = ? AND number NOT IN (
    SELECT number FROM answers WHERE channel_id = ? ORDER BY number DESC LIMIT ?
  )
`;
const columns = 'channel_id, message_id, asked_at, asked_by, private_to, answer';
const selectLatest = `
  SELECT ${columns} FROM answers WHERE channel_id = ? AND (private_to IS NULL OR private_to = ?)
  ORDER BY number DESC LIMIT 1
`;
const selectByMessage = `
  SELECT ${columns} FROM answers WHERE message_id = ? ORDER BY number DESC LIMIT 1
`;
const selectCited = 'SELECT DISTINCT article_id FROM citations';
const selectCiting = (articles: readonly string[]): string => `
  SELECT number, ${columns} FROM answers WHERE number IN
    (SELECT answer FROM citations WHERE article_id IN (${marks(articles)}))
`;

const rowSchema = z.object({
  channel_id: z.string(),
  message_id: z.string(),
  asked_at: z.string(),
  asked_by: z.string().nullable(),
  private_to: z.string().nullable(),
  answer: z.string(),
});

async function write(sql: Sql, given: LoggedAnswer, keep: number): Promise<void> {
  const { channelId, messageId, askedAt, askedBy, privateTo, answer } = given;
  const isPublic = Number(given.isPublic ?? false);
  const json = JSON.stringify(answer);
  const values = [channelId, messageId, askedAt, askedBy, privateTo, isPublic, json];
  const number = Number((await sql.get(insert, ...values))?.['number']);
  for (const { article } of sourcesOf(answer)) await sql.run(insertCitation, number, article.id);
  await sql.run(forgetOldest, channelId, channelId, keep);
}

/** Null if there is no row, or another version wrote an answer that this one cannot read. */
function parseRow(found: unknown): LoggedAnswer | null {
  if (found === undefined) return null;
  const row = rowSchema.parse(found);
  const answer = answerSchema.safeParse(JSON.parse(row.answer));
  if (!answer.success) return null;
  return {
    channelId: row.channel_id,
    messageId: row.message_id,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    privateTo: row.private_to,
    answer: answer.data,
  };
}

const source = z.object({
  number: z.number(),
  article: z.object({
    id: z.string(),
    url: z.string().nullable(),
    title: z.string(),
    source: z.string(),
    publishedAt: z.string().nullable(),
  }),
  quote: z.string(),
});

const statement = z.object({
  text: z.string(),
  citations: z.array(z.number()),
  original: z.string().exactOptional(),
});

const asOf = z.object({
  newest: z.string().nullable(),
  oldest: z.string().nullable(),
  articles: z.number(),
});

const checked = z.array(
  z.object({
    text: z.string(),
    verdict: z.enum(['supported', 'contradicted', 'not-judged']),
    findings: z.array(
      z.object({ stance: z.enum(['supports', 'contradicts', 'near']), source: z.number() }),
    ),
  }),
);

/** An `Answer` read from JSON. Fields that only older versions wrote are dropped. */
export const answerSchema: z.ZodType<Answer> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answered'),
    question: z.string(),
    statements: z.array(statement),
    sources: z.array(source),
    asOf,
    method: z.enum(['model', 'quotes']),
    dropped: z.number(),
    checked: checked.exactOptional(),
    unchecked: z.number().exactOptional(),
    notice: z
      .enum(['coverage-only', 'older-than-asked', 'model-failed', 'model-budget', 'model-writing'])
      .exactOptional(),
  }),
  z.object({
    kind: z.literal('no-evidence'),
    question: z.string(),
    nearest: z.array(source),
    asOf,
  }),
]);
