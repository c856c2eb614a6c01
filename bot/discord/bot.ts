// Starts the Discord bot: logs in, attaches the handlers, and posts watches and corrections.
import { Client, Events, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { DigestRequest } from '../../retrieval/digest/latest.ts';
import { startCorrections } from '../corrections.ts';
import type { ShardRange } from '../config.ts';
import type { IdentifyTurns } from '../state/identify-turns.ts';
import type { Leader } from '../state/leader.ts';
import { cachedSettings } from '../state/settings.ts';
import { startWatches } from '../watches/run.ts';
import { discordChannelSender, showCorrections } from './channel-sender.ts';
import { type Connection, followConnection, logIn, logOut } from './connection.ts';
import { followServers, forgetLeftServers } from './departures.ts';
import { logFailure } from './errors.ts';
import { handleInteraction } from './handle-interaction.ts';
import { handleEdit, handleMessage } from './handle-message.ts';
import { deduplicator, requestsInFlight } from './in-flight.ts';
import { showPresence } from './presence.ts';
import { serverContext } from './server-context.ts';
import { welcomeServers } from './welcome.ts';
import { defaultTiming, type Dependencies, type Services, type Timing } from './services.ts';
import {
  followSessionStarts,
  type IdentifyQueue,
  identifyQueue,
  type SessionStarts,
} from './shards.ts';

/** What the bot works with, and how it reaches Discord. */
export type DiscordBotOptions = Dependencies & {
  token: string;
  /** The address of Discord's API if it is not Discord's own, such as `http://127.0.0.1:9000/api`. */
  apiUrl?: string;
  /** Whether the intent Message Content is on; then questions in its threads need no mention. */
  readsContent?: boolean;
  /** Watches and corrections are the leader's. */
  leader: Leader;
  /** The shards of this process; `auto`, the default, are as many as Discord recommends. */
  shards?: ShardRange | 'auto';
  /** Turns to identify, shared with the other processes of the bot. */
  identifyTurns: IdentifyTurns;
  /** Called when the bot starts to connect, with how to look at its connection. */
  onConnecting?: (connection: () => Connection) => void;
  timing?: Partial<Timing>;
};

export type DiscordBot = {
  /** The bot's name, such as `Dateline#1234`. */
  name: string;
  /** The connection to Discord as it is now. */
  connection(): Connection;
  /** Marks answers that cite a corrected article; to be called when stored articles have changed. */
  articlesChanged(): void;
  /** Waits a few seconds for answers in flight, tells users whose answers take longer, and logs out. */
  close(): Promise<void>;
};

const DISCORD_API = 'https://discord.com/api';

/**
 * Brings the bot online: it answers commands, mentions, replies and direct messages, and posts what
 * channels watch, until it is closed. Needs no privileged intent.
 * @throws DiscordRefused for a bad token; DiscordUnreachable without a network.
 */
export async function startDiscordBot(options: DiscordBotOptions): Promise<DiscordBot> {
  const { token, apiUrl = DISCORD_API, readsContent = false, shards = 'auto', ...rest } = options;
  const { leader, identifyTurns, onConnecting, ...dependencies } = rest;
  const stopping = new AbortController();
  const services = servicesOf(dependencies, stopping.signal);
  const { log, inFlight, timing } = services;
  const { client, starts, queue } = createClient({ apiUrl, readsContent, identifyTurns }, services);
  const detach = attachHandlers(client, services);
  const connection = followConnection(client, { starts, log });
  onConnecting?.(connection);
  await logIn(client, { token, apiUrl, timeout: timing.readyWithin, shards, starts, queue, log });
  log.info({ user: client.user?.tag }, 'The bot is online.');
  // The settings of servers that another process serves change there, so none are cached here.
  const fresh = { ...services, settings: options.settings };
  const watchParts = {
    ...services,
    leads: () => leader.isLeader(),
    latest: async (request: DigestRequest, serverId: string | null) =>
      await (await serverContext(fresh, serverId)).latest(request),
    digestScope: async (serverId: string | null) => {
      const { sources, usesModel } = (await serverContext(fresh, serverId)).server.settings;
      // What a model words is paid by the server that it is for.
      return JSON.stringify([sources, options.quoting !== null && usesModel ? serverId : null]);
    },
    allowedSources: async (serverId: string | null) =>
      (await serverContext(fresh, serverId)).server.settings.sources,
    channelSender: discordChannelSender(client.rest, {
      ...services,
      botId: () => client.user?.id ?? '',
    }),
  };
  const watching = leader.whileLeading(() =>
    startWatches(watchParts, { every: timing.watchEvery }),
  );
  const correcting = leader.whileLeading(() =>
    startCorrections({
      ...services,
      show: async (answer, found) =>
        await showCorrections({ rest: client.rest, log }, answer, found),
    }),
  );
  followServers(client, services);
  const forgetting = leader.whileLeading(() => forgetLeftServers(client.rest, services));
  const presence = showPresence(client, services);
  welcomeServers(client, services);
  return {
    name: client.user?.tag ?? '',
    connection,
    articlesChanged: () => correcting.wake(),
    close: async () => {
      detach();
      await watching.stop();
      await correcting.stop();
      await forgetting.stop();
      await presence.stop();
      await inFlight.settled(timing.stopWithin);
      stopping.abort();
      await inFlight.settled(timing.stopWithin);
      await logOut(client, queue);
    },
  };
}

function servicesOf(
  { timing, ...dependencies }: Dependencies & Pick<DiscordBotOptions, 'timing'>,
  stopping: AbortSignal,
): Services {
  return {
    ...dependencies,
    timing: { ...defaultTiming, ...timing },
    inFlight: requestsInFlight(),
    isNew: deduplicator(),
    settings: cachedSettings(dependencies.settings, dependencies.now),
    lastHints: new Map(),
    startedAt: dependencies.now().toISOString(),
    stopping,
  };
}

type ClientOptions = { apiUrl: string; readsContent: boolean; identifyTurns: IdentifyTurns };
type Connecting = { client: Client; starts: SessionStarts; queue: IdentifyQueue };

function createClient(
  { apiUrl, readsContent, identifyTurns }: ClientOptions,
  { timing, log }: Pick<Services, 'timing' | 'log'>,
): Connecting {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(readsContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    // Direct messages come from uncached channels, and edits are of uncached messages.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    // For privacy, no message is cached.
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    rest: { api: apiUrl, retries: 1 },
    ws: { buildIdentifyThrottler: () => queue },
  });
  const starts = followSessionStarts(client.rest, log);
  const queue = identifyQueue({ starts, turns: identifyTurns, every: timing.identifyEvery, log });
  return { client, starts, queue };
}

/** Attaches the handlers to the client's events; the returned function stops new requests. */
function attachHandlers(client: Client, services: Services): () => void {
  const { log } = services;
  // Discord at times sends null where it promises a value, which must cost that event alone.
  const guarded = (work: Promise<void>): void =>
    void work.catch((error: unknown) => logFailure(log, error, 'An event was lost'));
  client.on(Events.InteractionCreate, (interaction) =>
    guarded(handleInteraction(services, interaction)),
  );
  client.on(Events.MessageCreate, (message) => guarded(handleMessage(services, message)));
  client.on(Events.MessageUpdate, (_, message) => guarded(handleEdit(services, message)));
  client.on(Events.Error, (error) => log.error({ err: error }, 'The client had an error.'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'The client warns.'));
  client.on(Events.ShardError, (error) =>
    log.warn({ err: error }, 'The connection to Discord had an error.'),
  );
  client.rest.on('rateLimited', ({ route, timeToReset, global }) =>
    log.warn({ route, timeToReset, global }, 'Discord asks the bot to slow down.'),
  );
  return () => {
    client.removeAllListeners(Events.InteractionCreate);
    client.removeAllListeners(Events.MessageCreate);
    client.removeAllListeners(Events.MessageUpdate);
  };
}
