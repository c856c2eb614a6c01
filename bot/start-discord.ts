import { sqliteAnswerLog } from './state/answer-log.ts';
import { sqliteCorrectionLog } from './state/corrections.ts';
import { sqliteFeedback } from './state/feedback.ts';
import { sqliteLastSeen } from './state/last-seen.ts';
import { sqliteSettings } from './state/settings.ts';
import { sqliteUsage } from './state/usage.ts';
import { sqliteWatches } from './state/watches.ts';
import { feedsHealth } from './feeds/feeds.ts';
import { startDiscordBot } from './discord/bot.ts';
import type { Frontend, FrontendOptions } from './frontend.ts';
import { staleWhileRevalidate } from './stale-while-revalidate.ts';

/** A story of two minutes ago is not yet what people type. */
const SUGGESTIONS_FRESH_MILLISECONDS = 2 * 60_000;

/**
 * Brings the bot online in Discord.
 * @throws DiscordRefused, DiscordUnreachable.
 */
export async function goLive(
  token: string,
  { config, engine, feeds, log, now }: FrontendOptions,
): Promise<Frontend> {
  const { articles } = await engine.extent({});
  if (articles === 0)
    log.warn(
      { store: engine.store },
      'The corpus is empty: fill it with `npm run ingest -- PATH`.',
    );
  // Suggestions are wanted with every keystroke, and the store takes its time.
  const atHand = <T>(load: () => Promise<T>): (() => Promise<T>) =>
    staleWhileRevalidate({
      load,
      every: SUGGESTIONS_FRESH_MILLISECONDS,
      now,
      onFailure: (error) =>
        log.warn({ err: error }, 'Suggestions could not be brought up to date.'),
    });
  const topics = atHand(async () => await engine.topics());
  const sources = atHand(async () => await engine.sources());
  // The first who types is not to wait; what fails now is tried again then.
  await Promise.allSettled([topics(), sources()]);
  const bot = await startDiscordBot({
    token,
    ...(config.DISCORD_API_URL !== undefined && { apiUrl: config.DISCORD_API_URL }),
    answer: async (question) => await engine.answer(question),
    quote: async (question) => await engine.quote(question),
    topics,
    feeds,
    latest: async (request) => await engine.latest(request),
    timeline: async (request) => await engine.timeline(request),
    check: async (request) => await engine.check(request),
    coverage: async (request) => await engine.coverage(request),
    stored: async (ids) => await engine.stored(ids),
    status: async () => ({
      ...(await engine.extent({})),
      sources: await engine.sources(),
      model: engine.model,
      feeds: feedsHealth(await feeds.list.all()),
    }),
    sources,
    answerLog: sqliteAnswerLog(engine.state),
    corrections: sqliteCorrectionLog(engine.state),
    feedback: sqliteFeedback(engine.state),
    lastSeen: sqliteLastSeen(engine.state),
    watches: sqliteWatches(engine.state),
    settings: sqliteSettings(engine.state),
    usage: sqliteUsage(engine.state),
    log,
    now,
  });
  return {
    articlesChanged: () => bot.articlesChanged(),
    close: async () => {
      await bot.close();
    },
  };
}
