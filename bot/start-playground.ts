import { fileURLToPath } from 'node:url';
import { fileSource } from '../corpus/sources/files/file-source.ts';
import { SAMPLE_SOURCE, sampleBriefs } from '../corpus/sample-briefs.ts';
import { sqliteAnswerLog } from './state/answer-log.ts';
import { sqliteFeedback } from './state/feedback.ts';
import { openStateDatabase } from './state/database.ts';
import { feedsHealth, feedView } from './feeds/feeds.ts';
import type { Frontend, FrontendOptions } from './frontend.ts';
import { createPlaygroundDesk } from './playground-session.ts';
import { replyTo } from './reply.ts';
import { type Playground, startPlayground } from './web/playground.ts';
import type { Engine } from './wire.ts';

const storiesListed = 30;
/** The buttons of older answers say that these are forgotten. */
const answersKept = 200;

/**
 * Serves the playground on this machine, over the sample briefs where the store is empty.
 * @throws PortInUse, CannotListen.
 */
export async function openPlayground(parts: FrontendOptions): Promise<Frontend> {
  // Whoever follows feeds has news of their own.
  if ((await parts.feeds.list.all()).length === 0) await fillWithSamples(parts.engine);
  const playground = await servePlayground(parts);
  process.stdout.write(
    `\nDateline is ready: ${playground.url}\n` +
      'Ask there what you would ask in Discord. To go live, set DISCORD_TOKEN (see .env.example).\n' +
      'To ask about your own articles, run: npm run ingest -- PATH\n\n',
  );
  return playground;
}

/**
 * Serves the playground over what the store holds.
 * @throws PortInUse, CannotListen.
 */
export async function servePlayground({
  config,
  engine,
  feeds,
  log,
  now,
}: FrontendOptions): Promise<Playground> {
  const isSample = async (): Promise<boolean> => isSampleCorpus(await engine.sources());
  return await startPlayground({
    host: config.DATELINE_HOST,
    port: config.DATELINE_PORT,
    desk: createPlaygroundDesk({
      answer: async (question) => await replyTo(question, engine),
      timeline: async (request) => await engine.timeline(request),
      answerLog: sqliteAnswerLog(openStateDatabase(':memory:'), { keep: answersKept }),
      feedback: sqliteFeedback(engine.state),
      now,
    }),
    stories: async () => await engine.stories({ at: now().toISOString(), most: storiesListed }),
    feeds: async () => (await feeds.list.all()).map(feedView),
    suggestions: async () => ((await isSample()) ? [...sampleQuestions, ...sampleCommands] : []),
    status: async () => ({
      ...(await engine.extent({})),
      sample: await isSample(),
      feeds: feedsHealth(await feeds.list.all()),
      method: engine.model === null ? 'quoting answers' : `answers worded by ${engine.model}`,
    }),
    now,
    log,
  });
}

/** What a newcomer may ask the sample briefs; the last one they cannot answer. */
const sampleQuestions = [
  "Who led Ukraine's delegation in Florida?",
  'Why did Andriy Yermak resign?',
  'When will Witkoff meet Putin?',
  'What did Rubio say about the talks?',
  'Who won the 2022 World Cup?',
] as const;

/** Commands that say something about the sample briefs. */
const sampleCommands = ['/latest', '/timeline Florida talks'] as const;

/** Fills an empty store with the sample briefs; leaves any other store alone. */
export async function fillWithSamples(engine: Engine): Promise<void> {
  const { articles } = await engine.extent({});
  if (articles === 0) await engine.ingest(fileSource([fileURLToPath(sampleBriefs)]));
}

/** Whether the store holds the sample briefs and nothing else, judged by its publishers. */
function isSampleCorpus(sources: readonly string[]): boolean {
  return sources.length === 1 && sources[0] === SAMPLE_SOURCE;
}
