import type { Person } from './person.ts';
import { waitFor } from './reply-log.ts';
import type { SeenButton, SeenMessage, SeenRequest, SeenSelect, Wait } from './seen.ts';
import { type AnyComponent, everyComponent } from './validate-components.ts';
import { embedTexts, messageFlags, type MessageState } from './validate-message.ts';
import type { StoredMessage, World } from './world.ts';

/** The messages of a channel, oldest first, as everybody sees them, or as one person does. */
export function messagesIn(world: World, channelId: string, as?: Person): SeenMessage[] {
  return [...world.messages.values()]
    .filter((message) => message.channelId === channelId)
    .filter(({ ephemeralFor }) => ephemeralFor === null || ephemeralFor === as?.id)
    .map((message) => snapshotOf(message));
}

/** The threads of a channel, oldest first. */
export function threadsOf(
  world: World,
  channelId: string,
): { id: string; name: string; archived: boolean }[] {
  return [...world.channels.values()]
    .filter(({ kind, parentId }) => kind === 'thread' && parentId === channelId)
    .map(({ id, name, archived }) => ({ id, name, archived }));
}

/** The first message of the bot that matches. */
export async function untilMessage(
  world: World,
  predicate: (message: SeenMessage) => boolean,
  wait?: Wait,
): Promise<SeenMessage> {
  const byBot = (): SeenMessage[] =>
    [...world.messages.values()]
      .filter(({ author, loading }) => author.id === world.identity.botUserId && !loading)
      .map((message) => snapshotOf(message));
  const seen = (): string =>
    byBot()
      .map(({ text }) => `"${text.slice(0, 200)}"`)
      .join(', ');
  const find = (): SeenMessage | undefined => byBot().find((message) => predicate(message));
  return await waitFor(world, { what: 'a message of the bot that passes', find, seen }, wait);
}

/** The first request that matches, once it has a response. */
export async function untilRequest(
  world: World,
  predicate: (request: SeenRequest) => boolean,
  wait?: Wait,
): Promise<SeenRequest> {
  const find = (): SeenRequest | undefined =>
    world.requests.find((request) => request.status !== null && predicate(request));
  return await waitFor(world, { what: 'a request that passes', find }, wait);
}

/** A snapshot of the message as a person sees it; later edits do not change it. */
export function snapshotOf(message: StoredMessage): SeenMessage {
  const { state } = message;
  const embeds = state.embeds.flatMap((embed) => embedTexts(embed));
  const ephemeral = message.ephemeralFor !== null;
  return structuredClone({
    id: message.id,
    channelId: message.channelId,
    authorId: message.author.id,
    content: state.content,
    embeds: state.embeds,
    components: state.components,
    text: [textOf(state), ...embeds].filter((text) => text !== '').join('\n'),
    buttons: allComponents(state).flatMap((component) => seenButton(component)),
    selects: allComponents(state).flatMap((component) => seenSelect(component)),
    files: message.files,
    flags: state.flags | (ephemeral ? messageFlags.ephemeral : 0),
    ephemeral,
    loading: message.loading,
    replyTo: message.replyTo,
    reactions: message.reactions,
    edits: message.edits,
    pinged: message.pinged,
    allowedMentions: message.allowedMentions,
    payload: message.payload,
  });
}

/** The text that can mention somebody: the content and all text displays, a line each. */
export function textOf(state: MessageState): string {
  const displays = allComponents(state).flatMap((component) =>
    component.type === 10 ? [component.content] : [],
  );
  return [state.content, ...displays].filter((text) => text !== '').join('\n');
}

function allComponents(state: MessageState): AnyComponent[] {
  return everyComponent(state.components).map(({ component }) => component);
}

function seenButton(component: AnyComponent): SeenButton[] {
  if (component.type !== 2) return [];
  const { label, custom_id: customId, url, disabled } = component;
  return [
    {
      label: label ?? '',
      customId: customId ?? null,
      url: url ?? null,
      disabled: disabled ?? false,
    },
  ];
}

function seenSelect(component: AnyComponent): SeenSelect[] {
  if (component.type === 2 || !('custom_id' in component)) return [];
  const values = component.type === 3 ? component.options.map(({ value }) => value) : [];
  return [{ customId: component.custom_id, values, disabled: component.disabled ?? false }];
}
