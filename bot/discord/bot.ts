import { Client, Events, GatewayIntentBits, Options, Partials } from 'discord.js';
import { startCorrections } from '../corrections.ts';
import { defaultSettings, cachedSettings } from '../state/settings.ts';
import { startWatches, type WatchParts } from '../watches/run.ts';
import { discordChannelSender, showCorrections } from './channel-sender.ts';
import { logIn, logOut } from './connection.ts';
import { handleInteraction } from './handle-interaction.ts';
import { handleEdit, handleMessage } from './handle-message.ts';
import { firstTimes, runningTurns } from './in-flight.ts';
import { localDesk } from './server-context.ts';
import { type BotServices, type Desk, ordinaryPace, type Pace } from './services.ts';

/** How the bot reaches Discord, and what it is given. */
export type DiscordBotOptions = BotServices & {
  token: string;
  /** Another Discord than Discord's own, such as `http://127.0.0.1:9000/api`. */
  apiUrl?: string;
  pace?: Partial<Pace>;
};

export type DiscordBot = {
  /** Articles have changed: answers that cite them are marked where they were corrected. */
  articlesChanged(): void;
  /** Waits a few seconds for answers under way, tells the rest that it stops, and logs out. */
  close(): Promise<void>;
};

const discordApi = 'https://discord.com/api';

/**
 * Brings the bot online: it answers `/ask`, `/sources`, mentions, replies and direct messages until
 * it is closed. Needs no privileged intent.
 * @throws DiscordRefused for a bad token; DiscordUnreachable without a network.
 */
export async function startDiscordBot(options: DiscordBotOptions): Promise<DiscordBot> {
  const { token, apiUrl = discordApi, pace: wanted, ...services } = options;
  const pace = { ...ordinaryPace, ...wanted };
  const stopping = new AbortController();
  const desk: Desk = {
    ...services,
    pace,
    turns: runningTurns(),
    isNew: firstTimes(),
    settings: cachedSettings(services.settings),
    house: { serverId: null, settings: defaultSettings },
    hinted: new Map(),
    stopping: stopping.signal,
  };
  const client = createClient(apiUrl);
  const detach = attach(client, desk);
  await logIn(client, { token, address: apiUrl, within: pace.readyWithin });
  client.on(Events.ShardDisconnect, ({ code }) =>
    desk.log.error({ code }, 'Discord closed the connection for good. Run the bot again.'),
  );
  const channelSender = discordChannelSender(client.rest, () => client.user?.id ?? '');
  const latest: WatchParts['latest'] = async (request, serverId) =>
    await (await localDesk(desk, serverId)).latest(request);
  const watching = startWatches({ ...desk, latest, channelSender }, { every: pace.watchEvery });
  desk.log.info({ user: client.user?.tag }, 'The bot is online.');
  const corrections = startCorrections({
    ...desk,
    show: async (answer, found) => await showCorrections({ client, log: desk.log }, answer, found),
  });
  return {
    articlesChanged: () => corrections.wake(),
    close: async () => {
      detach();
      await watching.stop();
      await corrections.stop();
      await desk.turns.settled(pace.stopWithin);
      stopping.abort();
      await desk.turns.settled(pace.stopWithin);
      await logOut(client);
    },
  };
}

function createClient(apiUrl: string): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    // A direct message arrives in a channel that was never announced, and a change in a message
    // that is not kept.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    // What people write is read once and not kept.
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    rest: { api: apiUrl, retries: 1 },
  });
}

/** Connects the client's events with the desk; the function it returns stops new questions. */
function attach(client: Client, desk: Desk): () => void {
  client.on(Events.InteractionCreate, (interaction) => void handleInteraction(desk, interaction));
  client.on(Events.MessageCreate, (message) => void handleMessage(desk, message));
  client.on(Events.MessageUpdate, (_, message) => void handleEdit(desk, message));
  client.on(Events.Error, (error) => desk.log.error({ err: error }, 'The client had an error.'));
  client.on(Events.Warn, (warning) => desk.log.warn({ warning }, 'The client warns.'));
  client.on(Events.ShardError, (error) =>
    desk.log.warn({ err: error }, 'The connection to Discord had an error.'),
  );
  client.rest.on('rateLimited', ({ route, timeToReset, global }) =>
    desk.log.warn({ route, timeToReset, global }, 'Discord asks the bot to slow down.'),
  );
  return () => {
    client.removeAllListeners(Events.InteractionCreate);
    client.removeAllListeners(Events.MessageCreate);
    client.removeAllListeners(Events.MessageUpdate);
  };
}
