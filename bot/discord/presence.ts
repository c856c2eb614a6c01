// What stands below the bot's name in Discord: how many articles it has, and how to ask.
import { ActivityType, type Client, Events } from 'discord.js';
import { many } from '../i18n/english.ts';
import { repeat, type Repeating } from '../repeat.ts';
import type { Services } from './services.ts';

/** Milliseconds between two looks at the number of articles. */
const EVERY = 5 * 60_000;

/** Keeps the bot's presence current, such as `1,204 articles · /ask`, until it is stopped. */
export function showPresence(
  client: Client,
  { status, log }: Pick<Services, 'status' | 'log'>,
): Repeating {
  let shown = '';
  const show = (state: string, shardId?: number): void => {
    client.user?.setPresence({
      activities: [{ type: ActivityType.Custom, name: 'Dateline', state }],
      ...(shardId !== undefined && { shardId }),
    });
  };
  // Discord forgets the presence with the session.
  client.on(Events.ShardReady, (shardId) => {
    if (shown !== '') show(shown, shardId);
  });
  return repeat({
    every: EVERY,
    run: async () => {
      const { articles } = await status();
      const state = `${many(articles, 'article')} · /ask`;
      if (state === shown) return;
      shown = state;
      show(state);
    },
    onError: (error) => log.warn({ err: error }, 'The number of articles could not be shown.'),
  });
}
