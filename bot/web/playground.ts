import { once } from 'node:events';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { DatelineError } from '../../corpus/errors.ts';
import { createPlaygroundApp, type PlaygroundParts } from './app.ts';

/** Port 0 takes any free port. */
type PlaygroundOptions = PlaygroundParts & { port: number };

/** A playground that runs; `close` resolves once no connection is left. */
export type Playground = { url: string; close(): Promise<void> };

/**
 * Serves the page that shows answers as Discord would, until closed.
 * @throws PortInUse when another program listens there.
 * @throws CannotListen when there is no such address or no right to the port.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { host, log } = options;
  const server = createAdaptorServer({ fetch: createPlaygroundApp(options).fetch });
  if (!('closeAllConnections' in server)) throw new TypeError('The playground speaks HTTP/1 only.');
  const port = await listen(server, options);
  const url = addressOf(host, port);
  log.info({ url }, 'The playground is open.');
  return { url, close: () => close(server) };
}

async function listen(server: Server, { host, port }: PlaygroundOptions): Promise<number> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (cause) {
    const inUse = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    throw inUse ? new PortInUse({ host, port, cause }) : new CannotListen({ host, port, cause });
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

/** Where a browser on this computer finds it: an address for listening may not be one to open. */
function addressOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

type Listening = { host: string; port: number; cause: unknown };

/** Another program listens where the playground wants to. */
export class PortInUse extends DatelineError {
  override readonly name = 'PortInUse';
  readonly forReader: string;
  readonly port: number;
  constructor({ host, port, cause }: Listening) {
    const sentence = `Port ${port} on ${host} is in use. Stop the program that uses it, or set DATELINE_PORT to another port.`;
    super(sentence, { cause });
    this.forReader = sentence;
    this.port = port;
  }
}

/** The playground may not or cannot listen there: no such address, or no right to the port. */
export class CannotListen extends DatelineError {
  override readonly name = 'CannotListen';
  readonly forReader: string;
  constructor({ host, port, cause }: Listening) {
    const sentence = `The playground cannot listen on ${host}, port ${port}. Set DATELINE_HOST to an address of this computer and DATELINE_PORT to a port above 1023.`;
    super(sentence, { cause });
    this.forReader = sentence;
  }
}
