import { commandData, findCommand, modalData } from './interaction-data.ts';
import { directChannelOf } from './people.ts';
import type {
  Actor,
  AutocompleteInput,
  ChooseInput,
  CommandInput,
  MessageCommandInput,
  Person,
  PressInput,
  SubmitInput,
} from './person.ts';
import type { Json } from './api-errors.ts';
import { replyOf, startLog } from './reply-log.ts';
import type { Reply } from './seen.ts';
import { snapshotOf } from './views.ts';
import { wireMessage } from './wire-message.ts';
import { guildOf, wireChannel, wireGuildFacts, wireMember, wireUser } from './wire.ts';
import type { Channel, Interaction, RegisteredCommand, StoredMessage, World } from './world.ts';

/** The interactions that people can start. */
export type Actions = {
  runCommand(input: CommandInput): Reply;
  autocomplete(input: AutocompleteInput): Reply;
  runMessageCommand(input: MessageCommandInput): Reply;
  pressButton(input: PressInput): Reply;
  choose(input: ChooseInput): Reply;
  submitModal(input: SubmitInput): Reply;
};

/**
 * Starts interactions, by the reader by default. Each throws if Discord's client would not let a
 * person do it, and names what is available.
 */
export function createActions(world: World, reader: Person): Actions {
  return {
    runCommand(input) {
      const command = findCommand(world, input.name, 1);
      // Nobody has permissions in direct messages, so none are asked for.
      if ((input.context ?? 'guild') === 'guild') checkVisible(command, input.user ?? reader);
      const data = commandData(world, input);
      return startInteraction(world, reader, { type: 2, actor: input, data });
    },
    autocomplete(input) {
      const data = commandData(world, input, input.focused);
      return startInteraction(world, reader, { type: 4, actor: input, data });
    },
    runMessageCommand(input) {
      const data = messageCommandData(world, input);
      const channel = messageSeenBy(world, input.user ?? reader, input.messageId).channelId;
      return startInteraction(world, reader, { type: 2, actor: { channel, ...input }, data });
    },
    pressButton(input) {
      const message = messageSeenBy(world, input.user ?? reader, input.messageId);
      const { buttons } = snapshotOf(message);
      const found = buttons.find(({ customId }) => customId === input.customId);
      if (found === undefined || found.disabled) throw new Error(cannotPress(input, buttons));
      const data = { custom_id: input.customId, component_type: 2 };
      return useComponent({ world, reader, message }, input, data);
    },
    choose(input) {
      const message = messageSeenBy(world, input.user ?? reader, input.messageId);
      const { selects } = snapshotOf(message);
      const found = selects.find(({ customId }) => customId === input.customId);
      const isOffered = input.values.every((value) => found?.values.includes(value));
      if (found === undefined || found.disabled || !isOffered) {
        throw new Error(cannotPress(input, selects));
      }
      const { customId, values } = input;
      return useComponent({ world, reader, message }, input, {
        custom_id: customId,
        component_type: 3,
        values,
      });
    },
    submitModal(input) {
      const user = input.user ?? reader;
      const { data, sourceMessageId } = modalData(world, user, input);
      const source = world.messages.get(sourceMessageId ?? '');
      if (source !== undefined)
        return useComponent({ world, reader, message: source }, input, data);
      return startInteraction(world, reader, { type: 5, actor: input, data });
    },
  };
}

function useComponent(
  { world, reader, message }: { world: World; reader: Person; message: StoredMessage },
  input: PressInput | ChooseInput | SubmitInput,
  data: Json,
): Reply {
  return startInteraction(world, reader, {
    type: 'component_type' in data ? 3 : 5,
    actor: { channel: message.channelId, ...input },
    data,
    sourceMessageId: message.id,
    message: wireMessage(world, message, -1),
  });
}

function messageCommandData(world: World, input: MessageCommandInput): Json {
  const registered = findCommand(world, input.name, 3);
  const message = world.messages.get(input.messageId);
  if (message === undefined) throw new Error(`There is no message ${input.messageId}.`);
  return {
    id: registered?.id ?? '0',
    name: input.name,
    type: 3,
    target_id: message.id,
    resolved: { messages: { [message.id]: wireMessage(world, message, -1) } },
  };
}

