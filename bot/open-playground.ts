import type { Face, FaceParts } from './face.ts';
import { discordMessage } from './render/discord-message.ts';
import { fillWithSamples, isSampleCorpus, sampleQuestions } from './sample-corpus.ts';
import { startPlayground } from './web/playground.ts';

/**
 * Serves the playground on this machine, over the sample briefs where the store is empty.
 * @throws PortInUse, CannotListen.
 */
export async function openPlayground({ config, engine, log, now }: FaceParts): Promise<Face> {
  await fillWithSamples(engine);
  const isSample = async (): Promise<boolean> => isSampleCorpus(await engine.sources());
  const playground = await startPlayground({
    host: config.DATELINE_HOST,
    port: config.DATELINE_PORT,
    answer: async (question) => await engine.answer(question),
    render: discordMessage,
    suggestions: async () => ((await isSample()) ? [...sampleQuestions] : []),
    status: async () => ({
      ...(await engine.extent({})),
      sample: await isSample(),
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
