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

function isAddressed({ userId, roleId }: Addressee, message: IncomingMessage): boolean {
  if (message.direct) return true;
  if (roleId !== null && message.mentionedRoleIds.includes(roleId)) return true;
  if (message.mentionedUserIds.includes(userId)) return true;
  // A reply that does not notify the bot and that the bot may not read is talk among people.
  return message.repliedToId === userId && message.content !== '';
}

function mentionsOf({ userId, roleId }: Addressee): string[] {
  return [`<@${userId}>`, `<@!${userId}>`, ...(roleId === null ? [] : [`<@&${roleId}>`])];
}
