import { expect, test } from 'vitest';
import { sqliteAnswerLog } from '../../../bot/adapters/sqlite-answer-log.ts';
import { openStateFile } from '../../../bot/adapters/state-file.ts';
import { actions } from '../../../bot/discord/actions/actions.ts';
import { everyCommand } from '../../../bot/discord/deploy-commands.ts';
import type { Timeline } from '../../../retrieval/digest/digest.ts';
import type { Fault } from '../../support/discord/faults.ts';
import type { LoopbackDiscord } from '../../support/discord/loopback-discord.ts';
import type { Reply } from '../../support/discord/seen.ts';
import { harbourTimeline } from '../examples/example-digests.ts';
import { type Fixture, startBot, startOn } from './bot-under-test.ts';
import { type Shown, showAll, type Way, ways } from './ways.ts';

const route = '/interactions/:id/:token/callback';

/** The bot with what people press on, its answers in a log that outlives it. */
async function startShown(): Promise<Fixture & { shown: Shown; options: object }> {
  const events = Array.from({ length: 20 }, (_, index) => ({
    at: '2025-11-30T00:00:00.000Z',
    text: `Event ${index + 1} happened.`,
    citations: [1],
  }));
  const timeline = async ({ topic }: { topic: string }): Promise<Timeline> =>
    await Promise.resolve({ ...harbourTimeline, topic, events });
  const options = { answerLog: sqliteAnswerLog(openStateFile(':memory:')), timeline };
  const started = await startBot(options);
  return { ...started, shown: await showAll(started.discord), options };
}

/** Does everything that can be done, one after another; what nothing came of comes back. */
async function unanswered(
  discord: LoopbackDiscord,
  shown: Shown,
  fault?: Fault,
): Promise<string[]> {
  const failed: string[] = [];
  for (const way of ways) {
    await way.before?.(discord, shown);
    if (fault !== undefined) discord.failNext(fault);
    const reply = way.act(discord, shown);
    if (!(await hasCome(reply))) failed.push(way.id);
  }
  return failed;
}

/** Whether a message, a window or suggestions came of it. */
async function hasCome(reply: Reply): Promise<boolean> {
  const wait = { within: 5000 };
  const anything = [reply.answered(wait), reply.modal(wait), reply.choices(wait)];
  return await Promise.any(anything).then(
    () => true,
    () => false,
  );
}

test('nothing that the bot offers is missing from the table of ways', () => {
  const ids = new Set(ways.map(({ id }: Way) => id));
  const offered = [
    ...everyCommand.map(({ name }) => name),
    ...actions.map(({ id }) => `button ${id}`),
    ...actions.filter((action) => 'submit' in action).map(({ id }) => `window ${id}`),
  ];
  expect(offered.filter((id) => !ids.has(id))).toEqual([]);
});

test('everything is answered, and again after a restart', async () => {
  const { discord, bot, shown, options, log } = await startShown();
  expect(await unanswered(discord, shown)).toEqual([]);
  expect(log.levels()).toEqual(['info']);
  await bot.close();
  await startOn(discord, options);
  // What was forgotten on request is asked anew.
  expect(await unanswered(discord, await showAll(discord))).toEqual([]);
});

test.each([
  ['a server error', { route, status: 502 }],
  ['a limit of the route', { route, status: 429, retryAfter: 0.02 }],
  ['a limit of the whole bot', { route, status: 429, retryAfter: 0.02, global: true }],
  ['a slow network', { route, delay: 100 }],
])('everything is answered through %s', async (_, fault) => {
  const { discord, shown } = await startShown();
  expect(await unanswered(discord, shown, fault)).toEqual([]);
});

test.each([
  ['a connection that is taken up again', { how: 'cut' }],
  ['a session that has ended', { how: 'invalid', resumable: false }],
] as const)('everything is answered after %s', async (_, drop) => {
  const { discord, shown } = await startShown();
  discord.dropGateway(drop);
  const begun = (): number => discord.resumes + discord.identifiedIntents.length;
  await expect.poll(begun, { timeout: 20_000 }).toBe(2);
  expect(await unanswered(discord, shown)).toEqual([]);
});

test('whatever Discord has given up on is left alone with a warning, and the next is answered', async () => {
  const { discord, shown, log } = await startShown();
  const errors: string[] = [];
  for (const way of ways) {
    await way.before?.(discord, shown);
    const warned = log.lines.length;
    discord.failNext({ route, status: 404, code: 10_062 });
    way.act(discord, shown);
    await expect.poll(() => log.lines.slice(warned).at(-1)?.sentence).toContain('three seconds');
    if (log.lines.slice(warned).some(({ level }) => level === 'error')) errors.push(way.id);
  }
  expect(errors).toEqual([]);
  const status = { name: 'status', user: discord.manager };
  expect((await discord.runCommand(status).answered()).text).toContain('articles');
});
