import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Json } from './api-errors.ts';
import { wireApplication, wireGuild, wireUser } from './wire.ts';
import { botOf, type GatewayEvent, type Guild, type World } from './world.ts';
import { admit, type Identify, shardOf } from './gateway-limits.ts';

/** How a gateway connection is ended. */
export type GatewayDrop = {
  /**
   * `close` with a code, `cut` without one, `request`: Discord asks to reconnect, or `invalid`:
   * Discord calls the session invalid. Default `close`.
   */
  how?: 'close' | 'cut' | 'request' | 'invalid';
  /** The close code; default 4000. */
  code?: number;
  /** Whether the session can be resumed; default true. */
  resumable?: boolean;
  /** Only this shard; default all. */
  shard?: number;
};

/** The gateway: the WebSocket side of Discord. */
export type Gateway = {
  /** How many connections are open. */
  readonly connections: number;
  readonly identifies: readonly Identify[];
  readonly resumes: number;
  /** What stood below the bot's name, oldest first: the state of each presence it sent. */
  readonly presences: string[];
  /** How many sessions got READY. */
  readonly readied: number;
  dispatch(event: GatewayEvent): void;
  /** Sends the last event of this name again, with a new sequence number. */
  repeat(name: string): void;
  drop(drop: GatewayDrop): void;
  /** Closes every new connection with this code, before anything is said. */
  refuse(code: number): void;
  close(): void;
};

const opcodes = {
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;
const closeCodes = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidShard: 4010,
  disallowedIntents: 4014,
} as const;
const privileged = (1 << 1) | (1 << 8) | (1 << 15);
const heartbeatInterval = 41_250;

const frameSchema = z.object({ op: z.int(), d: z.unknown().optional() });
const identifySchema = z.looseObject({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int().nonnegative(), z.int().positive()]).default([0, 1]),
});
/** A custom status, the only kind that Discord shows without a verb before it. */
const presenceSchema = z.looseObject({
  activities: z.array(
    z.looseObject({ name: z.string().min(1), type: z.literal(4), state: z.string().max(128) }),
  ),
});
const resumeSchema = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.int() });

