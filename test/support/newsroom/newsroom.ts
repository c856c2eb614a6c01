import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { NewsroomReply, NewsroomRequest, Site } from './newsroom-request.ts';
import { sends } from './replies.ts';

export type NewsroomOptions = { now: () => Date; sites: Readonly<Record<string, Site>> };

/** The newsroom while it runs. */
export type Newsroom = AsyncDisposable & {
  /** Every request, in order, robots.txt too. */
  readonly requests: readonly NewsroomRequest[];
  /** The address of a path at one of its hosts. */
  url: (host: string, path: string) => string;
  /** The addresses of a host, in place of DNS. A host that it does not have is a surprise. */
  lookup: (host: string) => Promise<readonly string[]>;
  /** Closes every connection, so that the next request makes a new one. */
  hangUp: () => void;
  /** @throws Error when it was asked for what it does not have. */
  close: () => Promise<void>;
};

/**
 * A newsroom of ours on a free port of 127.0.0.1: many hosts at one port, told apart by the Host
 * header, with replies as scripted. A path that a site does not have is 404 and, but for
 * robots.txt, a surprise: closing the newsroom throws, so that no test asks for the wrong thing
 * unnoticed.
 *
 * ```ts
 * const clock = simulatedClock('2026-03-02T08:00:00Z');
 * const newsroom = await startNewsroom({
 *   now: clock.now,
 *   sites: {
 *     'daily.example': newspaper({ title: 'The Daily', stories, feeds: ['rss'] }),
 *     'moved.example': { '/feed': redirects(301, (origin) => `${origin}/new`), '/new': hangs() },
 *   },
 * });
 * const web = openWeb({ ...options, lookup: newsroom.lookup, allowPrivate: ['127.0.0.1'] });
 * await web.visit(newsroom.url('daily.example', '/rss.xml'), { as: 'feed' });
 * newsroom.requests; // who asked what, when, and what was answered
 * ```
 */
export async function startNewsroom({ now, sites }: NewsroomOptions): Promise<Newsroom> {
  const requests: NewsroomRequest[] = [];
  const surprises: string[] = [];
  const open = new Set<NewsroomRequest>();
  const server = createServer((incoming, response) => {
    const request = record(incoming, response, { at: now(), port: portOf(server) });
    requests.push(request);
    open.add(request);
    request.atOnce = [...open].filter(({ host }) => host === request.host).length;
    response.once('close', () => open.delete(request));
    void serve(request, response);
  });

  async function serve(request: NewsroomRequest, response: ServerResponse): Promise<void> {
    try {
      await replyOf(request)(request, response);
    } catch (error) {
      surprises.push(`${request.origin}${request.path}: ${String(error)}`);
      response.destroy();
    }
  }
  function replyOf({ host, path, at }: NewsroomRequest): NewsroomReply {
    const site = sites[host];
    const reply = typeof site === 'function' ? site(path, at) : site?.[path];
    if (!reply && path !== '/robots.txt') surprises.push(`${host} has no ${path}`);
    return reply ?? sends(404, 'There is no such page.');
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
    if (surprises.length > 0)
      throw new Error(`The newsroom was surprised: ${surprises.join('; ')}`);
  }
  return {
    requests,
    url: (host, path) => `http://${host}:${portOf(server)}${path}`,
    async lookup(host) {
      if (sites[host]) return ['127.0.0.1'];
      surprises.push(`nobody is called ${host}`);
      return [];
    },
    hangUp: () => server.closeAllConnections(),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function record(
  { method = '', url = '/', headers }: IncomingMessage,
  response: ServerResponse,
  { at, port }: { at: Date; port: number },
): NewsroomRequest {
  const host = (headers.host ?? '').replace(/:\d+$/u, '');
  return {
    at,
    method,
    host,
    path: url,
    headers,
    origin: `http://${host}:${port}`,
    atOnce: 1,
    get status() {
      return response.headersSent ? response.statusCode : null;
    },
  };
}
