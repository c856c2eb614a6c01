import { expect, onTestFinished } from 'vitest';
import { createModelBudget } from '../../../bot/model-budget.ts';
import { sqlAnswerLog } from '../../../bot/state/answer-log.ts';
import { sqlCorrectionLog } from '../../../bot/state/corrections.ts';
import { sqlDepartures } from '../../../bot/state/departures.ts';
import { sqlFeedback } from '../../../bot/state/feedback.ts';
import { sqlIdentifyTurns } from '../../../bot/state/identify-turns.ts';
import { sqlLastSeen } from '../../../bot/state/last-seen.ts';
import { sqlModelUsage } from '../../../bot/state/model-usage.ts';
import { sqlSettings } from '../../../bot/state/settings.ts';
import { sqlUsage } from '../../../bot/state/usage.ts';
import { sqlWatches } from '../../../bot/state/watches.ts';
import { sqlWelcomes } from '../../../bot/state/welcomes.ts';
import { soleLeader } from '../../../bot/state/leader.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import type { Feeds } from '../../../bot/feeds/feeds.ts';
import {
  type DiscordBot,
  type DiscordBotOptions,
  startDiscordBot,
} from '../../../bot/discord/bot.ts';
import { deployCommands } from '../../../bot/discord/deploy.ts';
import { openFeedDatabase } from '../../../bot/state/database.ts';
import { sqlFeedList } from '../../../bot/state/feed-list.ts';
import { newFeed } from '../../../corpus/following/feed.ts';
import {
  type LoopbackDiscord,
  type LoopbackOptions,
  startLoopbackDiscord,
} from '../../support/discord/loopback-discord.ts';
import { type RecordedLog, recordLog } from '../../support/record-log.ts';
import {
  harbourCheck,
  harbourCoverage,
  harbourDigest,
  harbourTimeline,
  quotedAnswer,
  wordedAnswer,
} from '../examples/example-answers.ts';

export const askedAt = '2025-12-02T12:00:00.000Z';

const noFeeds = { followed: 0, failing: 0, lastRefresh: null };

/** A timing without delays, unless a test asks for them. */
const quickTiming = { retryAfter: 5, stopWithin: 2000 };

export type Fixture = { discord: LoopbackDiscord; bot: DiscordBot; log: RecordedLog };

/**
 * Starts a loopback Discord and the bot with its commands. After the test both are closed, and fail it if
 * the loopback got an unknown request, or a message of the bot pinged anyone.
 */
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

/** The replies of a bot with a model in quotations alone. */
export const quotingReplies: NonNullable<DiscordBotOptions['quoting']> = {
  answer: async ({ text }) => ({ ...quotedAnswer, question: text }),
  latest: async ({ topic, at }) => ({ ...harbourDigest, topic, at }),
  timeline: async ({ topic }) => ({ ...harbourTimeline, topic }),
  check: async ({ text }) => ({ ...harbourCheck, text }),
};

/** Starts another bot on the same Discord, as after a restart. */
export async function startOn(
  discord: LoopbackDiscord,
  { timing, ...options }: Partial<DiscordBotOptions>,
): Promise<DiscordBot> {
  const state = openStateDatabase(':memory:');
  const bot = await startDiscordBot({
    token: discord.token,
    apiUrl: discord.apiUrl,
    answer: async ({ text }) => ({ ...wordedAnswer, question: text }),
    quoting: null,
    leader: soleLeader,
    topics: async () => [],
    starters: async () => [],
    commandIds: new Map(),
    feeds: emptyFeeds(),
    identifyTurns: sqlIdentifyTurns(state),
    settings: sqlSettings(state),
    departures: sqlDepartures(state),
    welcomes: sqlWelcomes(state),
    modelBudget: createModelBudget(sqlModelUsage(state), { now: () => new Date(askedAt) }),
    usage: sqlUsage(state),
    sources: async () => ['Coast Herald', 'Northern Wire'],
    check: async ({ text }) => ({ ...harbourCheck, text }),
    coverage: async ({ text }) => ({ ...harbourCoverage, text }),
    stored: async () => [],
    arrived: async () => [],
    touched: async (topics) => new Set(topics),
    publishersOf: async () => new Map(),
    corrections: sqlCorrectionLog(state),
    answerLog: sqlAnswerLog(state),
    feedback: sqlFeedback(state),
    lastSeen: sqlLastSeen(state),
    watches: sqlWatches(state),
    status: async () => ({
      ...wordedAnswer.asOf,
      sources: ['Coast Herald'],
      model: null,
      feeds: noFeeds,
      version: '1.2.3',
    }),
    latest: async ({ topic, at }) => ({ ...harbourDigest, topic, at }),
    timeline: async ({ topic }) => ({ ...harbourTimeline, topic }),
    log: recordLog(),
    now: () => new Date(askedAt),
    ...options,
    timing: { ...quickTiming, ...timing },
  });
  onTestFinished(async () => {
    await bot.close();
  });
  return bot;
}

/** An empty feed list, and a web where no address leads to a feed. */
function emptyFeeds(): Pick<Feeds, 'list' | 'find' | 'follow'> {
  return {
    list: sqlFeedList(openFeedDatabase(':memory:')),
    find: async () => ({ rejected: 'nobody answers there' }),
    follow: async ({ url }) => ({ feed: newFeed(url, askedAt), found: [] }),
  };
}
