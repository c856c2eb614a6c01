// Follows which servers the bot is in: one that removes it loses its watches, later its settings.
import { type Client, Events, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { repeat, type Repeating } from '../repeat.ts';
import type { Services } from './services.ts';

const DAY = 86_400_000;
/** For so long the settings of a server wait for it to add the bot again. */
const KEPT = 30 * DAY;

type Parts = Pick<Services, 'departures' | 'settings' | 'welcomes' | 'log' | 'now'>;

/** Records which servers of the client's shards add and remove the bot. */
export function followServers(client: Client, { departures, log, now }: Parts): void {
  const noted = (work: Promise<void>): void =>
    void work.catch((error: unknown) =>
      log.error({ err: error }, 'It could not be stored that a server added or removed the bot.'),
    );
  client.on(Events.GuildDelete, ({ id }) => {
    log.info({ server: id }, 'A server removed the bot; its watches end.');
    noted(departures.left(id, now().toISOString()));
  });
  client.on(Events.GuildCreate, ({ id }) => noted(departures.joined(id)));
}

/**
 * Forgets what is stored about servers that removed the bot, once a day until it is stopped. Asks Discord
 * for all servers of the bot, whichever process serves them.
 */
export function forgetLeftServers(
  rest: Pick<REST, 'get'>,
  { departures, settings, welcomes, log, now }: Parts,
): Repeating {
  return repeat({
    every: DAY,
    run: async () => {
      await departures.presentIn(await everyServer(rest), now().toISOString());
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

const serversSchema = z.array(z.object({ id: z.string() }));
const PAGE_SIZE = 200;
/** More servers than any bot is in. */
const MAX_PAGES = 50_000;

/**
 * The ids of all servers that the bot is in, whichever process serves them.
 * @throws the errors of Discord; half of a list would make departures of the other half.
 */
async function everyServer(rest: Pick<REST, 'get'>): Promise<string[]> {
  const ids: string[] = [];
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const query = new URLSearchParams({ limit: String(PAGE_SIZE), after: ids.at(-1) ?? '0' });
    const page = serversSchema.parse(await rest.get(Routes.userGuilds(), { query }));
    ids.push(...page.map(({ id }) => id));
    if (page.length < PAGE_SIZE) return ids;
  }
  throw new Error('Discord lists servers without end.');
}
