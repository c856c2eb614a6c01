/** Someone on the loopback Discord: a human, or with `bot` another bot. */
export type Person = {
  id: string;
  name: string;
  bot: boolean;
  /** Discord's permission bits in every channel of the guild. */
  permissions: bigint;
};

/** A message that no person typed: from a webhook, crossposted from another server, or by Discord itself. */
export type Automatic = 'webhook' | 'crosspost' | 'system';

/** Where an interaction comes from: a server, the bot's own DM, or someone else's DM or group. */
type Context = 'guild' | 'bot-dm' | 'private-channel';

/** A file that a person attaches; the bot downloads it from the loopback. */
export type AttachedFile = { name: string; contentType: string; bytes: Uint8Array };

/** A plain value, the id of a user, channel or role, or a file. */
export type OptionValue = string | number | boolean | AttachedFile;

/** Who acts and where; by default the reader in the first channel of the guild. */
export type Actor = {
  user?: Person;
  /** A channel id; in a DM context by default the person's DM with the bot. */
  channel?: string;
  /** BCP 47 tag; default `en-US`. */
  locale?: string;
  context?: Context;
  /** Whether the server or only the person has the app installed; default `guild`. */
  install?: 'guild' | 'user';
};

/** A slash command as a person enters it. */
export type CommandInput = Actor & {
  name: string;
  group?: string;
  subcommand?: string;
  options?: Record<string, OptionValue>;
};

/** A half-entered slash command; `focused` names the option that is being typed. */
export type AutocompleteInput = CommandInput & { focused: string };

/** A command of the message menu, used on a message. */
export type MessageCommandInput = Actor & { name: string; messageId: string };

/** A press on a button that stands on a message. */
export type PressInput = Actor & { messageId: string; customId: string };

/** A choice in a menu of strings that stands on a message. */
export type ChooseInput = PressInput & { values: string[] };

/** A modal filled in and sent; it must be open for this person. */
export type SubmitInput = Actor & { customId: string; values: Record<string, string | string[]> };

/** A message as a person types it. */
export type MessageInput = {
  /** May hold `<@id>`, `<@&id>`, `@everyone`, which count as mentions. */
  content: string;
  /** User ids; their mentions are put in front where `content` lacks them. */
  mentions?: string[];
  /** Role ids; likewise. */
  mentionRoles?: string[];
  /** The message that this one replies to. */
  replyTo?: string;
  /** Whether the reply notifies the author of that message; default true. */
  ping?: boolean;
  author?: Person;
  channel?: string;
  /** The author is another bot. */
  bot?: boolean;
  /** Nobody typed it. */
  automatic?: Automatic;
  files?: AttachedFile[];
};