/** Listens for gateway connections on the server. */
export function startGateway(world: World, server: Server): Gateway {
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const state: State = {
    sessions: new Map<string, Session>(),
    identifies: [],
    presences: [],
    resumes: 0,
    readied: 0,
  };
  let refusal: number | undefined;
  sockets.on('connection', (socket, request) => {
    const { searchParams } = new URL(request.url ?? '', 'ws://loopback');
    const isPlain = searchParams.get('encoding') === 'json' && !searchParams.has('compress');
    if (!isPlain) return socket.close(closeCodes.decodeError);
    if (refusal !== undefined) return socket.close(refusal);
    socket.on('message', (raw: Buffer) => receive({ world, state, socket }, raw.toString()));
    socket.on('close', (code) => leave(state, socket, code));
    sendFrame(socket, opcodes.hello, { heartbeat_interval: heartbeatInterval });
  });
  return {
    get connections() {
      return sockets.clients.size;
    },
    identifies: state.identifies,
    presences: state.presences,
    get resumes() {
      return state.resumes;
    },
    get readied() {
      return state.readied;
    },
    dispatch(event) {
      const guildId = guildIn(event);
      for (const session of state.sessions.values())
        if (shardOf(guildId, session.shards) === session.shard) deliver(session, event);
    },
    repeat(name) {
      for (const session of state.sessions.values()) {
        const last = session.sent.findLast((sent) => sent.name === name);
        if (last !== undefined) deliver(session, { name, intent: 0, data: () => last.data });
      }
    },
    drop: (drop) => dropAll(state, sockets, drop),
    refuse(code) {
      refusal = code;
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

type State = {
  sessions: Map<string, Session>;
  identifies: Identify[];
  presences: string[];
  resumes: number;
  readied: number;
};
type Connection = { world: World; state: State; socket: WebSocket };

function receive(connection: Connection, raw: string): void {
  const { socket, state } = connection;
  const frame = readFrame(raw);
  if (frame === null) return socket.close(closeCodes.decodeError);
  const isKnown = sessionOf(state, socket) !== undefined;
  switch (frame.op) {
    case opcodes.heartbeat:
      return sendFrame(socket, opcodes.heartbeatAck, null);
    case opcodes.identify:
      if (isKnown) return socket.close(closeCodes.alreadyAuthenticated);
      return identify(connection, frame.d);
    case opcodes.resume:
      // After an invalid session that can be resumed the client resumes on the same connection.
      return resume(connection, frame.d);
    case opcodes.presence:
      if (!isKnown) return socket.close(closeCodes.notAuthenticated);
      return showPresence(connection, frame.d);
    case opcodes.requestMembers:
      if (!isKnown) socket.close(closeCodes.notAuthenticated);
      return;
    default:
      return socket.close(closeCodes.unknownOpcode);
  }
}

function showPresence({ state, socket }: Connection, given: unknown): void {
  const { success, data } = presenceSchema.safeParse(given);
  if (success) state.presences.push(...data.activities.map((activity) => activity.state));
  else socket.close(closeCodes.decodeError);
}

function identify({ world, state, socket }: Connection, data: unknown): void {
  const parsed = identifySchema.safeParse(data);
  if (!parsed.success) return socket.close(closeCodes.decodeError);
  const { token, intents, shard: given } = parsed.data;
  const [shard, count] = given;
  if (token !== world.identity.token) return socket.close(closeCodes.authenticationFailed);
  if (shard >= count) return socket.close(closeCodes.invalidShard);
  const identified = admit(world, state.identifies, { intents, shard, count });
  state.identifies.push(identified);
  const forbidden = intents & privileged & ~world.privilegedIntents;
  if (forbidden !== 0) return socket.close(closeCodes.disallowedIntents);
  if (identified.refused !== null) return sendFrame(socket, opcodes.invalidSession, false);
  const session: Session = {
    id: `session-${world.nextId()}`,
    intents,
    shard,
    shards: count,
    sent: [],
    socket,
  };
  const { readyDelay } = world.gateway;
  if (readyDelay === 0) beReady({ world, state, socket }, session);
  else setTimeout(() => beReady({ world, state, socket }, session), readyDelay).unref();
}

function beReady({ world, state, socket }: Connection, session: Session): void {
  if (socket.readyState !== socket.OPEN) return;
  state.sessions.set(session.id, session);
  const guilds = [...world.guilds.values()].filter(
    ({ id, hasBot }) => hasBot && shardOf(id, session.shards) === session.shard,
  );
  deliver(session, readyEvent(world, session, guilds));
  for (const guild of guilds)
    deliver(session, { name: 'GUILD_CREATE', intent: 1, data: () => wireGuild(world, guild) });
  state.readied += 1;
  world.events.emit('change');
}

/** The server of an event; null for direct messages and the like. */
function guildIn({ name, data }: GatewayEvent): string | null {
  const { id, guild_id: guildId = null } = eventSchema.parse(data(0));
  return name === 'GUILD_CREATE' || name === 'GUILD_DELETE' ? (id ?? null) : guildId;
}

const eventSchema = z.object({ id: z.string().optional(), guild_id: z.string().nullish() });

function resume({ world, state, socket }: Connection, data: unknown): void {
  const parsed = resumeSchema.safeParse(data);
  if (!parsed.success) return socket.close(closeCodes.decodeError);
  const { token, session_id: id, seq } = parsed.data;
  if (token !== world.identity.token) return socket.close(closeCodes.authenticationFailed);
  const session = state.sessions.get(id);
  if (session === undefined) return sendFrame(socket, opcodes.invalidSession, false);
  session.socket = socket;
  replay(session, socket, seq);
  deliver(session, { name: 'RESUMED', intent: 0, data: () => ({}) });
  state.resumes += 1;
  world.events.emit('change');
}

function readyEvent(
  world: World,
  session: Session,
  guilds: readonly Pick<Guild, 'id'>[],
): GatewayEvent {
  return {
    name: 'READY',
    intent: 0,
    data: () => ({
      v: 10,
      user: wireUser(botOf(world)),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `ws://${world.address.host}/gateway`,
      shard: [session.shard, session.shards],
      application: wireApplication(world),
    }),
  };
}

/** A client that closes with 1000 or 1001 gives its session up; any other close can be resumed. */
function leave(state: State, socket: WebSocket, code: number): void {
  const session = sessionOf(state, socket);
  if (session === undefined) return;
  session.socket = null;
  if (code === 1000 || code === 1001) state.sessions.delete(session.id);
}

function dropAll(state: State, sockets: WebSocketServer, drop: GatewayDrop): void {
  const { how = 'close', code = 4000, resumable = true, shard } = drop;
  const dropped = [...sockets.clients].filter(
    (socket) => shard === undefined || sessionOf(state, socket)?.shard === shard,
  );
  for (const session of state.sessions.values()) {
    if (shard !== undefined && session.shard !== shard) continue;
    if (!resumable) state.sessions.delete(session.id);
    if (how === 'close' || how === 'cut') session.socket = null;
  }
  for (const socket of dropped) {
    const ends = {
      close: () => socket.close(code),
      cut: () => socket.terminate(),
      request: () => sendFrame(socket, opcodes.reconnect, null),
      invalid: () => sendFrame(socket, opcodes.invalidSession, resumable),
    };
    ends[how]();
  }
}

function sessionOf(state: State, socket: WebSocket): Session | undefined {
  return [...state.sessions.values()].find((session) => session.socket === socket);
}

function readFrame(raw: string): z.infer<typeof frameSchema> | null {
  try {
    return frameSchema.parse(JSON.parse(raw));
  } catch {
    return null;
  }
}

/** A session of the bot with the gateway; it survives a lost connection and can be resumed. */
type Session = {
  id: string;
  intents: number;
  shard: number;
  shards: number;
  /** Every event sent, for the replay after a resume. */
  sent: { sequence: number; name: string; data: Json }[];
  /** Null while the bot is disconnected. */
  socket: WebSocket | null;
};

/** Sends the event if the session's intents cover it; while the bot is disconnected it waits for the resume. */
function deliver(session: Session, event: GatewayEvent): void {
  if ((session.intents & event.intent) !== event.intent) return;
  const sequence = session.sent.length + 1;
  const sent = { sequence, name: event.name, data: event.data(session.intents) };
  session.sent.push(sent);
  if (session.socket !== null) sendEvent(session.socket, sent);
}

/** Replays the events after this sequence number. */
function replay(session: Session, socket: WebSocket, after: number): void {
  for (const sent of session.sent) if (sent.sequence > after) sendEvent(socket, sent);
}

/** Sends a frame other than an event. */
function sendFrame(socket: WebSocket, op: number, data: unknown): void {
  if (socket.readyState === socket.OPEN) {
    socket.send(JSON.stringify({ op, d: data, s: null, t: null }));
  }
}

function sendEvent(socket: WebSocket, { sequence, name, data }: Session['sent'][number]): void {
  if (socket.readyState === socket.OPEN) {
    socket.send(JSON.stringify({ op: 0, t: name, s: sequence, d: data }));
  }
}
