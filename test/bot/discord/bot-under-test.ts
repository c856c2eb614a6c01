import { expect, onTestFinished } from 'vitest';
import { sqliteAnswerLog } from '../../../bot/adapters/sqlite-answer-log.ts';
import { sqliteCorrectionLog } from '../../../bot/adapters/sqlite-correction-log.ts';
import { sqliteFeedback } from '../../../bot/adapters/sqlite-feedback.ts';
import { sqliteLooks } from '../../../bot/adapters/sqlite-looks.ts';
import { sqliteSettings } from '../../../bot/adapters/sqlite-settings.ts';
import { sqliteUsage } from '../../../bot/adapters/sqlite-usage.ts';
import { sqliteWatches } from '../../../bot/adapters/sqlite-watches.ts';
import { openStateFile } from '../../../bot/adapters/state-file.ts';
import {
  type DiscordBot,
  type DiscordBotOptions,
  startDiscordBot,
} from '../../../bot/discord/bot.ts';
import { deployCommands } from '../../../bot/discord/deploy.ts';
import type { Feeds } from '../../../bot/feeds/open-feeds.ts';
import { sqliteFeedList } from '../../../corpus/following/sqlite-feed-list.ts';
import { type Feed, newFeed } from '../../../corpus/following/feed.ts';
import {
  type LoopbackDiscord,
  type LoopbackOptions,
  startLoopbackDiscord,
} from '../../support/discord/loopback-discord.ts';
import { type RecordedLog, recordLog } from '../../support/record-log.ts';
import { quotedAnswer, wordedAnswer } from '../examples/example-answers.ts';
import { harbourCheck, harbourCoverage } from '../examples/example-checks.ts';
import { harbourDigest, harbourTimeline } from '../examples/example-digests.ts';

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
    settings: sqliteSettings(openStateFile(':memory:')),
    usage: sqliteUsage(openStateFile(':memory:')),
    sources: async () => ['Coast Herald', 'Northern Wire'],
    check: async ({ text }) => ({ ...harbourCheck, text }),
    coverage: async ({ text }) => ({ ...harbourCoverage, text }),
    stored: async () => [],
    corrections: sqliteCorrectionLog(openStateFile(':memory:')),
    answerLog: sqliteAnswerLog(openStateFile(':memory:')),
    feedback: sqliteFeedback(openStateFile(':memory:')),
    looks: sqliteLooks(openStateFile(':memory:')),
    watches: sqliteWatches(openStateFile(':memory:')),
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

/** A list of feeds in memory whose web is empty: nothing is found anywhere. */
function feedsOf(feeds: readonly Feed[]): Pick<Feeds, 'list' | 'find' | 'follow'> {
  const list = sqliteFeedList({ path: ':memory:' });
  const filled = Promise.all(feeds.map(async (feed) => await list.add(feed)));
  return {
    list: {
      ...list,
      all: async () => {
        await filled;
        return await list.all();
      },
    },
    find: async () => ({ rejected: 'nobody answers there' }),
    follow: async ({ url }) => ({ feed: newFeed(url, '2025-12-02T12:00:00.000Z'), found: [] }),
  };
}
