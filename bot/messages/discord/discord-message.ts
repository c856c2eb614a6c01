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
