/** A message of Discord's as plain JSON, the way its API takes it (Components V2). */
export type DiscordMessage = {
  flags: number;
  allowed_mentions: { parse: []; replied_user: false };
  components: [DiscordContainer];
};
/** A card with a coloured edge; the colour is 0xRRGGBB. */
export type DiscordContainer = { type: 17; accent_color: number; components: DiscordPart[] };
export type DiscordPart = DiscordText | DiscordSeparator | DiscordRow;
/** Markdown, at least one character. */
export type DiscordText = { type: 10; content: string; id?: number };
export type DiscordSeparator = { type: 14; divider: boolean; spacing: 1 | 2 };
/** One to five buttons side by side. */
export type DiscordRow = { type: 1; components: (DiscordLinkButton | DiscordActionButton)[] };
/** A label of at most 80 characters, a URL of at most 512. */
export type DiscordLinkButton = { type: 2; style: 5; label: string; url: string };
/** A grey button that the bot hears of; `custom_id` has at most 100 characters. */
export type DiscordActionButton = { type: 2; style: 2; custom_id: string } & (
  | { label: string }
  | { emoji: { name: string } }
);

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
