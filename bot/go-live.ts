import { join } from 'node:path';
import { sqliteAnswerLog } from './adapters/sqlite-answer-log.ts';
import { startDiscordBot } from './discord/start-discord-bot.ts';
import type { Face, FaceParts } from './face.ts';

/**
 * Brings the bot online in Discord.
 * @throws DiscordRefused, DiscordUnreachable.
 */
export async function goLive(
  token: string,
  { config, engine, log, now }: FaceParts,
): Promise<Face> {
  const { articles } = await engine.extent({});
  if (articles === 0)
    log.warn(
      { store: engine.store },
      'The corpus is empty: fill it with `npm run ingest -- PATH`.',
    );
  const answerLog = sqliteAnswerLog({ path: join(config.DATELINE_DATA, 'state.sqlite') });
  const bot = await startDiscordBot({
    token,
    ...(config.DISCORD_API_URL !== undefined && { apiUrl: config.DISCORD_API_URL }),
    answer: async (question) => await engine.answer(question),
    sources: async () => await engine.sources(),
    answerLog,
    log,
    now,
  });
  return {
    close: async () => {
      await bot.close();
      await answerLog.close();
    },
  };
}
