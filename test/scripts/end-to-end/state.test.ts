import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sqliteFeedback } from '../../../bot/state/feedback.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import { quotedAnswer } from '../../bot/examples/example-answers.ts';
import { runCommand } from '../../support/run-command.ts';
import { temporaryFolder } from '../../support/town-news.ts';

const folder = await temporaryFolder();
const settings = { settings: { DATELINE_DATA: join(folder, 'data') } };
const state = openStateDatabase(join(folder, 'data', 'state.sqlite'));
const opinion = {
  messageId: '1',
  userId: 'ada',
  givenAt: '2025-12-01T18:00:00.000Z',
  verdict: 'bad',
  reason: 'It is out of date.',
  answer: quotedAnswer,
} as const;
await sqliteFeedback(state).put(opinion);

test('lists ratings with question, answer and reason', async () => {
  const { output, code } = await runCommand('feedback', [], settings);
  expect(code).toBe(0);
  expect(output).toContain('👎 2025-12-01 18:00  When will ferry crews strike?');
  expect(output).toContain('reason: It is out of date.');
  const { output: json } = await runCommand('feedback', ['--json'], settings);
  expect(JSON.parse(json)).toEqual([opinion]);
});

test('a backup made while the bot writes can be restored', async () => {
  const copy = join(folder, 'copy');
  expect((await runCommand('backup', [copy], settings)).output).toContain('state.sqlite');
  await sqliteFeedback(state).put({ ...opinion, messageId: '2' });
  await state.close();
  expect((await runCommand('restore', [copy], settings)).code).toBe(0);
  const again = openStateDatabase(join(folder, 'data', 'state.sqlite'));
  expect(await sqliteFeedback(again).all()).toEqual([opinion]);
  await again.close();
});

test('a folder without a backup replaces nothing', async () => {
  const { complaint, code } = await runCommand('restore', [join(folder, 'nowhere')], settings);
  expect(code).toBe(1);
  expect(complaint).toContain('holds nothing that the bot remembers');
});
