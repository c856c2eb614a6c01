import { lookAt } from '../look.ts';
import type {
  AutocompleteInput,
  ChooseInput,
  CommandInput,
  MessageCommandInput,
  Person,
  PressInput,
  SubmitInput,
} from '../person.ts';
import type { Json } from '../json.ts';
import type { Reply } from '../seen.ts';
import { wireMessage } from '../wire-message.ts';
import type { RegisteredCommand, StoredMessage, World } from '../world.ts';
import { commandData, findCommand } from './command-data.ts';
import { modalData } from './modal-data.ts';
import { startInteraction } from './start-interaction.ts';

/** What people can do to a bot other than write messages. */
export type Deeds = {
  runCommand(input: CommandInput): Reply;
  autocomplete(input: AutocompleteInput): Reply;
  runMessageCommand(input: MessageCommandInput): Reply;
  pressButton(input: PressInput): Reply;
  choose(input: ChooseInput): Reply;
  submitModal(input: SubmitInput): Reply;
};

/** The deeds, done by the reader where nobody else is named. Each throws where Discord's own
 * client would not let a person do it, with what there is instead. */
export function createDeeds(world: World, reader: Person): Deeds {
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
      const { buttons } = lookAt(message);
      const found = buttons.find(({ customId }) => customId === input.customId);
      if (found === undefined || found.disabled) throw new Error(cannotPress(input, buttons));
      const data = { custom_id: input.customId, component_type: 2 };
      return useComponent({ world, reader, message }, input, data);
    },
    choose(input) {
      const message = messageSeenBy(world, input.user ?? reader, input.messageId);
      const { selects } = lookAt(message);
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
