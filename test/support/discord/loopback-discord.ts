import { once } from 'node:events';
import { createFaults, type Fault } from './faults.ts';
import { type GatewayDrop, startGateway } from './gateway.ts';
import { generousLimits, type Identify, resetStarts } from './gateway-limits.ts';
import { createPlaces, directChannelOf, type Places, sendMessage } from './people.ts';
import { createActions } from './people-interactions.ts';
import { waitFor } from './reply-log.ts';
import {
  createWorld,
  type GatewayLimits,
  type RegisteredCommand,
  type TeamMember,
} from './world.ts';
import type {
  AutocompleteInput,
  ChooseInput,
  CommandInput,
  MessageCommandInput,
  MessageInput,
  Person,
  PressInput,
  SubmitInput,
} from './person.ts';
import {
  addBot,
  addChannel,
  addPerson,
  addRole,
  addServer,
  plentyOfPermissions,
  removeBot,
  removeChannel,
} from './populate.ts';
import type { Reply, SeenMessage, SeenRequest, Wait } from './seen.ts';
import { startServer } from './server.ts';
import { messagesIn, threadsOf, untilMessage, untilRequest } from './views.ts';

/** Options of the loopback Discord; all have defaults. */
export type LoopbackOptions = {
  /** Returns ms since the epoch; the 3 s and 15 min limits of interactions use it. Default: real time. */
  now?: () => number;
  /** The privileged intents that are enabled for the application, as bits. Default: none. */
  privilegedIntents?: number;
  /** The bot's permissions in every channel, as bits. Default: all that it needs. */
  appPermissions?: bigint;
  /** The timeout of waits, in ms of real time. Default: 5000. */
  patience?: number;
  /** How the bot may start sessions. Default: one shard, 1000 starts, no throttling. */
  gateway?: Partial<GatewayLimits>;
};

/** A fake Discord on 127.0.0.1 that the real client connects to. */
export type LoopbackDiscord = Places & {
  /** The value of `DISCORD_API_URL`, and of the client's `rest.api`. */
  readonly apiUrl: string;
  /** The one valid token. */
  readonly token: string;
  readonly applicationId: string;
  readonly botUserId: string;
  readonly guildId: string;
  /** A text channel of the guild. */
  readonly channelId: string;
  /** The role that Discord made for the bot; people mention it by mistake. */
  readonly botRoleId: string;
  /** A plain member of the guild. */
  readonly reader: Person;
  /** A member with Manage Guild. */
  readonly manager: Person;
  /** The owner of the application, also a member with Manage Guild. */
  readonly owner: Person;

  /** Another member of the guild. */
  addPerson(input: { name: string; bot?: boolean; permissions?: bigint }): Person;
  /** Transfers the application to a team. */
  giveToTeam(team: readonly TeamMember[]): void;
  /** Another text channel of the guild; returns its id. */
  addChannel(name: string): string;
  /** Another announcement channel of the guild; returns its id. */
  addNewsChannel(name: string): string;
  /** Another role of the guild; returns its id. */
  addRole(name: string, role?: { mentionable: boolean }): string;
  /** Deletes the channel with its messages. */
  removeChannel(id: string): void;
  /** Another server with the bot and a text channel, on the next shard. */
  addServer(name: string): { guildId: string; channelId: string };
  /** Takes the bot out of the guild, or of another server. */
  removeBot(guildId?: string): void;
  /** Adds the bot to the guild, or to another server, again. */
  addBot(guildId?: string): void;
  /** The channel of the person's DM with the bot; returns its id. */
  directChannel(person?: Person): string;

  runCommand(input: CommandInput): Reply;
  autocomplete(input: AutocompleteInput): Reply;
  runMessageCommand(input: MessageCommandInput): Reply;
  pressButton(input: PressInput): Reply;
  choose(input: ChooseInput): Reply;
  submitModal(input: SubmitInput): Reply;
  /** The reply's `id` is the id of the message. */
  sendMessage(input: MessageInput): Reply;

  /** Makes the next matching requests fail, slow, or lose their connection. */
  failNext(fault: Fault): void;
  /** Ends every open gateway connection. */
  dropGateway(drop?: GatewayDrop): void;
  /** Closes every new gateway connection with this code. */
  refuseGateway(code: number): void;
  /** Gives the bot new session starts after so many ms of real time. */
  resetSessionStarts(after: number): void;
  /** Sends the last event of this name again, as Discord may after an outage. */
  repeatEvent(name: string): void;
  /** Every identify, oldest first. */
  readonly identifies: readonly Identify[];
  /** The intents of each identify, oldest first. */
  readonly identifiedIntents: readonly number[];
  /** What stood below the bot's name, oldest first. */
  readonly presences: readonly string[];
  /** How often a session was resumed. */
  readonly resumes: number;
  /** How many gateway connections are open. */
  readonly connections: number;

  /** Every HTTP request of the bot, oldest first. */
  readonly requests: readonly SeenRequest[];
  /** Requests that matched no implemented route. */
  readonly unexpected: readonly SeenRequest[];
  /** The registered commands, global ones first. */
  readonly commands: readonly RegisteredCommand[];
  /** The messages of a channel or thread, oldest first, as everybody sees them, or as the person `as` does. */
  messages(channelId: string, view?: { as?: Person }): SeenMessage[];
  /** The threads of a channel. */
  threads(channelId: string): { id: string; name: string; archived: boolean }[];
  /** The first message of the bot, past or future, that matches. */
  untilMessage(predicate: (message: SeenMessage) => boolean, wait?: Wait): Promise<SeenMessage>;
  /** The first request, past or future, that matches. */
  untilRequest(predicate: (request: SeenRequest) => boolean, wait?: Wait): Promise<SeenRequest>;
  /** Resolves when the bot has identified and got READY. */
  untilReady(wait?: Wait): Promise<void>;

  /** Ends all connections and rejects all waits. Close the bot first, or it tries to reconnect. */
  close(): Promise<void>;
};

