// Starts what people talk to: the Discord bot or the playground.
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Feed } from '../corpus/following/feed.ts';
import { SAMPLE_SOURCE, sampleBriefs } from '../corpus/sample-briefs.ts';
import { fileSource } from '../corpus/sources/files/file-source.ts';
import { type Config, shardsOf, version } from './config.ts';
import { type DiscordBot, startDiscordBot } from './discord/bot.ts';
import type { Connection } from './discord/connection.ts';
import { registerChangedCommands } from './discord/deploy.ts';
import { addFeeds, type Feeds, feedsHealth, feedView, removeFeeds } from './feeds/feeds.ts';
import { many } from './i18n/english.ts';
import { languages, stringsFor } from './i18n/languages.ts';
import { createPlaygroundBackend } from './playground-backend.ts';
import { staleWhileRevalidate } from './stale-while-revalidate.ts';
import { sqlAnswerLog } from './state/answer-log.ts';
import { sqlCorrectionLog } from './state/corrections.ts';
import { openStateDatabase } from './state/database.ts';
import { sqlDepartures } from './state/departures.ts';
import { sqlFeedback } from './state/feedback.ts';
import { sqlIdentifyTurns } from './state/identify-turns.ts';
import { sqlLastSeen } from './state/last-seen.ts';
import { sqlRegistrations } from './state/registrations.ts';
import { sqlSettings } from './state/settings.ts';
import { sqlUsage } from './state/usage.ts';
import { sqlWatches } from './state/watches.ts';
import { sqlWelcomes } from './state/welcomes.ts';
import { type Playground, startPlayground } from './web/playground.ts';
import type { Engine } from './wire.ts';

/** A running frontend, where people ask questions: the Discord bot or the playground. */
export type Frontend = {
  /** To be called when stored articles have changed. */
  articlesChanged?(): void;
  close(): Promise<void>;
};

/** What a frontend works with. */
type FrontendOptions = {
  config: Config;
  engine: Engine;
  feeds: Feeds;
  log: Logger;
  now: () => Date;
  /** Called when the bot starts to connect to Discord, with how to look at its connection. */
  onConnecting?: (connection: () => Connection) => void;
};

/** How long suggestions for autocomplete may be stale, in milliseconds. */
const SUGGESTIONS_MAX_AGE = 2 * 60_000;

/**
 * Brings the bot online in Discord.
 * @throws DiscordRefused, DiscordUnreachable.
 */
export async function startDiscord(
  token: string,
  { config, engine, feeds, log, now, onConnecting }: FrontendOptions,
): Promise<Frontend> {
  const { articles } = await engine.extent({});
  const { store, state } = engine;
  if (articles === 0)
    log.warn({ store }, 'The corpus is empty: fill it with `npm run ingest -- PATH`.');
  const server: Server = {
    token,
    ...(config.DISCORD_API_URL !== undefined && { apiUrl: config.DISCORD_API_URL }),
  };
  const commands = await registerCommands(server, { state, log });
  // Discord asks for suggestions with every keystroke, and reading them from the store is slow.
  const cached = <T>(load: () => Promise<T>): (() => Promise<T>) =>
    staleWhileRevalidate({
      load,
      maxAge: SUGGESTIONS_MAX_AGE,
      now,
      onFailure: (error) => log.warn({ err: error }, 'Suggestions could not be refreshed.'),
    });
  const topics = cached(async () => await engine.topics());
  const sources = cached(async () => await engine.sources());
  // Warms the cache; a failed load is repeated by the first call.
  await Promise.allSettled([topics(), sources()]);
  const bot = await startDiscordBot({
    ...engine,
    ...server,
    topics,
    sources,
    starters: startersOf(engine, 3, { log, now }),
    commandIds: commands.ids,
    readsContent: commands.readsContent,
    shards: shardsOf(config.DATELINE_SHARDS) ?? 'auto',
    identifyTurns: sqlIdentifyTurns(state),
    ...(onConnecting !== undefined && { onConnecting }),
    feeds,
    status: async () => ({
      ...(await engine.extent({})),
      sources: await engine.sources(),
      model: engine.model,
      feeds: feedsHealth(await feeds.list.all()),
      version,
    }),
    answerLog: sqlAnswerLog(state),
    corrections: sqlCorrectionLog(state),
    feedback: sqlFeedback(state),
    lastSeen: sqlLastSeen(state),
    watches: sqlWatches(state),
    settings: sqlSettings(state),
    departures: sqlDepartures(state),
    welcomes: sqlWelcomes(state),
    usage: sqlUsage(state),
    log,
    now,
  });
  process.stdout.write(startSummary(bot, { articles, commands, feeds: await feeds.list.all() }));
  return bot;
}

type Server = { token: string; apiUrl?: string };

/** Registers the commands that changed; a failure is logged, and the earlier ones stay. */
async function registerCommands(
  server: Server,
  { state, log }: Pick<Engine, 'state'> & Pick<FrontendOptions, 'log'>,
): ReturnType<typeof registerChangedCommands> {
  return await registerChangedCommands({
    ...server,
    registrations: sqlRegistrations(state),
    onFailure: (error) =>
      log.warn(
        { err: error },
        'The commands could not be registered with Discord, so the earlier ones stay. The next start, or `npm run deploy`, tries again.',
      ),
  });
}

type Started = {
  articles: number;
  commands: Awaited<ReturnType<typeof registerChangedCommands>>;
  feeds: readonly Feed[];
};

