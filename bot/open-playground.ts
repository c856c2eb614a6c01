import { sqliteAnswerLog } from './adapters/sqlite-answer-log.ts';
import { sqliteFeedback } from './adapters/sqlite-feedback.ts';
import { openStateFile } from './adapters/state-file.ts';
import type { Face, FaceParts } from './face.ts';
import { feedsHealth, feedView } from './feeds/feeds-health.ts';
import { createPlaygroundDesk } from './playground-desk.ts';
import { replyTo } from './reply-to.ts';
import {
  fillWithSamples,
  isSampleCorpus,
  sampleCommands,
  sampleQuestions,
} from './sample-corpus.ts';
import { type Playground, startPlayground } from './web/playground.ts';

const storiesListed = 30;
/** The buttons of older answers say that these are forgotten. */
const answersKept = 200;

/**
 * Serves the playground on this machine, over the sample briefs where the store is empty.
 * @throws PortInUse, CannotListen.
 */
export async function openPlayground(parts: FaceParts): Promise<Face> {
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
}: FaceParts): Promise<Playground> {
  const isSample = async (): Promise<boolean> => isSampleCorpus(await engine.sources());
  return await startPlayground({
    host: config.DATELINE_HOST,
    port: config.DATELINE_PORT,
    desk: createPlaygroundDesk({
      answer: async (question) => await replyTo(question, engine),
      timeline: async (request) => await engine.timeline(request),
      answerLog: sqliteAnswerLog(openStateFile(':memory:'), { keep: answersKept }),
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
