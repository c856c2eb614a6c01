import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { memoryAnswerLog } from '../../bot/adapters/memory-answer-log.ts';
import { sqliteAnswerLog } from '../../bot/adapters/sqlite-answer-log.ts';
import type { LoggedAnswer } from '../../bot/ports/answer-log.ts';
import { quotedAnswer, refusal, wordedAnswer } from '../bot/example-answers.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-answers-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const freshPath = (): string => join(folder, `${(files += 1)}`, 'answers.sqlite');

const logged: LoggedAnswer = {
  channelId: 'news',
  messageId: '1',
  askedAt: '2025-12-01T18:00:00.000Z',
  privateTo: null,
  answer: quotedAnswer,
};
const viewer = { channelId: 'news', userId: 'ada' };

describe.each([
  ['memory', (keep: number) => memoryAnswerLog({ keep })],
  ['sqlite', (keep: number) => sqliteAnswerLog({ path: freshPath(), keep })],
])('a log of answers in %s', (_, open) => {
  test('knows nothing of a channel where nothing was answered', async () => {
    const log = open(3);
    expect(await log.latest(viewer)).toBeNull();
    await log.close();
  });

  test.each([quotedAnswer, wordedAnswer, refusal])(
    'gives back what it was given',
    async (answer) => {
      const log = open(3);
      await log.remember({ ...logged, answer });
      expect(await log.latest(viewer)).toEqual({ ...logged, answer });
      await log.close();
    },
  );

  test('gives the newest answer of the channel asked for', async () => {
    const log = open(3);
    await log.remember(logged);
    await log.remember({ ...logged, messageId: '2', answer: refusal });
    await log.remember({ ...logged, messageId: '3', channelId: 'sports' });
    expect((await log.latest(viewer))?.messageId).toBe('2');
    await log.close();
  });

  test('shows a private answer to nobody but who asked', async () => {
    const log = open(3);
    await log.remember(logged);
    await log.remember({ ...logged, messageId: '2', privateTo: 'ben' });
    expect((await log.latest(viewer))?.messageId).toBe('1');
    expect((await log.latest({ ...viewer, userId: 'ben' }))?.messageId).toBe('2');
    await log.close();
  });

  test('forgets the oldest answers of a channel beyond its limit, and of that channel only', async () => {
    const log = open(2);
    await log.remember({ ...logged, channelId: 'sports' });
    await log.remember(logged);
    await log.remember({ ...logged, messageId: '2', privateTo: 'ben' });
    await log.remember({ ...logged, messageId: '3', privateTo: 'ben' });
    expect(await log.latest(viewer)).toBeNull();
    expect(await log.latest({ ...viewer, channelId: 'sports' })).not.toBeNull();
    await log.close();
  });
});

test('a log in a file survives a restart', async () => {
  const path = freshPath();
  const before = sqliteAnswerLog({ path });
  await before.remember(logged);
  await before.close();
  const after = sqliteAnswerLog({ path });
  expect(await after.latest(viewer)).toEqual(logged);
  await after.close();
});

test('a file that is no database is reported with its cure, and not to the reader', async () => {
  const path = join(folder, 'broken.sqlite');
  writeFileSync(path, 'This is not a database. '.repeat(100));
  const reading = sqliteAnswerLog({ path }).latest(viewer);
  await expect(reading).rejects.toMatchObject({
    name: 'AnswerLogUnavailable',
    message: expect.stringContaining('move the file away'),
    forReader: expect.not.stringContaining(path),
  });
});
