import { once } from 'node:events';
import type { Server } from 'node:http';

import { createAdaptorServer } from '@hono/node-server';

import { CannotListen, PortInUse } from './errors.ts';
import { createPlaygroundApp } from './playground-app.ts';
import type { PlaygroundParts } from './playground-app.ts';

/** Port 0 takes any free port. */
export type PlaygroundOptions = PlaygroundParts & { port: number };

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
