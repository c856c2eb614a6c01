import { ComponentType, type TopLevelComponent } from 'discord.js';

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
