import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { migrations } from '../../bot/adapters/migrations.ts';
import { sqliteAnswerLog } from '../../bot/adapters/sqlite-answer-log.ts';
import { openStateFile } from '../../bot/adapters/state-file.ts';
import { quotedAnswer } from './examples/example-answers.ts';

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

test('what the bot remembers survives a restart', async () => {
  const path = join(folder, 'kept', 'state.sqlite');
  const before = openStateFile(path);
  await sqliteAnswerLog(before).remember(logged);
  await before.close();
  const after = openStateFile(path);
  expect(await sqliteAnswerLog(after).latest(viewer)).toEqual(logged);
  await after.close();
});

test('a file of the first form is taken along, and its answers with it', async () => {
  const path = join(folder, 'old.sqlite');
  const old = new DatabaseSync(path);
  old.exec(migrations[0] ?? '');
  old
    .prepare('INSERT INTO answers (channel_id, message_id, asked_at, answer) VALUES (?, ?, ?, ?)')
    .run('news', '1', logged.askedAt, JSON.stringify(quotedAnswer));
  old.close();
  const state = openStateFile(path);
  expect(await sqliteAnswerLog(state).latest(viewer)).toEqual({ ...logged, askedBy: null });
  await state.close();
});

test('a file that a newer version wrote is left alone, and the cure named', async () => {
  const path = join(folder, 'new.sqlite');
  const newer = new DatabaseSync(path);
  newer.exec('PRAGMA user_version = 999');
  newer.close();
  await expect(sqliteAnswerLog(openStateFile(path)).latest(viewer)).rejects.toMatchObject({
    name: 'StateTooNew',
    message: expect.stringContaining('update Dateline'),
  });
});

test('a file that is no database is reported with its cure, and its path not to the reader', async () => {
  const path = join(folder, 'broken.sqlite');
  writeFileSync(path, 'This is not a database. '.repeat(100));
  await expect(sqliteAnswerLog(openStateFile(path)).latest(viewer)).rejects.toMatchObject({
    name: 'StateUnavailable',
    message: expect.stringContaining('move the file away'),
    forReader: expect.not.stringContaining(path),
  });
});
