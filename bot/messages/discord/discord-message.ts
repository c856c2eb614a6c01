/**
 * The messages that the bot sends, as the JSON of Discord's API (Components V2):
 * https://discord.com/developers/docs/components/reference
 */
export type DiscordMessage = {
  flags: number;
  allowed_mentions: { parse: []; replied_user: false };
  components: [DiscordContainer];
};

/** A card with a coloured edge; the colour is 0xRRGGBB. */
export type DiscordContainer = { type: 17; accent_color: number; components: DiscordPart[] };

/** What a card consists of. */
export type DiscordPart = DiscordText | DiscordSeparator | DiscordRow;

/** Markdown of at least one character. */
export type DiscordText = { type: 10; content: string; id?: number };

/** A gap, with `divider` a line. */
export type DiscordSeparator = { type: 14; divider: boolean; spacing: 1 | 2 };

/** One to five buttons side by side. */
export type DiscordRow = { type: 1; components: DiscordActionButton[] };

/** A grey button that sends `custom_id`, at most 100 characters, to the bot. */
export type DiscordActionButton = { type: 2; style: 2; custom_id: string } & (
  | { label: string }
  | { emoji: { name: string } }
);
