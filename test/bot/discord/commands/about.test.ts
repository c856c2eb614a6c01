import { expect, test } from 'vitest';
import { sqlAnswerLog } from '../../../../bot/state/answer-log.ts';
import { sqlFeedback } from '../../../../bot/state/feedback.ts';
import { sqlLastSeen } from '../../../../bot/state/last-seen.ts';
import { openStateDatabase } from '../../../../bot/state/database.ts';
import { StateUnavailable } from '../../../../bot/errors.ts';
import type { LoopbackDiscord } from '../../../support/discord/loopback-discord.ts';
import type { SeenMessage } from '../../../support/discord/seen.ts';
import { startBot } from '../bot-under-test.ts';

const ask = { name: 'ask', options: { question: 'What came out of the harbour talks?' } };
const forgetMe = { name: 'forget', subcommand: 'me' };

test('says what it can do, ephemerally', async () => {
  const { discord } = await startBot();
  const message = await discord.runCommand({ name: 'help' }).answered();
  expect(message.text).toContain('/latest shows the newest stories');
  expect(message.ephemeral).toBe(true);
});

test('shows questions that the articles answer below the help, in the language of the reader', async () => {
  const asked: string[] = [];
  const starters = async (language: string): Promise<string[]> => {
    asked.push(language);
    return await Promise.resolve(['Wer leitete die *Delegation*?']);
  };
  const { discord } = await startBot({ starters });
  const message = await discord.runCommand({ name: 'help', locale: 'de' }).answered();
  expect(message.text).toContain('Zum Beispiel:\n- Wer leitete die \\*Delegation\\*?');
  expect(asked).toEqual(['de']);
});

async function noStarters(): Promise<string[]> {
  return await Promise.reject(new Error('closed'));
}

test('helps without examples where none can be found', async () => {
  const { discord } = await startBot({ starters: noStarters });
  const message = await discord.runCommand({ name: 'help' }).answered();
  expect(message.text).toContain('/latest shows the newest stories');
  expect(message.text).not.toContain('For example');
});

test('says what it stores about people, ephemerally', async () => {
  const { discord } = await startBot();
  const message = await discord.runCommand({ name: 'privacy' }).answered();
  expect(message.text).toContain('the last 50 answers of each channel');
  expect(message.ephemeral).toBe(true);
});

test('speaks the language of the asker', async () => {
  const { discord } = await startBot();
  const message = await discord.runCommand({ name: 'privacy', locale: 'de' }).answered();
  expect(message.text).toContain('Ich lese nur Nachrichten, die an mich gerichtet sind.');
});

test('asks before it deletes what is stored about a person', async () => {
  const answerLog = sqlAnswerLog(openStateDatabase(':memory:'));
  const { discord } = await startBot({ answerLog });
  const mine = await discord.runCommand(ask).answered();
  const question = await discord.runCommand(forgetMe).answered();
  expect(question.text).toContain('Shall I delete');
  expect(question.ephemeral).toBe(true);
  expect(question.buttons.map(({ label }) => label)).toEqual(['Delete my data']);
  expect((await answerLog.ofMessage(mine.id))?.askedBy).toBe(discord.reader.id);
});

test('deletes what is stored about the person, and nobody else; public answers lose the name', async () => {
  const [answerLog, feedback, lastSeen] = [
    sqlAnswerLog(openStateDatabase(':memory:')),
    sqlFeedback(openStateDatabase(':memory:')),
    sqlLastSeen(openStateDatabase(':memory:')),
  ];
  const { discord } = await startBot({ answerLog, feedback, lastSeen });
  const mine = await discord.runCommand(ask).answered();
  const options = { ...ask.options, private: true };
  const privately = await discord.runCommand({ ...ask, options }).answered();
  const direct = await discord.runCommand({ ...ask, channel: discord.directChannel() }).answered();
  await discord.pressButton({ messageId: mine.id, customId: 'good' }).answered();
  await discord.runCommand({ name: 'latest' }).answered();
  const theirs = await discord.runCommand({ ...ask, user: discord.manager }).answered();
  const message = await confirmed(discord);
  expect(message.text).toContain('I deleted');
  expect(message.buttons).toEqual([]);
  expect(await answerLog.ofMessage(mine.id)).toMatchObject({ askedBy: null, privateTo: null });
  expect(await answerLog.ofMessage(privately.id)).toBeNull();
  expect(await answerLog.ofMessage(direct.id)).toBeNull();
  expect((await answerLog.ofMessage(theirs.id))?.askedBy).toBe(discord.manager.id);
  expect(await feedback.all()).toEqual([]);
  expect(await lastSeen.get(discord.reader.id, '')).toBeNull();
});

test('does not claim to have deleted what it could not', async () => {
  const fault = new StateUnavailable('/state.sqlite', new Error('disk full'));
  const lastSeen = {
    ...sqlLastSeen(openStateDatabase(':memory:')),
    forget: async () => await Promise.reject(fault),
  };
  const { discord, log } = await startBot({ lastSeen });
  const message = await confirmed(discord);
  expect(message.text).toContain(fault.forReader);
  expect(log.levels()).toEqual(['info', 'error']);
});

/** Asks to be forgotten, and confirms it; returns the reply to that. */
async function confirmed(discord: LoopbackDiscord): Promise<SeenMessage> {
  const { id: messageId } = await discord.runCommand(forgetMe).answered();
  return await discord.pressButton({ messageId, customId: 'forget-me' }).answered();
}

test('says what the corpus holds and how it answers', async () => {
  const { discord } = await startBot();
  const message = await discord.runCommand({ name: 'status' }).answered();
  expect(message.text).toContain('6,028 articles, from <t:');
  expect(message.text).toContain('Publishers: Coast Herald');
  expect(message.text).toContain('No feeds');
  expect(message.text).toContain('quote the articles word for word');
  expect(message.text).toMatch(/Dateline 1\.2\.3, started <t:\d+:R>, 1 shard/u);
  expect(message.ephemeral).toBe(true);
});
