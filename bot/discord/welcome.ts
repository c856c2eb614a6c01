// Greets a server that has added the bot, once, in the first channel that the bot may write to.
import {
  ChannelType,
  type Client,
  Events,
  type Guild,
  type GuildTextBasedChannel,
  PermissionFlagsBits,
} from 'discord.js';
import { discordWelcome } from '../messages/discord/welcome.ts';
import { logFailure } from './errors.ts';
import { sendOptions } from './reply-target.ts';
import {
  answersPublicly,
  serverContext,
  type ServerContext,
  serverStrings,
} from './server-context.ts';
import type { Services } from './services.ts';

/** A server that added the bot while it was offline is greeted at the start, within this many milliseconds. */
const RECENT = 86_400_000;

/**
 * Greets the servers that add the bot, and at the start those that added it in the last day. Each is
 * greeted once: not after a restart, and not if it removes the bot and adds it again within 30 days.
 */
export function welcomeServers(client: Client, services: Services): void {
  const greet = (guild: Guild): void =>
    void welcome(services, guild).catch((error: unknown) =>
      logFailure(services.log, error, 'A server was not greeted'),
    );
  client.on(Events.GuildCreate, greet);
  const since = services.now().getTime() - RECENT;
  for (const guild of client.guilds.cache.values())
    if (guild.available && guild.joinedTimestamp > since) greet(guild);
}

async function welcome(services: Services, guild: Guild): Promise<void> {
  const context = await serverContext(services, guild.id);
  const channel = firstOpenChannel(context, guild);
  if (channel === null) return;
  // Recorded first: a server that is greeted twice is worse than one that is not.
  if (!(await context.welcomes.first(guild.id, context.now().toISOString()))) return;
  const { articles } = await context.status();
  const strings = serverStrings(context.server.settings, guild.preferredLocale);
  const questions = await context.starters(strings.locale).catch((error: unknown) => {
    context.log.warn({ err: error }, 'A greeting has no examples.');
    return [];
  });
  await channel.send(sendOptions(discordWelcome({ articles, questions }, strings), context));
}

/** The channel for the greeting: where Discord greets new members, else the first one; null if all are closed. */
function firstOpenChannel(context: ServerContext, guild: Guild): GuildTextBasedChannel | null {
  const me = guild.members.me;
  if (me === null) return null;
  const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages];
  const channels = [...guild.channels.cache.values()]
    .filter((channel) => channel.type === ChannelType.GuildText)
    .toSorted((one, other) => one.rawPosition - other.rawPosition);
  return (
    [...(guild.systemChannel === null ? [] : [guild.systemChannel]), ...channels].find(
      (channel) =>
        channel.permissionsFor(me).has(needed) &&
        answersPublicly(context, { channelId: channel.id, channel }),
    ) ?? null
  );
}
