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

/** One to five buttons side by side, or one menu. */
export type DiscordRow = { type: 1; components: (DiscordActionButton | DiscordMenu)[] };

/** A menu of up to 25 choices, of which a person takes one; all texts have at most 100 characters. */
export type DiscordMenu = {
  type: 3;
  custom_id: string;
  placeholder: string;
  options: { label: string; value: string; description: string }[];
};

/** A button, grey (2) or red (4), that sends `custom_id`, at most 100 characters, to the bot. */
export type DiscordActionButton = { type: 2; style: 2 | 4; custom_id: string } & (
  | { label: string }
  | { emoji: { name: string } }
);
