import type { Json } from './refusals.ts';
import type { SeenChoice } from './validate-commands.ts';
import type { Component, Modal } from './validate-components.ts';
import type { Embed } from './validate-message.ts';

/** A file that was uploaded with a request or stands on a message. */
export type SeenFile = { name: string; contentType: string; bytes: Uint8Array };

/** Whom a message would have notified, by Discord's rules for `allowed_mentions`. */
export type Pinged = { users: string[]; roles: string[]; everyone: boolean };

/** A button as a person sees it: with `customId` it can be pressed, with `url` it leads away. */
export type SeenButton = {
  label: string;
  customId: string | null;
  url: string | null;
  disabled: boolean;
};

/** A select menu as a person sees it; `values` are the string options, empty for the other kinds. */
export type SeenSelect = { customId: string; values: string[]; disabled: boolean };

/** A message as it stood at one moment; later edits do not change it. */
export type SeenMessage = {
  id: string;
  channelId: string;
  authorId: string;
  content: string;
  embeds: Embed[];
  components: Component[];
  /** All words on the message in reading order, one line per part: content, text displays, embeds. */
  text: string;
  buttons: SeenButton[];
  selects: SeenSelect[];
  files: SeenFile[];
  /** The bit field of Discord's message flags. */
  flags: number;
  ephemeral: boolean;
  /** True while a deferral stands there and nothing has been said. */
  loading: boolean;
  replyTo: string | null;
  reactions: string[];
  /** How often it was edited after it was first readable. */
  edits: number;
  /** Whom the last create or edit would have notified. */
  pinged: Pinged;
  /** `allowed_mentions` as the last create or edit carried it; null where it was missing. */
  allowedMentions: unknown;
  /** The body of the last create or edit, as it was sent. */
  payload: Json;
};

/** A modal that the bot opened, as it was sent. */
export type SeenModal = {
  customId: string;
  title: string;
  /** The `custom_id` of each input, in order. */
  inputs: string[];
  components: Modal['components'];
};

/** One step of a reply. `at` is in ms after the person acted, by the loopback's clock. */
export type ReplyState = { at: number } & (
  | { kind: 'deferred'; ephemeral: boolean }
  | { kind: 'deferred-update' }
  | { kind: 'message'; how: 'reply' | 'edit' | 'follow-up'; message: SeenMessage }
  | { kind: 'deleted'; messageId: string }
  | { kind: 'modal'; modal: SeenModal }
  | { kind: 'choices'; choices: SeenChoice[] }
  | { kind: 'typing' }
  | { kind: 'reaction'; emoji: string }
);

/** The steps of one reply, as the routes write them down. */
export type ReplyLog = {
  readonly id: string;
  readonly startedAt: number;
  readonly states: ReplyState[];
  acknowledgedAfter: number | null;
};

/** What the bot does about one thing that a person did. Grows while the bot works. */
export type Reply = {
  /** The interaction's id, or the id of the message that the person sent. */
  readonly id: string;
  /** Ms until the bot first reacted (callback, message, typing, reaction); null until then. */
  readonly acknowledgedAfter: number | null;
  /** Every step so far, oldest first. */
  readonly states: readonly ReplyState[];
  /** The bot's messages of this reply as they stand now, oldest first; bare deferrals left out. */
  readonly messages: readonly SeenMessage[];
  /** The first message that says something (not a bare deferral). */
  answered(wait?: Wait): Promise<SeenMessage>;
  /** The first message, past or to come, that passes. */
  until(predicate: (message: SeenMessage) => boolean, wait?: Wait): Promise<SeenMessage>;
  /** The last message, once there is one and no step has followed for `quiet` ms (default 300). */
  settled(wait?: Wait & { quiet?: number }): Promise<SeenMessage>;
  /** The modal that the bot opened. */
  modal(wait?: Wait): Promise<SeenModal>;
  /** The choices that the bot suggested. */
  choices(wait?: Wait): Promise<SeenChoice[]>;
};

/** `within` is the patience in ms of real time, by default the loopback's own. */
export type Wait = { within?: number };

/** A request that the bot made, in order of arrival. */
export type SeenRequest = {
  method: string;
  /** Without host and `/api/v10`, such as `/channels/1/messages`. */
  path: string;
  query: Record<string, string>;
  /** The JSON body, or `payload_json` of a multipart one; null where there was none. */
  body: unknown;
  files: SeenFile[];
  /** Ms since the epoch, by the loopback's clock. */
  at: number;
  /** The status answered; null while under way or when the connection was dropped. */
  status: number | null;
  /** The JSON answered; null where there was none. */
  answer: unknown;
};
