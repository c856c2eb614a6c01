import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { AnswerLog, LoggedAnswer } from '../ports/answer-log.ts';
import { AnswerLogUnavailable } from '../ports/errors.ts';
import { answerSchema } from './answer-schema.ts';

/** `path` is the database file; `keep` the number of answers per channel. */
export type SqliteAnswerLogOptions = { path: string; keep?: number };

/** A log of answers in a file, made on first use together with its folder. It survives restarts. */
export function sqliteAnswerLog({ path, keep = 50 }: SqliteAnswerLogOptions): AnswerLog {
  let open: DatabaseSync | null = null;

  /** Async for the sake of the port: a fault arrives as a rejection. */
  async function using<T>(work: (database: DatabaseSync) => T): Promise<T> {
    try {
      open ??= openDatabase(path);
      return work(open);
    } catch (cause) {
      throw new AnswerLogUnavailable(path, cause);
    }
  }

  return {
    remember: async (answer) => await using((database) => write(database, answer, keep)),
    latest: async ({ channelId, userId }) =>
      await using((database) => parseRow(database.prepare(selectLatest).get(channelId, userId))),
    close: async () => {
      open?.close();
      open = null;
    },
  };
}

const schema = `
  CREATE TABLE IF NOT EXISTS answers (
    number INTEGER PRIMARY KEY,
    channel_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    private_to TEXT,
    answer TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS answers_by_channel ON answers (channel_id, number);
`;
const insert = `
  INSERT INTO answers (channel_id, message_id, asked_at, private_to, answer)
  VALUES (?, ?, ?, ?, ?)
`;
const forgetOldest = `
  DELETE FROM answers WHERE channel_id = ? AND number NOT IN (
    SELECT number FROM answers WHERE channel_id = ? ORDER BY number DESC LIMIT ?
  )
`;
const selectLatest = `
  SELECT channel_id, message_id, asked_at, private_to, answer FROM answers
  WHERE channel_id = ? AND (private_to IS NULL OR private_to = ?)
  ORDER BY number DESC LIMIT 1
`;

const rowSchema = z.object({
  channel_id: z.string(),
  message_id: z.string(),
  asked_at: z.string(),
  private_to: z.string().nullable(),
  answer: z.string(),
});

function openDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 2000 });
  // Readers (the doctor, a second process) and the bot do not lock each other out.
  database.exec('PRAGMA journal_mode = WAL');
  database.exec(schema);
  return database;
}

function write(database: DatabaseSync, answer: LoggedAnswer, keep: number): void {
  const { channelId, messageId, askedAt, privateTo } = answer;
  const json = JSON.stringify(answer.answer);
  database.prepare(insert).run(channelId, messageId, askedAt, privateTo, json);
  database.prepare(forgetOldest).run(channelId, channelId, keep);
}

/** Null for no row, and for one whose answer this version does not understand. */
function parseRow(found: unknown): LoggedAnswer | null {
  if (found === undefined) return null;
  const row = rowSchema.parse(found);
  const answer = answerSchema.safeParse(JSON.parse(row.answer));
  if (!answer.success) return null;
  return {
    channelId: row.channel_id,
    messageId: row.message_id,
    askedAt: row.asked_at,
    privateTo: row.private_to,
    answer: answer.data,
  };
}
