// What stands below the bot's name in Discord: how many articles it has, and how to ask.
import { ActivityType, type Client, Events, Status, type WebSocketShard } from 'discord.js';
import { many } from '../i18n/english.ts';
import { repeat, type Repeating } from '../repeat.ts';
import type { Services } from './services.ts';

/** Milliseconds between two looks at the number of articles. */
const EVERY = 5 * 60_000;

/**
 * Keeps the bot's presence current, such as `1,204 articles · /ask`, until it is stopped. Where there are
 * several shards, the servers of each see which one is theirs.
 */
export function showPresence(
  client: Client,
  { status, log }: Pick<Services, 'status' | 'log'>,
): Repeating {
  let shown = '';
  const show = (shard: WebSocketShard): void => {
    const { shardCount = 1 } = client.options;
    const which = shardCount > 1 ? ` · shard ${shard.id} of ${shardCount}` : '';
    client.user?.setPresence({
      activities: [{ type: ActivityType.Custom, name: 'Dateline', state: `${shown}${which}` }],
      shardId: shard.id,
    });
  };
  // Discord forgets the presence with the session.
  client.on(Events.ShardReady, (id) => {
    const shard = client.ws.shards.get(id);
    if (shown !== '' && shard !== undefined) show(shard);
  });
  return repeat({
    every: EVERY,
    run: async () => {
      const { articles } = await status();
      const state = `${many(articles, 'article')} · /ask`;
      if (state === shown) return;
      shown = state;
      // The others get it once they are ready.
      for (const shard of client.ws.shards.values()) if (shard.status === Status.Ready) show(shard);
    },
    onError: (error) => log.warn({ err: error }, 'The number of articles could not be shown.'),
  });
}
