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
