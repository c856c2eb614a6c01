import { expect, onTestFinished } from 'vitest';
import { memoryAnswerLog } from '../../../bot/adapters/memory-answer-log.ts';
import { memoryCorrectionLog } from '../../../bot/adapters/memory-correction-log.ts';
import { memoryFeedback } from '../../../bot/adapters/memory-feedback.ts';
import { memoryLooks } from '../../../bot/adapters/memory-looks.ts';
import { memoryWatches } from '../../../bot/adapters/memory-watches.ts';
import { memorySettings } from '../../../bot/adapters/memory-settings.ts';
import { memoryUsage } from '../../../bot/adapters/memory-usage.ts';
import { deployCommands } from '../../../bot/discord/deploy-commands.ts';
import {
  type DiscordBot,
  type DiscordBotOptions,
  startDiscordBot,
} from '../../../bot/discord/start-discord-bot.ts';
import {
  type LoopbackDiscord,
  type LoopbackOptions,
  startLoopbackDiscord,
} from '../../support/discord/loopback-discord.ts';
import { harbourCheck, harbourCoverage } from '../examples/example-checks.ts';
import { harbourDigest, harbourTimeline } from '../examples/example-digests.ts';
import { quotedAnswer, wordedAnswer } from '../examples/example-answers.ts';
import { feedsOf } from './feeds-of.ts';
import { type RecordedLog, recordLog } from '../../support/record-log.ts';

export const askedAt = '2025-12-02T12:00:00.000Z';

const noFeeds = { followed: 0, failing: 0, lastRefresh: null };

/** A pace at which nothing slow happens unless a test asks for it. */
const calm = { retryAfter: 5, stopWithin: 2000 };

export type Fixture = { discord: LoopbackDiscord; bot: DiscordBot; log: RecordedLog };

/** The bot with its commands on a loopback Discord, both gone and checked when the test is over. */
export async function startBot(
  options: Partial<DiscordBotOptions> = {},
  loopback: LoopbackOptions = {},
): Promise<Fixture> {
  const discord = await startLoopbackDiscord(loopback);
  onTestFinished(async () => {
    await discord.close();
    expect(discord.unexpected).toEqual([]);
    const seen = [discord.channelId, discord.directChannel()].flatMap((id) => discord.messages(id));
    const spoken = seen.filter((message) => message.authorId === discord.botUserId);
    expect(spoken.flatMap(({ pinged }) => [...pinged.users, ...pinged.roles])).toEqual([]);
    expect(spoken.some(({ pinged }) => pinged.everyone)).toBe(false);
  });
  await deployCommands({ token: discord.token, apiUrl: discord.apiUrl });
  const log = recordLog();
  const bot = await startOn(discord, { log, ...options });
  return { discord, bot, log };
}

/** One more bot on the same Discord, as after a restart. */
export async function startOn(
  discord: LoopbackDiscord,
  { pace, ...options }: Partial<DiscordBotOptions>,
): Promise<DiscordBot> {
  const bot = await startDiscordBot({
    token: discord.token,
    apiUrl: discord.apiUrl,
    answer: async ({ text }) => ({ ...wordedAnswer, question: text }),
    quote: async ({ text }) => ({ ...quotedAnswer, question: text }),
    topics: async () => [],
    feeds: feedsOf([]),
    settings: memorySettings(),
    usage: memoryUsage(),
    sources: async () => ['Coast Herald', 'Northern Wire'],
    check: async ({ text }) => ({ ...harbourCheck, text }),
    coverage: async ({ text }) => ({ ...harbourCoverage, text }),
    stored: async () => [],
    corrections: memoryCorrectionLog(),
    answerLog: memoryAnswerLog(),
    feedback: memoryFeedback(),
    looks: memoryLooks(),
    watches: memoryWatches(),
    status: async () => ({
      ...wordedAnswer.asOf,
      sources: ['Coast Herald'],
      model: null,
      feeds: noFeeds,
    }),
    latest: async ({ topic, at }) => ({ ...harbourDigest, topic, at }),
    timeline: async ({ topic }) => ({ ...harbourTimeline, topic }),
    log: recordLog(),
    now: () => new Date(askedAt),
    ...options,
    pace: { ...calm, ...pace },
  });
  onTestFinished(async () => {
    await bot.close();
  });
  return bot;
}
