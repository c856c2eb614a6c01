import type { Json } from './api-errors.ts';
import type { SeenChoice } from './validate-commands.ts';
import type { Component, Modal } from './validate-components.ts';
import type { Embed } from './validate-message.ts';

/** A file that was uploaded with a request or is attached to a message. */
export type SeenFile = { name: string; contentType: string; bytes: Uint8Array };

/** Whom a message would ping, by Discord's rules for `allowed_mentions`. */
export type Pinged = { users: string[]; roles: string[]; everyone: boolean };

/** A button as a person sees it: with `customId` it can be pressed, with `url` it is a link. */
export type SeenButton = {
  label: string;
  customId: string | null;
  url: string | null;
  disabled: boolean;
};

/** A select menu as a person sees it; `values` are the string options, empty for the other kinds. */
export type SeenSelect = { customId: string; values: string[]; disabled: boolean };

/** A snapshot of a message; later edits do not change it. */
export type SeenMessage = {
  id: string;
  channelId: string;
  authorId: string;
  content: string;
  embeds: Embed[];
  components: Component[];
  /** All text of the message in reading order, one line per part: content, text displays, embeds. */
  text: string;
  buttons: SeenButton[];
  selects: SeenSelect[];
  files: SeenFile[];
  /** The bit field of Discord's message flags. */
  flags: number;
  ephemeral: boolean;
  /** True while it is the placeholder of a deferred reply. */
  loading: boolean;
  replyTo: string | null;
  reactions: string[];
  /** How often it was edited after it was first readable. */
  edits: number;
  /** Whom the last create or edit would have pinged. */
  pinged: Pinged;
  /** `allowed_mentions` of the last create or edit; null if it was missing. */
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

/** The steps of one reply, as the routes log them. */
export type ReplyLog = {
  readonly id: string;
  readonly startedAt: number;
  readonly states: ReplyState[];
  acknowledgedAfter: number | null;
};

/** The bot's reply to one action of a person; it grows while the bot works. */
export type Reply = {
  /** The interaction's id, or the id of the message that the person sent. */
  readonly id: string;
  /** Ms until the bot first reacted (callback, message, typing, reaction); null until then. */
  readonly acknowledgedAfter: number | null;
  /** Every step so far, oldest first. */
  readonly states: readonly ReplyState[];
  /** The current messages of this reply, oldest first, without placeholders. */
  readonly messages: readonly SeenMessage[];
  /** The first message that is no placeholder. */
  answered(wait?: Wait): Promise<SeenMessage>;
  /** The first message, past or future, that matches. */
  until(predicate: (message: SeenMessage) => boolean, wait?: Wait): Promise<SeenMessage>;
  /** The last message, once there is one and no step has followed for `quiet` ms (default 300). */
  settled(wait?: Wait & { quiet?: number }): Promise<SeenMessage>;
  /** The modal that the bot opened. */
  modal(wait?: Wait): Promise<SeenModal>;
  /** The choices that the bot suggested. */
  choices(wait?: Wait): Promise<SeenChoice[]>;
};

/** `within` is the timeout in ms of real time, by default the loopback's. */
export type Wait = { within?: number };

/** A request that the bot made, in order of arrival. */
export type SeenRequest = {
  method: string;
  /** Without host and `/api/v10`, such as `/channels/1/messages`. */
  path: string;
  query: Record<string, string>;
  /** The JSON body, or `payload_json` of a multipart one; null without a body. */
  body: unknown;
  files: SeenFile[];
  /** Ms since the epoch, by the loopback's clock. */
  at: number;
  /** The status of the response; null while in flight or if the connection was dropped. */
  status: number | null;
  /** The JSON of the response; null without a body. */
  answer: unknown;
};
