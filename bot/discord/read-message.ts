import { ComponentType, type TopLevelComponent } from 'discord.js';

/** What decides whether a message is a question to the bot. */
export type IncomingMessage = {
  /** Empty where Discord does not let the bot read it. */
  content: string;
  /** Written by a bot (this one included), by a webhook, or by Discord itself. */
  automatic: boolean;
  /** Sent in a direct message. */
  direct: boolean;
  mentionedUserIds: readonly string[];
  mentionedRoleIds: readonly string[];
  /** Who wrote the message that this one replies to; null where it is no reply. */
  repliedToId: string | null;
};

/** The bot as people may address it: itself, or by mistake the role that Discord made for it. */
export type Addressee = { userId: string; roleId: string | null };

/**
 * The question that a message puts to the bot, without the mention: empty where nothing else was
 * said, null where the bot is not meant. `@everyone` and `@here` do not mean it.
 */
export function questionTo(addressee: Addressee, message: IncomingMessage): string | null {
  if (message.automatic || !isAddressed(addressee, message)) return null;
  return mentionsOf(addressee)
    .reduce((content, mention) => content.replaceAll(mention, ' '), message.content)
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function isAddressed(addressee: Addressee, message: IncomingMessage): boolean {
  const { userId, roleId } = addressee;
  if (message.direct) return true;
  if (roleId !== null && message.mentionedRoleIds.includes(roleId)) return true;
  const isMentioned = message.mentionedUserIds.includes(userId);
  if (message.repliedToId !== userId) return isMentioned;
  // Whoever shows an answer of the bot to somebody else replies to it and speaks to them.
  if (opensOnSomebodyElse(addressee, message.content)) return false;
  // A reply that does not notify the bot and that the bot may not read is talk among people.
  return isMentioned || message.content !== '';
}

/** Whether the first word calls somebody else, and none calls the bot. */
function opensOnSomebodyElse(addressee: Addressee, content: string): boolean {
  const isNamed = mentionsOf(addressee).some((mention) => content.includes(mention));
  return !isNamed && /^\s*<@[!&]?\d+>/u.test(content);
}

function mentionsOf({ userId, roleId }: Addressee): string[] {
  return [`<@${userId}>`, `<@!${userId}>`, ...(roleId === null ? [] : [`<@&${roleId}>`])];
}

/** What of a message can be read, as discord.js gives it. */
type Written = {
  content: string;
  embeds: readonly {
    title: string | null;
    description: string | null;
    fields: readonly { name: string; value: string }[];
  }[];
  components: readonly TopLevelComponent[];
};
export type ReadMessage = Written & { messageSnapshots: ReadonlyMap<string, Written> };

/** What of Discord's Markdown is read as it stands, without what it does. */
const plain: readonly [RegExp, string][] = [
  [/```(?:[\w+-]*\n)?|`/gu, ''],
  [/<a?:\w+:\d+>|<t:-?\d+(?::\w)?>/gu, ' '],
  [/<(?:@[!&]?|#)\d+>|<\/[^:>]+:\d+>/gu, ' '],
  [/\[([^[\]\n]+)\]\(<?https?:[^\s()<>]+>?\)/gu, '$1'],
  [/<?https?:\/\/[^\s<>]+>?/gu, ' '],
  [/^(?:#{1,3}|-#|>{1,3}|[-*+]|\d{1,2}[.)])\s+/gmu, ''],
  [/(?<!\\)(?:\*+|__|~~|\|\|)/gu, ''],
  [/\\(?=[^\s\p{L}\p{N}])/gu, ''],
  [/[^\S\n]+/gu, ' '],
];

/**
 * What a message says, in plain words and lines: its own text, that of the message it passes on, and
 * where both are empty that of its cards. Empty for a picture alone.
 */
export function messageText(message: ReadMessage): string {
  const passedOn = [...message.messageSnapshots.values()];
  const written = [message, ...passedOn]
    .map(({ content }) => plainText(content))
    .join('\n')
    .trim();
  if (written !== '') return written;
  return [message, ...passedOn].map(cardText).join('\n').trim();
}

function cardText({ embeds, components }: Written): string {
  const described = embeds.flatMap(({ title, description, fields }) => [
    title ?? '',
    description ?? '',
    ...fields.map(({ name, value }) => `${name}: ${value}`),
  ]);
  const shown = components.flatMap((top) => {
    const parts = top.type === ComponentType.Container ? top.components : [top];
    return parts.flatMap((part) => (part.type === ComponentType.TextDisplay ? part.content : []));
  });
  return plainText([...described, ...shown].filter((text) => text !== '').join('\n'));
}

function plainText(text: string): string {
  return plain.reduce((whole, [mark, words]) => whole.replaceAll(mark, words), text).trim();
}
