// Decides whether a message asks the bot something, and reads the question out of it.
import { ComponentType, type TopLevelComponent } from 'discord.js';

/** What decides whether a message is a question to the bot. */
export type IncomingMessage = {
  /** Empty where Discord does not let the bot read it. */
  content: string;
  /** Written by a bot (this one included), by a webhook, or by Discord itself. */
  automatic: boolean;
  /** Sent in a direct message. */
  direct: boolean;
  /** Sent in a thread that the bot opened for a question. */
  ownThread: boolean;
  mentionedUserIds: readonly string[];
  mentionedRoleIds: readonly string[];
  /** The author of the message that this one replies to; null if it is no reply. */
  repliedToId: string | null;
};

/** The bot as people may mention it: its user, or by mistake the role that Discord made for it. */
export type Addressee = { userId: string; roleId: string | null };

/**
 * The question that a message asks the bot, without the mention. Empty if the message says nothing
 * else, null if it does not address the bot. `@everyone` and `@here` do not address the bot.
 */
export function questionTo(addressee: Addressee, message: IncomingMessage): string | null {
  if (message.automatic || !isAddressed(addressee, message)) return null;
  return mentionsOf(addressee)
    .reduce((content, mention) => content.replaceAll(mention, ' '), message.content)
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function isAddressed(addressee: Addressee, message: IncomingMessage): boolean {
  const { userId } = addressee;
  if (message.direct || mentionsRole(addressee, message)) return true;
  const isMentioned = message.mentionedUserIds.includes(userId);
  // In its own thread only talk among people is not addressed to it.
  if (message.ownThread && (message.repliedToId ?? userId) === userId)
    return isMentioned || !speaksToOthers(addressee, message);
  if (message.repliedToId !== userId) return isMentioned;
  // A reply to an answer that opens with somebody else's mention shows them the answer. One that does
  // not notify the bot, and that the bot may not read, is talk among people.
  const isForOthers = opensWithOtherMention(addressee, message.content);
  return !isForOthers && (isMentioned || message.content !== '');
}

function mentionsRole({ roleId }: Addressee, { mentionedRoleIds }: IncomingMessage): boolean {
  return roleId !== null && mentionedRoleIds.includes(roleId);
}

/** Whether it mentions somebody else first, or at all where the bot may not read it. */
function speaksToOthers(addressee: Addressee, message: IncomingMessage): boolean {
  if (message.content === '') return message.mentionedUserIds.length > 0;
  return opensWithOtherMention(addressee, message.content);
}

/** Whether the first word mentions somebody else, and no word mentions the bot. */
function opensWithOtherMention(addressee: Addressee, content: string): boolean {
  const isNamed = mentionsOf(addressee).some((mention) => content.includes(mention));
  return !isNamed && /^\s*<@[!&]?\d+>/u.test(content);
}

function mentionsOf({ userId, roleId }: Addressee): string[] {
  return [`<@${userId}>`, `<@!${userId}>`, ...(roleId === null ? [] : [`<@&${roleId}>`])];
}

/** The readable parts of a message, as discord.js gives them. */
type Readable = {
  content: string;
  embeds: readonly {
    title: string | null;
    description: string | null;
    fields: readonly { name: string; value: string }[];
  }[];
  components: readonly TopLevelComponent[];
};
export type ReadableMessage = Readable & { messageSnapshots: ReadonlyMap<string, Readable> };

/**
 * The plain text of a message: its content and that of a forwarded message, or if both are empty
 * the text of their embeds and components. Empty for a picture alone.
 */
export function messageText(message: ReadableMessage): string {
  const forwarded = [...message.messageSnapshots.values()];
  const content = [message, ...forwarded]
    .map((part) => plainText(part.content))
    .join('\n')
    .trim();
  if (content !== '') return content;
  return [message, ...forwarded].map(embeddedText).join('\n').trim();
}

function embeddedText({ embeds, components }: Readable): string {
  const described = embeds.flatMap(({ title, description, fields }) => [
    title ?? '',
    description ?? '',
    ...fields.map(({ name, value }) => `${name}: ${value}`),
  ]);
  const displayed = components.flatMap((top) => {
    const parts = top.type === ComponentType.Container ? top.components : [top];
    return parts.flatMap((part) => (part.type === ComponentType.TextDisplay ? part.content : []));
  });
  return plainText([...described, ...displayed].filter((text) => text !== '').join('\n'));
}

/** Strips Discord's Markdown: each pattern, and what replaces it. */
const markdown: readonly [RegExp, string][] = [
  [/```(?:[\w+-]*\n)?|`/gu, ''],
  [/<a?:\w+:\d+>|<t:-?\d+(?::\w)?>/gu, ' '],
  [/<(?:@[!&]?|#)\d+>|<\/[^:<>]+:\d+>/gu, ' '],
  [/\[([^[\]\n]+)\]\(<?https?:[^\s()<>]+>?\)/gu, '$1'],
  [/<?https?:\/\/[^\s<>]+>?/gu, ' '],
  [/^(?:#{1,3}|-#|>{1,3}|[-*+]|\d{1,2}[.)])\s+/gmu, ''],
  [/(?<!\\)(?:\*+|__|~~|\|\|)/gu, ''],
  [/\\(?=[^\s\p{L}\p{N}])/gu, ''],
  [/[^\S\n]+/gu, ' '],
];

function plainText(text: string): string {
  return markdown
    .reduce((stripped, [pattern, replacement]) => stripped.replaceAll(pattern, replacement), text)
    .trim();
}
