// Puts the ids that Discord gave to the commands into the commands that a message names.
import type { DiscordMessage } from '../messages/discord/discord-message.ts';

/** A command in a text of ours, as `mentionCommands` writes it, and the words behind it. */
const MENTION = /<\/(?<command>[a-z]{2,32}):0>(?<behind>(?: [a-z-]{2,32}){0,2})/gu;

/**
 * A text with clickable commands: `</forget:0> me` becomes `</forget me:ID>`, where `ids` has the id of
 * `forget me`, and else plain `/forget me`.
 */
export function withCommandIds(text: string, ids: ReadonlyMap<string, string>): string {
  return text.replaceAll(MENTION, (_, command: string, behind: string) =>
    mention(`${command}${behind}`.split(' '), ids),
  );
}

/** The components of a message with clickable commands in their texts. */
export function partsWithCommandIds(
  [container]: DiscordMessage['components'],
  ids: ReadonlyMap<string, string>,
): DiscordMessage['components'] {
  const components = container.components.map((part) =>
    part.type === 10 ? { ...part, content: withCommandIds(part.content, ids) } : part,
  );
  return [{ ...container, components }];
}

/** The longest name of a command that the words begin with, as a mention, and the other words. */
function mention(words: readonly string[], ids: ReadonlyMap<string, string>): string {
  for (let count = words.length; count > 0; count -= 1) {
    const name = words.slice(0, count).join(' ');
    const id = ids.get(name);
    if (id !== undefined) return [`</${name}:${id}>`, ...words.slice(count)].join(' ');
  }
  return `/${words.join(' ')}`;
}