function messageSeenBy(world: World, user: Person, id: string): StoredMessage {
  const message = world.messages.get(id);
  const isSeen = message?.ephemeralFor == null || message.ephemeralFor === user.id;
  if (message === undefined || !isSeen) throw new Error(`${user.name} sees no message ${id}.`);
  return message;
}

function checkVisible(command: RegisteredCommand | null, user: Person): void {
  const needed = command?.default_member_permissions;
  if (needed == null || (user.permissions & 8n) !== 0n) return;
  const isAllowed = needed !== '0' && (user.permissions & BigInt(needed)) === BigInt(needed);
  if (!isAllowed) throw new Error(`${user.name} has no permission to see /${command?.name}.`);
}

function cannotPress(
  { customId }: PressInput,
  there: readonly { customId: string | null; disabled: boolean }[],
): string {
  const list = there.map((one) => `${one.customId}${one.disabled ? ' (disabled)' : ''}`).join(', ');
  return `"${customId}" cannot be used this way on the message; there are: ${list || 'none'}.`;
}

/** An interaction to start: its type, data, and who starts it where. */
type Action = {
  /** Discord's number of the type: 2 command, 3 component, 4 autocomplete, 5 modal. */
  type: number;
  actor: Actor;
  data: Json;
  sourceMessageId?: string;
  /** The message with the component, as the bot receives it. */
  message?: Json;
};

const contexts = { guild: 0, 'bot-dm': 1, 'private-channel': 2 } as const;

/** Sends INTERACTION_CREATE and returns the reply, which the bot's responses fill. */
function startInteraction(world: World, reader: Person, action: Action): Reply {
  const user = action.actor.user ?? reader;
  const channel = channelFor(world, user, action.actor);
  const id = world.nextId();
  const log = startLog(world, id);
  const interaction: Interaction = {
    id,
    token: `interaction-${id}`,
    type: action.type,
    createdAt: world.now(),
    user,
    channelId: channel.id,
    installedBy: action.actor.install ?? 'guild',
    sourceMessageId: action.sourceMessageId ?? null,
    originalId: null,
    acknowledged: false,
    followUps: 0,
    log,
  };
  world.interactions.set(interaction.token, interaction);
  const data = wireInteraction({ world, interaction, channel }, action);
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

type Origin = { world: World; interaction: Interaction; channel: Channel };

function wireInteraction({ world, interaction, channel }: Origin, action: Action): Json {
  const { user, id, token, installedBy } = interaction;
  const { applicationId } = world.identity;
  const guildId = guildOf(world, channel);
  const isGuild = isInGuild(channel);
  const where = isGuild
    ? {
        guild_id: guildId,
        guild: wireGuildFacts(world, { id: guildId, name: 'Loopback' }),
        guild_locale: 'en-US',
        member: wireMember(world, user),
      }
    : { user: wireUser(user) };
  const owner = installedBy === 'user' ? { 1: user.id } : { 0: isGuild ? guildId : '0' };
  return {
    id,
    application_id: applicationId,
    type: action.type,
    data: action.data,
    ...where,
    channel_id: channel.id,
    channel: wireChannel(world, channel),
    token,
    version: 1,
    ...(action.message !== undefined && { message: action.message }),
    app_permissions: String(world.appPermissions),
    locale: action.actor.locale ?? 'en-US',
    entitlements: [],
    authorizing_integration_owners: owner,
    context: contexts[action.actor.context ?? contextOf(channel)],
    attachment_size_limit: 10 * 1024 * 1024,
  };
}

function isInGuild({ kind }: Channel): boolean {
  return kind === 'text' || kind === 'news' || kind === 'thread' || kind === 'foreign';
}

function contextOf({ kind }: Channel): 'guild' | 'bot-dm' | 'private-channel' {
  if (kind === 'direct') return 'bot-dm';
  return kind === 'private' ? 'private-channel' : 'guild';
}
