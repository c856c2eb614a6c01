import {
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  type OmitPartialGroupDMChannel,
  Partials,
  type SendableChannels,
} from 'discord.js';
import { onTestFinished } from 'vitest';
import { logOut } from '../../bot/discord/connection.ts';
import {
  type LoopbackDiscord,
  type LoopbackOptions,
  startLoopbackDiscord,
} from '../support/discord/loopback-discord.ts';

/** A loopback Discord that ends with the test. */
export async function startDiscord(options?: LoopbackOptions): Promise<LoopbackDiscord> {
  const discord = await startLoopbackDiscord(options);
  onTestFinished(async () => await discord.close());
  return discord;
}

/** The real client, logged in and ready; it ends with the test, before its Discord. */
export async function connectClient(
  discord: LoopbackDiscord,
  extraIntents: readonly GatewayIntentBits[] = [],
): Promise<Client<true>> {
  const client = newClient(discord, extraIntents);
  const { promise, resolve } = Promise.withResolvers<Client<true>>();
  client.once(Events.ClientReady, resolve);
  await client.login(discord.token);
  return await promise;
}

/** The real client, not logged in yet. */
export function newClient(
  discord: LoopbackDiscord,
  extraIntents: readonly GatewayIntentBits[] = [],
): Client {
  const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
  const intents = [Guilds, GuildMessages, DirectMessages, ...extraIntents];
  // Without the partial the client drops messages of DM channels that it has not met before.
  const partials = [Partials.Channel];
  const client = new Client({ intents, partials, rest: { api: discord.apiUrl } });
  onTestFinished(async () => await logOut(client));
  return client;
}

/** The channel, to write in. */
export async function textChannel(client: Client<true>, id: string): Promise<SendableChannels> {
  const channel = await client.channels.fetch(id);
  if (!channel?.isSendable()) throw new Error(`Nobody can write in ${id}.`);
  return channel;
}

/** Answers every interaction; a handler that fails fails the test run. */
export function onInteraction(
  client: Client<true>,
  handle: (interaction: Interaction) => Promise<unknown>,
): void {
  client.on(Events.InteractionCreate, (interaction) => void handle(interaction));
}

/** Answers every message that is not the bot's own; a handler that fails fails the test run. */
export function onMessage(
  client: Client<true>,
  handle: (message: OmitPartialGroupDMChannel<Message>) => Promise<unknown>,
): void {
  client.on(Events.MessageCreate, (message) => {
    if (message.author.id !== client.user.id) void handle(message);
  });
}
