import type { WebSocket } from 'ws';
import type { Json } from '../json.ts';
import type { GatewayEvent } from '../world.ts';

/** What the bot agreed on with the gateway; outlives a connection while it can be resumed. */
export type Session = {
  id: string;
  intents: number;
  /** Everything that was sent, so that a resume can replay it. */
  sent: { sequence: number; name: string; data: Json }[];
  /** Null while the bot is away. */
  socket: WebSocket | null;
};

/** Sends the event where the session may see it; while the bot is away it waits for the resume. */
export function deliver(session: Session, event: GatewayEvent): void {
  if ((session.intents & event.intent) !== event.intent) return;
  const sequence = session.sent.length + 1;
  const sent = { sequence, name: event.name, data: event.data(session.intents) };
  session.sent.push(sent);
  if (session.socket !== null) sendEvent(session.socket, sent);
}

/** Sends again whatever came after this sequence number. */
export function replay(session: Session, socket: WebSocket, after: number): void {
  for (const sent of session.sent) if (sent.sequence > after) sendEvent(socket, sent);
}

/** Sends one frame that is no event. */
export function sendFrame(socket: WebSocket, op: number, data: unknown): void {
  if (socket.readyState === socket.OPEN) {
    socket.send(JSON.stringify({ op, d: data, s: null, t: null }));
  }
}

function sendEvent(socket: WebSocket, { sequence, name, data }: Session['sent'][number]): void {
  if (socket.readyState === socket.OPEN) {
    socket.send(JSON.stringify({ op: 0, t: name, s: sequence, d: data }));
  }
}
