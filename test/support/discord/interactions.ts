import { z } from 'zod';
import {
  createMessage,
  createPlaceholder,
  editMessage,
  logMessage,
  type Envelope,
} from './messages.ts';
import { useExternalApps } from './populate.ts';
import { checkForm, type Json, apiError, rejectForm } from './api-errors.ts';
import { checkChoices } from './validate-commands.ts';
import { hasFlag, messageFlags } from './validate-message.ts';
import { checkModal, inputsOf } from './validate-components.ts';
import { logStep } from './reply-log.ts';
import type { SeenFile, SeenModal } from './seen.ts';
import { botOf, type Channel, type Interaction, type StoredMessage, type World } from './world.ts';

const acknowledgeWithin = 3000;
const tokenLives = 15 * 60 * 1000;

/** The bot's response to an interaction. */
export type Callback = { type: number; data: unknown; files: readonly SeenFile[] };

const callbackSchema = z.object({ type: z.int(), data: z.unknown().optional() });
const flagsSchema = z.looseObject({ flags: z.int().min(0).nullish() }).nullish();

/** Parses a callback from the body of its request. */
export function readCallback(body: unknown, files: readonly SeenFile[]): Callback {
  const { type, data } = checkForm({ schema: callbackSchema, body });
  return { type, data, files };
}

/**
 * Applies the first response to an interaction; returns the message that it created or edited.
 * @throws 10062 after 3 s, 40060 the second time, 50035 for an invalid body.
 */
export function respond(
  world: World,
  interaction: Interaction,
  callback: Callback,
): StoredMessage | null {
  if (interaction.acknowledged) throw apiError('alreadyAcknowledged');
  if (world.now() - interaction.createdAt > acknowledgeWithin) throw apiError('unknownInteraction');
  const handle = handlers[callback.type];
  if (handle === undefined || !allowedTypes(interaction).includes(callback.type)) {
    const message = 'This interaction cannot be answered with this type.';
    rejectForm([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message }]);
    return null;
  }
  const message = handle(world, interaction, callback);
  interaction.acknowledged = true;
  return message;
}

/**
 * The interaction with this token, from its first response until it expires.
 * @throws 50027 after 15 minutes, 10015 before the first response and for unknown tokens.
 */
export function liveInteraction(world: World, token: string): Interaction {
  const interaction = world.interactions.get(token);
  if (!interaction?.acknowledged) throw apiError('unknownWebhook');
  if (world.now() - interaction.createdAt > tokenLives) throw apiError('invalidWebhookToken');
  return interaction;
}

/**
 * A follow-up message. The first one after a deferral replaces the placeholder.
 * @throws the API error that Discord would return.
 */
export function followUp(
  world: World,
  interaction: Interaction,
  draft: { body: unknown; files: readonly SeenFile[] },
): StoredMessage {
  const original = world.messages.get(interaction.originalId ?? '');
  if (original?.loading) {
    editMessage(world, original, draft);
    logMessage(world, original, 'follow-up');
    return original;
  }
  interaction.followUps += 1;
  if (interaction.installedBy === 'user' && interaction.followUps > 5) {
    throw apiError('tooManyFollowUps');
  }
  const ephemeral = wantsEphemeral(draft.body);
  const message = createMessage(world, sayingOf(world, interaction, ephemeral), draft);
  logMessage(world, message, 'follow-up');
  return message;
}

type Handler = (world: World, interaction: Interaction, callback: Callback) => StoredMessage | null;

const handlers: Record<number, Handler> = {
  4: reply,
  5: deferReply,
  6: deferUpdate,
  7: update,
  8: suggest,
  9: openModal,
};

function allowedTypes({ type, sourceMessageId }: Interaction): number[] {
  const withSource = sourceMessageId === null ? [] : [6, 7];
  if (type === 4) return [8];
  if (type === 5) return [4, 5, ...withSource];
  return [4, 5, ...withSource, 9];
}

function reply(world: World, interaction: Interaction, { data, files }: Callback): StoredMessage {
  const envelope = sayingOf(world, interaction, wantsEphemeral(data));
  const message = createMessage(world, envelope, { body: data, files, at: ['data'] });
  interaction.originalId = message.id;
  logMessage(world, message, 'reply');
  return message;
}

