import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { defaultSettings, type ServerSettings, sqlSettings } from '../../../bot/state/settings.ts';
import { sqlUsage } from '../../../bot/state/usage.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import { StateUnavailable } from '../../../bot/errors.ts';
import type { DiscordBotOptions } from '../../../bot/discord/bot.ts';
import { quotedAnswer, wordedAnswer } from '../examples/example-answers.ts';
import { createModelBudget } from '../../../bot/model-budget.ts';
import { sqlModelUsage } from '../../../bot/state/model-usage.ts';
import { scriptedModel } from '../../support/scripted-model.ts';
import { askedAt, type Fixture, quotingReplies, startBot, startOn } from './bot-under-test.ts';

const ask = { name: 'ask', options: { question: 'What came out of the harbour talks?' } };

/** A bot in a server with these limits, and a simulated clock. */
async function startWith(
  limits: Partial<ServerSettings>,
  options: Partial<DiscordBotOptions> = {},
): Promise<Fixture & { services: Partial<DiscordBotOptions>; pass: (seconds: number) => void }> {
  let now = Date.parse(askedAt);
  const services = {
    settings: {
      ...sqlSettings(openStateDatabase(':memory:')),
      of: async () => ({ ...defaultSettings, ...limits }),
    },
    now: () => new Date(now),
    ...options,
  };
  const pass = (seconds: number): void => void (now += seconds * 1000);
  return { ...(await startBot(services)), services, pass };
}

test('makes a person wait between two questions, and says how long', async () => {
  const { discord, pass } = await startWith({ cooldown: 30 });
  await discord.runCommand(ask).answered();
  pass(10);
  const hint = await discord.runCommand(ask).answered();
  expect(hint.text).toContain('You can ask again in 20 seconds');
  expect(hint.ephemeral).toBe(true);
  const other = { ...ask, user: discord.manager };
  expect((await discord.runCommand(other).answered()).text).toContain('paused their strike');
  pass(20);
  expect((await discord.runCommand(ask).answered()).text).toContain('paused their strike');
});

test('limits the questions of a person per day, however they ask, until the next day', async () => {
  const { discord, pass } = await startWith({ personDaily: 3, timeZone: 'Asia/Kathmandu' });
  const { id } = await discord.runCommand(ask).answered();
  await discord.runCommand({ name: 'latest' }).answered();
  await discord.pressButton({ messageId: id, customId: 'follow-up' }).modal();
  const submit = { customId: 'follow-up', values: { text: 'And who signed it?' } };
  expect((await discord.submitModal(submit).answered()).text).toContain('who signed');
  const content = `<@${discord.botUserId}> And now?`;
  const hint = await discord.sendMessage({ content }).answered();
  expect(hint.text).toContain('all your questions for today. You can ask again in 7 hours');
  pass(6.25 * 3600);
  expect((await discord.runCommand(ask).answered()).text).toContain('paused their strike');
});

test('counts questions only', async () => {
  const { discord } = await startWith({ personDaily: 1 });
  const privately = { name: 'ask', options: { ...ask.options, private: true } };
  const { id } = await discord.runCommand(privately).answered();
  const share = { messageId: id, customId: 'share' };
  expect((await discord.pressButton(share).answered()).text).toContain('paused their strike');
  expect((await discord.runCommand({ name: 'status' }).answered()).text).toContain('articles');
  const good = await discord.pressButton({ messageId: id, customId: 'good' }).answered();
  expect(good.text).toContain('Thank you');
});

test('does not count management commands, and runs them while a question is in flight', async () => {
  const slow = Promise.withResolvers<void>();
  const { discord } = await startWith(
    { personDaily: 1, cooldown: 60 },
    {
      answer: async () => {
        await slow.promise;
        return quotedAnswer;
      },
    },
  );
  const { manager: user } = discord;
  const asking = discord.runCommand({ ...ask, user });
  const said: string[] = [];
  for (const command of [
    { name: 'watch', subcommand: 'topic', options: { topic: 'the harbour' } },
    { name: 'watches' },
    { name: 'unwatch', options: { watch: 'the harbour' } },
    { name: 'feeds', subcommand: 'list' },
    { name: 'settings', subcommand: 'show' },
    { name: 'sources' },
    { name: 'status' },
    { name: 'privacy' },
  ])
    said.push((await discord.runCommand({ ...command, user }).answered()).text);
  slow.resolve();
  expect((await asking.answered()).text).toContain('Crews will not strike');
  expect(said.filter((text) => /still working|may ask again/u.test(text))).toEqual([]);
});

test('limits the questions of all people of a server together, also after a restart', async () => {
  const usage = sqlUsage(openStateDatabase(':memory:'));
  const { discord, bot, services } = await startWith({ serverDaily: 2 }, { usage });
  await discord.runCommand(ask).answered();
  await discord.runCommand({ ...ask, user: discord.manager }).answered();
  await bot.close();
  await startOn(discord, services);
  const user = discord.addPerson({ name: 'Third' });
  const hint = await discord.runCommand({ ...ask, user, locale: 'de' }).answered();
  expect(hint.text).toContain('hat seine Fragen für heute aufgebraucht');
  expect(hint.text).toContain('in 12 Stunden');
});

test('answers when counting fails', async () => {
  const fault = new StateUnavailable('/state.sqlite', new Error('disk full'));
  const usage = { take: async () => await Promise.reject(fault) };
  const { discord, log } = await startWith({ personDaily: 1 }, { usage });
  onTestFinished(() => expect(log.levels()).toEqual(['info', 'error']));
  expect((await discord.runCommand(ask).answered()).text).toContain('paused their strike');
});

test('answers with quotes when the budget of the model is spent, and says so once', async () => {
  const usage = sqlModelUsage(openStateDatabase(':memory:'));
  const modelBudget = createModelBudget(usage, { budget: 10, now: () => new Date(askedAt) });
  const model = modelBudget.limit(scriptedModel([{ a: 1 }]));
  const { discord } = await startBot({
    modelBudget,
    status: async () => ({
      ...wordedAnswer.asOf,
      sources: [],
      model: 'small',
      feeds: { followed: 0, failing: 0, lastRefresh: null },
      version: '1.2.3',
    }),
    answer: async ({ text }) => {
      await model.complete({ instructions: '', material: '', schema: z.unknown() });
      return { ...wordedAnswer, question: text };
    },
    quoting: quotingReplies,
  });
  const notice = 'The budget for the language model is spent for this month';
  const texts = [];
  for (let index = 0; index < 3; index += 1)
    texts.push((await discord.runCommand(ask).answered()).text);
  expect(texts.map((text) => text.includes(notice))).toEqual([false, true, false]);
  const status = await discord.runCommand({ name: 'status' }).answered();
  expect(status.text).toContain('Tokens of the model this month: 14 of 10');
});
