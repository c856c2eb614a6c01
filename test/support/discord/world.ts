import { EventEmitter } from 'node:events';
import type { Automatic, Person } from './person.ts';
import type { Json } from './api-errors.ts';
import type { Pinged, ReplyLog, SeenFile, SeenRequest } from './seen.ts';
import type { CommandDefinition } from './validate-commands.ts';
import type { Modal } from './validate-components.ts';
import type { MessageState } from './validate-message.ts';

/** The fixed facts of one loopback Discord. */
type Identity = {
  token: string;
  applicationId: string;
  botUserId: string;
  guildId: string;
  channelId: string;
  botRoleId: string;
};

/** Somebody in the team that owns the application. */
export type TeamMember = { person: Person; accepted: boolean; role: string };

/** A role of the guild. */
type Role = { id: string; name: string; mentionable: boolean };

/** A server; the bot may have been removed from it. */
export type Guild = {
  id: string;
  name: string;
  hasBot: boolean;
  /** When the bot joined it, in ms since the epoch. */
  joinedAt: number;
};

/** How the gateway lets the bot start sessions. Real time, whatever the clock of the world says. */
export type GatewayLimits = {
  /** How many shards Discord recommends. */
  shards: number;
  /** How many shards may identify within `identifyEvery` ms: those of different buckets. */
  maxConcurrency: number;
  /** Ms between two identifies of a bucket; 0 for as often as the bot likes. */
  identifyEvery: number;
  /** The session starts that are left until `resetsAt`, in ms since the epoch; `total` afterwards. */
  remaining: number;
  total: number;
  resetsAt: number;
  /** Ms from an identify to READY. */
  readyDelay: number;
};

/** A channel or thread. */
export type Channel = {
  /** The server that it is in; by default the first one, or that of its parent. */
  guildId?: string;
  /** Who opened a thread; the bot by default. */
  ownerId?: string;
  id: string;
  /**
   * `foreign` is in a server that the bot is not in; the threads of a `forum` are its posts; other
   * servers follow `news`.
   */
  kind: 'text' | 'news' | 'direct' | 'private' | 'thread' | 'forum' | 'foreign';
  name: string;
  /** The channel of a thread. */
  parentId: string | null;
  /** The person at the other end of a DM. */
  recipient: Person | null;
  archived: boolean;
  /** A thread that only moderators may open again. */
  locked?: boolean;
  /** The permissions that the bot lacks there. */
  denied?: readonly Denied[];
};

/** A permission that the bot lacks in a channel: to see it, to post, to read its history. */
export type Denied = 'view' | 'send' | 'history';

/** A message with everything that the loopback stores about it. */
export type StoredMessage = {
  id: string;
  channelId: string;
  author: Person;
  state: MessageState;
  files: (SeenFile & { id: string })[];
  origin: 'person' | 'regular' | 'interaction';
  automatic?: Automatic;
  loading: boolean;
  /** The only person who sees it; null for everybody. */
  ephemeralFor: string | null;
  replyTo: string | null;
  pinged: Pinged;
  allowedMentions: unknown;
  payload: Json;
  nonce: string | null;
  reactions: string[];
  edits: number;
  createdAt: number;
  editedAt: number | null;
  /** The interaction that made it. */
  interactionId: string | null;
  /** The reply that it belongs to; null for an unasked message. */
  log: ReplyLog | null;
};

/** One interaction from the moment the person acted. */
export type Interaction = {
  id: string;
  token: string;
  /** Discord's number of the type: 2 command, 3 component, 4 autocomplete, 5 modal. */
  type: number;
  createdAt: number;
  user: Person;
  channelId: string;
  installedBy: 'guild' | 'user';
  /** The message whose component was used, or from which the modal was opened. */
  sourceMessageId: string | null;
  /** The id of `@original`; null until the bot responds with a message. */
  originalId: string | null;
  acknowledged: boolean;
  followUps: number;
  log: ReplyLog;
};

/** A registered command of the application or of one guild. */
export type RegisteredCommand = CommandDefinition & { id: string; guildId: string | null };

