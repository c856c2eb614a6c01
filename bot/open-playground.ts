import type { Face, FaceParts } from './face.ts';
import { feedsHealth } from './feeds-health.ts';
import { discordDigest } from './render/discord-digest.ts';
import { discordMessage } from './render/discord-message.ts';
import { replyTo } from './reply-to.ts';
import { fillWithSamples, isSampleCorpus, sampleQuestions } from './sample-corpus.ts';
import { startPlayground } from './web/playground.ts';

/**
 * Serves the playground on this machine, over the sample briefs where the store is empty.
 * @throws PortInUse, CannotListen.
 */
export async function openPlayground({
  config,
  engine,
  feeds,
  log,
  now,
}: FaceParts): Promise<Face> {
  // Whoever follows feeds has news of their own.
  if ((await feeds.list.all()).length === 0) await fillWithSamples(engine);
  const isSample = async (): Promise<boolean> => isSampleCorpus(await engine.sources());
  const playground = await startPlayground({
    host: config.DATELINE_HOST,
    port: config.DATELINE_PORT,
    answer: async (question) => await replyTo(question, engine),
    render: (reply) => (reply.kind === 'digest' ? discordDigest(reply) : discordMessage(reply)),
    suggestions: async () => ((await isSample()) ? [...sampleQuestions] : []),
    status: async () => ({
      ...(await engine.extent({})),
      sample: await isSample(),
      feeds: feedsHealth(await feeds.list.all()),
      method: engine.model === null ? 'quoting answers' : `answers worded by ${engine.model}`,
    }),
    now,
    log,
  });
  process.stdout.write(
    `\nDateline is ready: ${playground.url}\n` +
      'Ask there what you would ask in Discord. To go live, set DISCORD_TOKEN (see .env.example).\n' +
      'To ask about your own articles, run: npm run ingest -- PATH\n\n',
  );
  return playground;
}
