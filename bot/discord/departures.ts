// Follows which servers the bot is in: one that removes it loses its watches, later its settings.
import { type Client, Events } from 'discord.js';
import { repeat, type Repeating } from '../repeat.ts';
import type { Services } from './services.ts';

const DAY = 86_400_000;
/** For so long the settings of a server wait for it to add the bot again. */
const KEPT = 30 * DAY;

/** Follows the servers of a client that is logged in, until it is stopped. */
export function followServers(
  client: Client,
  services: Pick<Services, 'departures' | 'settings' | 'welcomes' | 'log' | 'now'>,
): Repeating {
  const { departures, settings, welcomes, log, now } = services;
  const at = (): string => now().toISOString();
  const noted = (work: Promise<void>): void =>
    void work.catch((error: unknown) =>
      log.error({ err: error }, 'It could not be stored that a server added or removed the bot.'),
    );
  client.on(Events.GuildDelete, ({ id }) => {
    log.info({ server: id }, 'A server removed the bot; its watches end.');
    noted(departures.left(id, at()));
  });
  client.on(Events.GuildCreate, ({ id }) => noted(departures.joined(id)));
  return repeat({
    every: DAY,
    run: async () => {
      await departures.presentIn([...client.guilds.cache.keys()], at());
      for (const id of await departures.before(new Date(now().getTime() - KEPT).toISOString())) {
        // The departure goes last, so that a crash in between forgets nothing by half.
        await settings.forget(id);
        await welcomes.forget(id);
        await departures.forget(id);
        log.info({ server: id }, 'The settings of a server that removed the bot are forgotten.');
      }
    },
    onError: (error) =>
      log.error({ err: error }, 'The servers that removed the bot could not be looked up.'),
  });
}
