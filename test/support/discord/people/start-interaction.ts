import type { Actor, Person } from '../person.ts';
import { replyOf, startLog } from '../reply-log.ts';
import type { Json } from '../json.ts';
import type { Reply } from '../seen.ts';
import { guildOf, wireChannel, wireGuildFacts, wireMember, wireUser } from '../wire.ts';
import type { Channel, Interaction, World } from '../world.ts';
import { directChannelOf } from './direct-channel.ts';

/** What is done, by whom, where. */
export type Deed = {
  /** Discord's number of the type: 2 command, 3 component, 4 autocomplete, 5 modal. */
  type: number;
  actor: Actor;
  data: Json;
  sourceMessageId?: string;
  /** The message on which the component stands, as the bot receives it. */
  message?: Json;
};

const contexts = { guild: 0, 'bot-dm': 1, 'private-channel': 2 } as const;

/** Sends INTERACTION_CREATE and returns the reply, which grows as the bot works. */
export function startInteraction(world: World, reader: Person, deed: Deed): Reply {
  const user = deed.actor.user ?? reader;
  const channel = channelFor(world, user, deed.actor);
  const id = world.nextId();
  const log = startLog(world, id);
  const interaction: Interaction = {
    id,
    token: `interaction-${id}`,
    type: deed.type,
    createdAt: world.now(),
    user,
    channelId: channel.id,
    installedBy: deed.actor.install ?? 'guild',
    sourceMessageId: deed.sourceMessageId ?? null,
    originalId: null,
    acknowledged: false,
    followUps: 0,
    log,
  };
  world.interactions.set(interaction.token, interaction);
  const data = wireInteraction({ world, interaction, channel }, deed);
  world.dispatch({ name: 'INTERACTION_CREATE', intent: 0, data: () => data });
  return replyOf(world, log);
}

function channelFor(world: World, user: Person, actor: Actor): Channel {
  if (actor.channel !== undefined) {
    const channel = world.channels.get(actor.channel);
    if (channel === undefined) throw new Error(`There is no channel ${actor.channel}.`);
    return channel;
  }
  if (actor.context === 'bot-dm') return directChannelOf(world, user);
  const { channelId } = world.identity;
  const kind = actor.context === 'private-channel' ? 'private' : 'text';
  const found = [...world.channels.values()].find(
    (one) => one.kind === kind && (kind === 'private' || one.id === channelId),
  );
  if (found !== undefined) return found;
  const fresh: Channel = {
    id: world.nextId(),
    kind,
    name: '',
    parentId: null,
    recipient: user,
    archived: false,
  };
  world.channels.set(fresh.id, fresh);
  return fresh;
}

type Place = { world: World; interaction: Interaction; channel: Channel };

function wireInteraction({ world, interaction, channel }: Place, deed: Deed): Json {
  const { user, id, token, installedBy } = interaction;
  const { applicationId } = world.identity;
  const guildId = guildOf(world, channel);
  const isGuild = isInGuild(channel);
  const where = isGuild
    ? {
        guild_id: guildId,
        guild: { ...wireGuildFacts(world), id: guildId },
        guild_locale: 'en-US',
        member: wireMember(world, user),
      }
    : { user: wireUser(user) };
  const owner = installedBy === 'user' ? { 1: user.id } : { 0: isGuild ? guildId : '0' };
  return {
    id,
    application_id: applicationId,
    type: deed.type,
    data: deed.data,
    ...where,
    channel_id: channel.id,
    channel: wireChannel(world, channel),
    token,
    version: 1,
    ...(deed.message !== undefined && { message: deed.message }),
    app_permissions: String(world.appPermissions),
    locale: deed.actor.locale ?? 'en-US',
    entitlements: [],
    authorizing_integration_owners: owner,
    context: contexts[deed.actor.context ?? contextOf(channel)],
    attachment_size_limit: 10 * 1024 * 1024,
  };
}

function isInGuild({ kind }: Channel): boolean {
  return kind === 'text' || kind === 'thread' || kind === 'foreign';
}

function contextOf({ kind }: Channel): 'guild' | 'bot-dm' | 'private-channel' {
  if (kind === 'direct') return 'bot-dm';
  return kind === 'private' ? 'private-channel' : 'guild';
}