/** Starts a loopback Discord on a free port of 127.0.0.1. */
export async function startLoopbackDiscord(
  options: LoopbackOptions = {},
): Promise<LoopbackDiscord> {
  const world = createWorld({
    now: options.now ?? Date.now,
    patience: options.patience ?? 5000,
    privilegedIntents: options.privilegedIntents ?? 0,
    appPermissions: options.appPermissions ?? plentyOfPermissions,
    gateway: { ...generousLimits, ...options.gateway },
  });
  const faults = createFaults();
  const server = await startServer(world, faults);
  const gateway = startGateway(world, server);
  world.dispatch = (event) => gateway.dispatch(event);
  const reader = addPerson(world, { name: 'Reader' });
  const manager = addPerson(world, { name: 'Manager', permissions: plentyOfPermissions });
  const owner = addPerson(world, { name: 'Owner', permissions: plentyOfPermissions });
  world.owner = owner;
  return {
    ...world.identity,
    apiUrl: `http://${world.address.host}/api`,
    reader,
    manager,
    owner,
    ...createActions(world, reader),
    ...createPlaces(world, reader),
    sendMessage: (input) => sendMessage(world, reader, input),
    addPerson: (input) => addPerson(world, input),
    giveToTeam: (team) => void Object.assign(world, { owner: null, team }),
    addChannel: (name) => addChannel(world, name),
    addNewsChannel: (name) => addChannel(world, name, { kind: 'news' }),
    addServer: (name) => addServer(world, name),
    addRole: (name, role = { mentionable: true }) => addRole(world, { name, ...role }),
    removeChannel: (id) => removeChannel(world, id),
    removeBot: (guildId) => removeBot(world, guildId),
    addBot: (guildId) => addBot(world, guildId),
    directChannel: (person = reader) => directChannelOf(world, person).id,
    failNext: (fault) => faults.add(fault),
    dropGateway: (drop = {}) => gateway.drop(drop),
    refuseGateway: (code) => gateway.refuse(code),
    resetSessionStarts: (after) => resetStarts(world, after),
    repeatEvent: (name) => gateway.repeat(name),
    identifies: gateway.identifies,
    get identifiedIntents() {
      return gateway.identifies.map(({ intents }) => intents);
    },
    presences: gateway.presences,
    get resumes() {
      return gateway.resumes;
    },
    get connections() {
      return gateway.connections;
    },
    requests: world.requests,
    unexpected: world.unexpected,
    get commands() {
      return world.commands;
    },
    messages: (channelId, view) => messagesIn(world, channelId, view?.as),
    threads: (channelId) => threadsOf(world, channelId),
    untilMessage: async (predicate, wait) => await untilMessage(world, predicate, wait),
    untilRequest: async (predicate, wait) => await untilRequest(world, predicate, wait),
    async untilReady(wait) {
      const what = 'the bot to identify';
      await waitFor(world, { what, find: () => gateway.readied > 0 || undefined }, wait);
    },
    async close() {
      if (!server.listening) return;
      world.events.emit('close');
      gateway.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
