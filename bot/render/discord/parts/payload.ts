import type {
  DiscordMessage,
  DiscordPart,
  DiscordSeparator,
  DiscordText,
} from '../discord-message.ts';

/**
 * What is written into one message: UTF-16 units over all its texts. Discord takes 4,000; the rest is
 * kept for corrections that come later.
 */
export const messageRoom = 3600;
/** What is kept for them. */
export const correctionRoom = 400;
/** The message consists of components and has no content. */
const componentsV2 = 32_768;

/** A message of one card. It notifies nobody, whatever its texts say. */
export function card(accent: number, parts: readonly DiscordPart[]): DiscordMessage {
  return {
    flags: componentsV2,
    allowed_mentions: { parse: [], replied_user: false },
    components: [{ type: 17, accent_color: accent, components: [...parts] }],
  };
}

/** A text as a part of a card; nothing where there is no text, which Discord would refuse. */
export function text(content: string): DiscordText[] {
  const trimmed = content.trim();
  return trimmed === '' ? [] : [{ type: 10, content: trimmed }];
}

/** A thin line with air around it. */
export const line: DiscordSeparator = { type: 14, divider: true, spacing: 1 };
