import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type AnswerLog, sqlAnswerLog } from '../../../../bot/state/answer-log.ts';
import { openStateDatabase } from '../../../../bot/state/database.ts';
import { StateUnavailable } from '../../../../bot/errors.ts';
import { quotedAnswer } from '../../examples/example-answers.ts';
import { startBot, startOn } from '../bot-under-test.ts';

const ask = { name: 'ask', options: { question: 'When will ferry crews strike?' } };
const sources = { name: 'sources' };

test('shows the sources of the last answer, ephemerally', async () => {
  const { discord } = await startBot({ answer: async () => quotedAnswer });
  await discord.runCommand(ask).answered();
  const message = await discord.runCommand({ ...sources, user: discord.manager }).answered();
  expect(message.ephemeral).toBe(true);
  expect(message.text).toContain('“The first ferry left six hours late.”');
  expect(message.text).toContain('Coast Herald · [Harbour talks');
});

test('says so if there is no answer in the channel', async () => {
  const { discord } = await startBot();
  await discord.runCommand(ask).answered();
  const channel = discord.addChannel('quiet');
  const message = await discord.runCommand({ ...sources, channel }).answered();
  expect(message.text).toContain('haven’t answered anything in this channel yet');
});

test('hides the sources of a private answer from everybody else', async () => {
  const { discord } = await startBot();
  await discord.runCommand({ ...ask, options: { ...ask.options, private: true } }).answered();
  const asker = await discord.runCommand(sources).answered();
  expect(asker.text).toContain('Coast Herald');
  const other = await discord.runCommand({ ...sources, user: discord.manager }).answered();
  expect(other.text).toContain('haven’t answered anything');
});

test('still knows the last answer after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bot-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'state', 'answers.sqlite');
  const before = openStateDatabase(path);
  const { discord, bot } = await startBot({ answerLog: sqlAnswerLog(before) });
  await discord.runCommand(ask).answered();
  await bot.close();
  await before.close();
  const after = openStateDatabase(path);
  onTestFinished(async () => await after.close());
  await startOn(discord, { answerLog: sqlAnswerLog(after) });
  const message = await discord.runCommand(sources).answered();
  expect(message.text).toContain('Crews will not strike before 12 December.');
});

test('answers although nothing can be logged, and says why there are no sources', async () => {
  const fault = new StateUnavailable('/state/answers.sqlite', new Error('disk full'));
  const broken: AnswerLog = {
    remember: async () => await Promise.reject(fault),
    latest: async () => await Promise.reject(fault),
    ofMessage: async () => await Promise.reject(fault),
    citedArticles: async () => await Promise.reject(fault),
    citing: async () => await Promise.reject(fault),
    forget: async () => await Promise.reject(fault),
  };
  const { discord, log } = await startBot({ answerLog: broken });
  expect((await discord.runCommand(ask).answered()).text).toContain('paused their strike');
  const message = await discord.runCommand(sources).answered();
  expect(message.text).toContain(fault.forReader);
  expect(log.levels()).toEqual(['info', 'warn', 'warn', 'error']);
});
