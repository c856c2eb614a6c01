import type { Person } from './person.ts';
import { waitFor } from './reply-log.ts';
import type { SeenButton, SeenMessage, SeenRequest, SeenSelect, Wait } from './seen.ts';
import { type AnyComponent, everyComponent } from './validate-components.ts';
import { embedTexts, messageFlags, type Said } from './validate-message.ts';
import type { StoredMessage, World } from './world.ts';

/** The messages of a channel, oldest first, as everybody sees them, or as one person does. */
export function messagesIn(world: World, channelId: string, as?: Person): SeenMessage[] {
  return [...world.messages.values()]
    .filter((message) => message.channelId === channelId)
    .filter(({ ephemeralFor }) => ephemeralFor === null || ephemeralFor === as?.id)
    .map((message) => lookAt(message));
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

/** The first message of the bot that passes, asked for or not. */
export async function untilMessage(
  world: World,
  predicate: (message: SeenMessage) => boolean,
  wait?: Wait,
): Promise<SeenMessage> {
  const byBot = (): SeenMessage[] =>
    [...world.messages.values()]
      .filter(({ author, loading }) => author.id === world.identity.botUserId && !loading)
      .map((message) => lookAt(message));
  const seen = (): string =>
    byBot()
      .map(({ text }) => `"${text.slice(0, 200)}"`)
      .join(', ');
  const find = (): SeenMessage | undefined => byBot().find((message) => predicate(message));
  return await waitFor(world, { what: 'a message of the bot that passes', find, seen }, wait);
}

/** The first request that passes, once it is answered. */
export async function untilRequest(
  world: World,
  predicate: (request: SeenRequest) => boolean,
  wait?: Wait,
): Promise<SeenRequest> {
  const find = (): SeenRequest | undefined =>
    world.requests.find((request) => request.status !== null && predicate(request));
  return await waitFor(world, { what: 'a request that passes', find }, wait);
}

/** The message as a person sees it now; a copy, so that later edits do not change it. */
export function lookAt(message: StoredMessage): SeenMessage {
  const { said } = message;
  const embeds = said.embeds.flatMap((embed) => embedTexts(embed));
  const ephemeral = message.ephemeralFor !== null;
  return structuredClone({
    id: message.id,
    channelId: message.channelId,
    authorId: message.author.id,
    content: said.content,
    embeds: said.embeds,
    components: said.components,
    text: [textOf(said), ...embeds].filter((text) => text !== '').join('\n'),
    buttons: allComponents(said).flatMap((component) => seenButton(component)),
    selects: allComponents(said).flatMap((component) => seenSelect(component)),
    files: message.files,
    flags: said.flags | (ephemeral ? messageFlags.ephemeral : 0),
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

/** The words that can mention somebody: the content and all text displays, a line each. */
export function textOf(said: Said): string {
  const displays = allComponents(said).flatMap((component) =>
    component.type === 10 ? [component.content] : [],
  );
  return [said.content, ...displays].filter((text) => text !== '').join('\n');
}

function allComponents(said: Said): AnyComponent[] {
  return everyComponent(said.components).map(({ component }) => component);
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