function deferReply(world: World, interaction: Interaction, { data }: Callback): StoredMessage {
  const flags = checkForm({ schema: flagsSchema, body: data, at: ['data'] })?.flags ?? 0;
  if ((flags & ~messageFlags.ephemeral) !== 0) {
    const text = 'A deferral carries no flag but EPHEMERAL.';
    rejectForm([{ path: ['data', 'flags'], code: 'MESSAGE_FLAGS_INVALID', message: text }]);
  }
  const ephemeral = hasFlag(flags, messageFlags.ephemeral);
  const message = createPlaceholder(world, sayingOf(world, interaction, ephemeral));
  interaction.originalId = message.id;
  logStep(world, interaction.log, { kind: 'deferred', ephemeral: message.ephemeralFor !== null });
  return message;
}

function deferUpdate(world: World, interaction: Interaction): StoredMessage {
  const message = sourceOf(world, interaction);
  interaction.originalId = message.id;
  logStep(world, interaction.log, { kind: 'deferred-update' });
  return message;
}

function update(world: World, interaction: Interaction, { data, files }: Callback): StoredMessage {
  const message = sourceOf(world, interaction);
  editMessage(world, message, { body: data, files, at: ['data'] });
  interaction.originalId = message.id;
  logMessage(world, { ...message, log: interaction.log }, 'edit');
  return message;
}

function suggest(world: World, interaction: Interaction, { data }: Callback): null {
  logStep(world, interaction.log, { kind: 'choices', choices: checkChoices(data) });
  return null;
}

function openModal(world: World, interaction: Interaction, { data }: Callback): null {
  const modal = checkModal(data);
  const { sourceMessageId, user } = interaction;
  world.openModals = world.openModals.filter((open) => open.userId !== user.id);
  world.openModals.push({ modal, userId: user.id, sourceMessageId });
  const seen: SeenModal = {
    customId: modal.custom_id,
    title: modal.title,
    inputs: inputsOf(modal).map((input) => input.custom_id),
    components: modal.components,
  };
  logStep(world, interaction.log, { kind: 'modal', modal: seen });
  return null;
}

function sourceOf(world: World, interaction: Interaction): StoredMessage {
  const message = world.messages.get(interaction.sourceMessageId ?? '');
  if (message === undefined) throw apiError('unknownMessage');
  return message;
}

function wantsEphemeral(body: unknown): boolean {
  const parsed = flagsSchema.safeParse(body);
  return parsed.success && hasFlag(parsed.data?.flags ?? 0, messageFlags.ephemeral);
}

function sayingOf(world: World, interaction: Interaction, ephemeral: boolean): Envelope {
  return {
    channel: channelOf(world, interaction),
    author: botOf(world),
    origin: 'interaction',
    interaction,
    ephemeralFor: ephemeral || isForcedAside(world, interaction) ? interaction.user.id : null,
    log: interaction.log,
  };
}

/** Whether the server makes replies of this person's own apps ephemeral. */
function isForcedAside(world: World, { installedBy, channelId, user }: Interaction): boolean {
  const kind = world.channels.get(channelId)?.kind;
  const isInServer = kind !== 'direct' && kind !== 'private';
  return (
    installedBy === 'user' && isInServer && (user.permissions & (1n << useExternalApps)) === 0n
  );
}

function channelOf(world: World, interaction: Interaction): Channel {
  const channel = world.channels.get(interaction.channelId);
  if (channel === undefined) throw apiError('unknownChannel');
  return channel;
}

/** The response body of a callback with `with_response`. */
export function wireCallback(interaction: Interaction, message: Json | null, type: number): Json {
  const { id, type: kind } = interaction;
  return {
    interaction: {
      id,
      type: kind,
      ...(message !== null && {
        response_message_id: message['id'],
        response_message_loading: type === 5,
        response_message_ephemeral: (Number(message['flags']) & messageFlags.ephemeral) !== 0,
      }),
    },
    ...(message !== null && { resource: { type, message } }),
  };
}