/** A modal on a person's screen. */
type OpenModal = { modal: Modal; userId: string; sourceMessageId: string | null };

/** The state of the loopback Discord; the other files read and change it. */
export type World = {
  identity: Identity;
  /** Ms since the epoch. */
  now(): number;
  nextId(): string;
  patience: number;
  privilegedIntents: number;
  appPermissions: bigint;
  /** The servers, the first one first. */
  guilds: Map<string, Guild>;
  gateway: GatewayLimits;
  /** Host and port, such as `127.0.0.1:1234`; set once the server listens. */
  address: { host: string };
  people: Map<string, Person>;
  /** The owner of the application; null for a team, whose members follow. */
  owner: Person | null;
  team: readonly TeamMember[];
  roles: Role[];
  channels: Map<string, Channel>;
  messages: Map<string, StoredMessage>;
  /** By token. */
  interactions: Map<string, Interaction>;
  commands: RegisteredCommand[];
  openModals: OpenModal[];
  /** Attachments of command options, by id. */
  downloads: Map<string, SeenFile>;
  /** Replies to messages of people, by the id of the message. */
  messageLogs: Map<string, ReplyLog>;
  requests: SeenRequest[];
  unexpected: SeenRequest[];
  /** Emits `change` after every step, and `close` at the end. */
  events: EventEmitter<{ change: []; close: [] }>;
  /** Sends an event to every session that may see it. */
  dispatch(event: GatewayEvent): void;
};

/** An event for the bot; `data` may differ by what the session is allowed to see. */
export type GatewayEvent = {
  name: string;
  /** The intent that a session needs; 0 for none. */
  intent: number;
  data: (intents: number) => Json;
};

/** The options of a world. */
export type WorldOptions = Pick<
  World,
  'now' | 'patience' | 'privilegedIntents' | 'appPermissions' | 'gateway'
>;

/** Creates a world with the bot in a guild with one text channel, and no people. */
export function createWorld(options: WorldOptions): World {
  const nextId = snowflakes(options.now);
  const identity = {
    token: 'loopback.token.of-the-bot',
    applicationId: nextId(),
    botUserId: nextId(),
    guildId: nextId(),
    channelId: nextId(),
    botRoleId: nextId(),
  };
  const { botUserId, channelId, guildId } = identity;
  const bot = { id: botUserId, name: 'Dateline', bot: true, permissions: options.appPermissions };
  const channel: Channel = {
    id: channelId,
    kind: 'text',
    name: 'general',
    parentId: null,
    recipient: null,
    archived: false,
  };
  return {
    ...options,
    identity,
    nextId,
    guilds: new Map([
      [guildId, { id: guildId, name: 'Loopback', hasBot: true, joinedAt: longAgo }],
    ]),
    address: { host: '' },
    people: new Map([[botUserId, bot]]),
    owner: null,
    team: [],
    roles: [],
    channels: new Map([[channelId, channel]]),
    messages: new Map(),
    interactions: new Map(),
    commands: [],
    openModals: [],
    downloads: new Map(),
    messageLogs: new Map(),
    requests: [],
    unexpected: [],
    events: new EventEmitter<{ change: []; close: [] }>().setMaxListeners(0),
    dispatch: () => {},
  };
}

/** The bot as a person of this world. */
export function botOf(world: World): Person {
  const bot = world.people.get(world.identity.botUserId);
  if (bot === undefined) throw new Error('The world has lost its bot.');
  return bot;
}

/** Before any greeting. */
export const longAgo = Date.parse('2025-01-01T00:00:00.000Z');

const discordEpoch = 1_420_070_400_000n;

/**
 * Ids as Discord makes them: ms since 2015 above 22 bits of counter, so that they sort by time
 * and the client reads creation times from them.
 */
function snowflakes(now: () => number): () => string {
  let counter = 0n;
  return () => {
    counter += 1n;
    return String(((BigInt(Math.floor(now())) - discordEpoch) << 22n) | (counter & 0x3fffffn));
  };
}
