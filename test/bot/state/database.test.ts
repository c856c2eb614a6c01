import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { sqliteAnswerLog } from '../../../bot/state/answer-log.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import { quotedAnswer } from '../examples/example-answers.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-state-'));
afterAll(() => rmSync(folder, { recursive: true }));
const viewer = { channelId: 'news', userId: 'ada' };
const logged = {
  channelId: 'news',
  messageId: '1',
  askedAt: '2025-12-01T18:00:00.000Z',
  askedBy: 'ada',
  privateTo: null,
  answer: quotedAnswer,
};

test('the state survives a restart', async () => {
  const path = join(folder, 'kept', 'state.sqlite');
  const before = openStateDatabase(path);
  await sqliteAnswerLog(before).remember(logged);
  await before.close();
  const after = openStateDatabase(path);
  expect(await sqliteAnswerLog(after).latest(viewer)).toEqual(logged);
  await after.close();
});

/** What the first version created, before there were migrations. */
const firstSchema = `
  CREATE TABLE answers (
    number INTEGER PRIMARY KEY,
    channel_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    private_to TEXT,
    answer TEXT NOT NULL
  ) STRICT;
`;

test('a database of the first version is migrated, and keeps its answers', async () => {
  const path = join(folder, 'old.sqlite');
  const old = new DatabaseSync(path);
  old.exec(firstSchema);
  old
    .prepare('INSERT INTO answers (channel_id, message_id, asked_at, answer) VALUES (?, ?, ?, ?)')
    .run('news', '1', logged.askedAt, JSON.stringify(quotedAnswer));
  old.close();
  const state = openStateDatabase(path);
  expect(await sqliteAnswerLog(state).latest(viewer)).toEqual({ ...logged, askedBy: null });
  await state.close();
});

test('a database of a newer version is left alone, and the error names the cure', async () => {
  const path = join(folder, 'new.sqlite');
  const newer = new DatabaseSync(path);
  newer.exec('PRAGMA user_version = 999');
  newer.close();
  await expect(sqliteAnswerLog(openStateDatabase(path)).latest(viewer)).rejects.toMatchObject({
    name: 'StateTooNew',
    message: expect.stringContaining('update Dateline'),
  });
});

test('a file that is not a database gives an error with its cure, which hides the path from readers', async () => {
  const path = join(folder, 'broken.sqlite');
  writeFileSync(path, 'This is not a database. '.repeat(100));
  await expect(sqliteAnswerLog(openStateDatabase(path)).latest(viewer)).rejects.toMatchObject({
    name: 'StateUnavailable',
    message: expect.stringContaining('move the file away'),
    forReader: expect.not.stringContaining(path),
  });
});
