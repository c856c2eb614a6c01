// Starts the playground's server.
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { DatelineError } from '../../corpus/errors.ts';
import { close, isLoopback, listen, urlOf } from '../listen.ts';
import { createPlaygroundApp, type PlaygroundParts } from './app.ts';

/** The options of the playground; port 0 is any free port. */
type PlaygroundOptions = PlaygroundParts & { port: number };

/** A running playground; `close` resolves when all connections are closed. */
export type Playground = { url: string; close(): Promise<void> };

/**
 * Serves the playground: a web page that shows answers as Discord would.
 * @throws PortInUse if another program listens on the port.
 * @throws PlaygroundExposed without a token on a host that others can reach.
 * @throws CannotListen if the address does not exist or the port is not permitted.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { host, token, log } = options;
  if (!isLoopback(host)) {
    if (token === undefined) throw new PlaygroundExposed(host);
    log.warn(
      { host },
      'Others can reach the playground, and its token travels unencrypted: put a server with HTTPS in front of it.',
    );
  }
  const server = createAdaptorServer({ fetch: createPlaygroundApp(options).fetch });
  if (!('closeAllConnections' in server)) throw new TypeError('The playground speaks HTTP/1 only.');
  const port = await listenOn(server, options);
  const url = addressOf(host, port);
  log.info({ url }, 'The playground is running.');
  return { url, close: () => close(server) };
}

async function listenOn(server: Server, { host, port }: PlaygroundOptions): Promise<number> {
  try {
    return await listen(server, { host, port });
  } catch (cause) {
    const inUse = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    throw inUse ? new PortInUse({ host, port, cause }) : new CannotListen({ host, port, cause });
  }
}

/** The URL to open on this computer; wildcard addresses cannot be opened. */
function addressOf(host: string, port: number): string {
  return urlOf(host === '0.0.0.0' || host === '::' ? 'localhost' : host, port);
}

/** The playground would be open to everybody who can reach the machine. */
class PlaygroundExposed extends DatelineError {
  override readonly name = 'PlaygroundExposed';
  readonly forReader: string;
  constructor(host: string) {
    const sentence = `On ${host} others can reach the playground. Set DATELINE_PLAYGROUND_TOKEN to a password of at least 16 characters, or leave DATELINE_HOST at 127.0.0.1.`;
    super(sentence);
    this.forReader = sentence;
  }
}

type Listening = { host: string; port: number; cause: unknown };

/** Another program listens on the port of the playground. */
class PortInUse extends DatelineError {
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

/** The address of the playground does not exist, or the port is not permitted. */
class CannotListen extends DatelineError {
  override readonly name = 'CannotListen';
  readonly forReader: string;
  constructor({ host, port, cause }: Listening) {
    const sentence = `The playground cannot listen on ${host}, port ${port}. Set DATELINE_HOST to an address of this computer and DATELINE_PORT to a port above 1023.`;
    super(sentence, { cause });
    this.forReader = sentence;
  }
}