/** What is running, and the address that invites it. */
function startSummary(bot: DiscordBot, { articles, commands, feeds }: Started): string {
  const { followed, failing } = feedsHealth(feeds);
  const { servers, shards, shardCount } = bot.connection();
  return `
Dateline ${version} is online as ${bot.name}
  ${many(servers, 'server')}, ${shardsInWords(shards, shardCount)}
  ${many(articles, 'article')}, ${many(followed, 'feed')}${failing > 0 ? ` (${failing} failing)` : ''}
  ${many(commands.names.length, 'command')} ${commands.isChanged ? 'registered' : 'unchanged'}
  invite it: ${commands.invitation}

`;
}

/** The shards of this process, and of how many the bot has where other processes have the others. */
function shardsInWords(shards: Connection['shards'], shardCount: number): string {
  const waiting = shards.filter(({ isReady }) => !isReady).length;
  const [first, last] = [shards.at(0)?.id, shards.at(-1)?.id];
  const which = first === last ? `shard ${first}` : `shards ${first} to ${last}`;
  const own =
    shards.length === shardCount ? many(shardCount, 'shard') : `${which} of ${shardCount}`;
  return waiting === 0 ? own : `${own} (${waiting} still connecting)`;
}

/**
 * Serves the playground on this machine and prints its address. Fills an empty store with the sample
 * briefs, unless feeds are followed.
 * @throws PortInUse, CannotListen, PlaygroundExposed.
 */
export async function openPlayground(options: FrontendOptions): Promise<Frontend> {
  if ((await options.feeds.list.all()).length === 0) await ingestSamples(options.engine);
  const playground = await servePlayground(options);
  process.stdout.write(
    `\nDateline is ready: ${playground.url}\n` +
      'Ask there what you would ask in Discord. To go live, set DISCORD_TOKEN (see .env.example).\n' +
      'To ask about your own articles, run: npm run ingest -- PATH\n\n',
  );
  return playground;
}

/** The most stories that the playground lists. */
const MAX_STORIES = 30;
/** How long the suggested questions may be stale, in milliseconds. */
const STARTERS_MAX_AGE = 10 * 60_000;
/** The most answers whose buttons work. */
const MAX_ANSWERS = 200;

/**
 * Serves the playground over the stored articles.
 * @throws PortInUse, CannotListen, PlaygroundExposed.
 */
export async function servePlayground({
  config,
  engine,
  feeds,
  log,
  now,
}: FrontendOptions): Promise<Playground> {
  const isSample = async (): Promise<boolean> => isSampleCorpus(await engine.sources());
  const starters = startersOf(engine, 4, { log, now });
  return await startPlayground({
    host: config.DATELINE_HOST,
    token: config.DATELINE_PLAYGROUND_TOKEN,
    port: config.DATELINE_PORT,
    backend: createPlaygroundBackend({
      answer: async (question) => await engine.answer(question),
      quoting: engine.quoting,
      latest: async (request) => await engine.latest(request),
      timeline: async (request) => await engine.timeline(request),
      answerLog: sqlAnswerLog(openStateDatabase(':memory:'), { keep: MAX_ANSWERS }),
      feedback: sqlFeedback(engine.state),
      now,
    }),
    stories: async () => await engine.stories({ at: now().toISOString(), most: MAX_STORIES }),
    feeds: async () => (await feeds.list.all()).map(feedView),
    followFeed: async (url) => await addFeeds([url], feeds, { now: now() }),
    unfollowFeed: async (url) => await removeFeeds([url], feeds),
    suggestions: async (language) => {
      if (await isSample()) return [...sampleSuggestions];
      const { articles } = await engine.extent({});
      return [...(await starters(language)), ...(articles > 0 ? ['/latest'] : [])];
    },

    status: async () => ({
      ...(await engine.extent({})),
      sample: await isSample(),
      feeds: feedsHealth(await feeds.list.all()),
      method: engine.model === null ? 'word-for-word quotes' : `written by ${engine.model}`,
    }),
    now,
    log,
  });
}

/** Questions to start with in a language of the interface, each found once and refreshed in the background. */
function startersOf(
  engine: Pick<Engine, 'starters'>,
  most: number,
  { log, now }: Pick<FrontendOptions, 'log' | 'now'>,
): (locale: string) => Promise<string[]> {
  const byLanguage = new Map(
    [...languages.keys()].map((language) => [
      language,
      staleWhileRevalidate({
        load: async () => await engine.starters({ at: now().toISOString(), most, language }),
        maxAge: STARTERS_MAX_AGE,
        now,
        onFailure: (error) => log.warn({ err: error }, 'Suggestions could not be refreshed.'),
      }),
    ]),
  );
  return async (locale) => (await byLanguage.get(stringsFor(locale).locale)?.()) ?? [];
}

/** Ingests the sample briefs into an empty store; leaves any other store alone. */
async function ingestSamples(engine: Engine): Promise<void> {
  const { articles } = await engine.extent({});
  if (articles === 0) await engine.ingest(fileSource([fileURLToPath(sampleBriefs)]));
}

/** What the playground suggests over the sample briefs, which do not answer the last question. */
const sampleSuggestions = [
  "Who led Ukraine's delegation in Florida?",
  'Why did Andriy Yermak resign?',
  'When will Witkoff meet Putin?',
  'What did Rubio say about the talks?',
  'Who won the 2022 World Cup?',
  '/latest',
  '/timeline Ukraine',
] as const;

/** Whether the store holds the sample briefs and nothing else, judged by its publishers. */
function isSampleCorpus(sources: readonly string[]): boolean {
  return sources.length === 1 && sources[0] === SAMPLE_SOURCE;
}
