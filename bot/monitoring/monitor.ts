// Serves /healthz, /readyz and /metrics on an address of their own.
import { createServer, type RequestListener, type Server } from 'node:http';
import { DatelineError, reasonOf } from '../../corpus/errors.ts';
import { isFolder } from '../../retrieval/store/address.ts';
import { type Config, hostAndPort, storeAddress } from '../config.ts';
import type { Connection } from '../discord/connection.ts';
import { type Feeds, feedsHealth } from '../feeds/feeds.ts';
import { close, listen, urlOf } from '../listen.ts';
import type { Log } from '../log.ts';
import type { Engine } from '../wire.ts';
import { createMetrics, type Metrics, type Snapshot } from './metrics.ts';
import {
  assertConnected,
  assertRoom,
  assertSomeFeed,
  examine,
  type Examinations,
  type Readiness,
} from './readiness.ts';

/** What is monitored once it runs. */
type Monitored = {
  engine: Pick<Engine, 'extent' | 'mark' | 'state' | 'leader'>;
  feeds: Pick<Feeds, 'list'>;
  /** The connection to Discord; null where the playground is served. */
  connection: () => Connection | null;
};

/** A running monitor. Until `runs` is called, nothing is ready. */
export type Monitor = {
  readonly url: string;
  readonly metrics: Metrics;
  runs(monitored: Monitored): void;
  /** Says why the start failed; `sentence` names the cure. */
  failed(sentence: string): void;
  close(): Promise<void>;
};

type MonitorOptions = { config: Config; log: Log; now: () => Date };

/** How long the result of the examinations is reused: they read the disk and the store. */
const FRESH_MILLISECONDS = 2000;

/**
 * Starts the monitor on an address such as `9464` or `0.0.0.0:9464`.
 * @throws MonitorCannotListen.
 */
export async function startMonitor(
  address: string,
  { config, log, now }: MonitorOptions,
): Promise<Monitor> {
  const metrics = createMetrics();
  let monitored: Monitored | null = null;
  let examinations = notStarted('Dateline is starting.');
  let latest: { at: number; readiness: Promise<Readiness> } | null = null;
  const readiness = async (): Promise<Readiness> => {
    const at = now().getTime();
    if (latest === null || at - latest.at > FRESH_MILLISECONDS)
      latest = { at, readiness: examine(examinations) };
    return await latest.readiness;
  };
  const change = (next: Examinations): void => {
    examinations = next;
    latest = null;
  };
  const routes = routesOf({
    readiness,
    metrics: async () => await metrics.print(await snapshotOf(monitored, await readiness(), now())),
  });
  const { server, url } = await serve(address, (request, response) => {
    void answerRequest(routes, request.url ?? '', response).catch((error: unknown) => {
      log.error({ err: error }, `The monitor failed: ${reasonOf(error)}`);
      response.statusCode = 500;
      response.end();
    });
  });
  log.info({ url }, 'The monitor is running.');
  return {
    url,
    metrics,
    runs: (running) => {
      monitored = running;
      change(examinationsOf(running, config));
    },
    failed: (sentence) => change(notStarted(sentence)),
    close: async () => await close(server),
  };
}

/** Before the start has succeeded, nothing else is examined. */
function notStarted(sentence: string): Examinations {
  return { start: async () => await Promise.reject(new Error(sentence)) };
}

function examinationsOf({ engine, feeds, connection }: Monitored, config: Config): Examinations {
  const store = storeAddress(config);
  return {
    store: async () => {
      if (isFolder(store)) await assertRoom(store);
      await engine.extent({});
      // Questions may be answered from a copy while the store itself is out of reach.
      await engine.mark();
    },
    state: async () => {
      if (config.DATELINE_STATE === undefined) await assertRoom(config.DATELINE_DATA);
      await engine.state.assertWritable();
    },
    feeds: async () => {
      const all = await feeds.list.all();
      assertSomeFeed(feedsHealth(all), all);
    },
    gateway: async () => {
      assertConnected(await Promise.resolve(connection()));
    },
  };
}

async function snapshotOf(
  monitored: Monitored | null,
  readiness: Readiness,
  now: Date,
): Promise<Snapshot> {
  const [extent, feeds] = await Promise.all([
    monitored?.engine.extent({}).catch(() => null),
    monitored?.feeds.list.all().catch(() => null),
  ]);
  return {
    readiness,
    extent: extent ?? null,
    feeds: feeds ?? null,
    connection: monitored?.connection() ?? null,
    leads: monitored?.engine.leader.isLeader() ?? false,
    now,
  };
}

const PLAIN = 'text/plain; charset=utf-8';

type Reply = { status: number; type: string; body: string };
type Routes = ReadonlyMap<string, () => Promise<Reply>>;

function routesOf(parts: {
  readiness: () => Promise<Readiness>;
  metrics: () => Promise<{ text: string; type: string }>;
}): Routes {
  return new Map<string, () => Promise<Reply>>([
    ['/healthz', async () => await Promise.resolve({ status: 200, type: PLAIN, body: 'alive\n' })],
    [
      '/readyz',
      async () => {
        const readiness = await parts.readiness();
        const body = `${JSON.stringify(readiness, null, 2)}\n`;
        return { status: readiness.ready ? 200 : 503, type: 'application/json', body };
      },
    ],
    [
      '/metrics',
      async () => {
        const { text, type } = await parts.metrics();
        return { status: 200, type, body: text };
      },
    ],
  ]);
}

async function answerRequest(
  routes: Routes,
  url: string,
  response: Parameters<RequestListener>[1],
): Promise<void> {
  const route = routes.get(url.split('?', 1)[0] ?? '');
  const unknown = { status: 404, type: PLAIN, body: `${[...routes.keys()].join('\n')}\n` };
  const { status, type, body } = route === undefined ? unknown : await route();
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}

async function serve(
  address: string,
  listener: RequestListener,
): Promise<{ server: Server; url: string }> {
  const { host, port } = hostAndPort(address) ?? { host: address, port: 0 };
  const server = createServer(listener);
  try {
    return { server, url: urlOf(host, await listen(server, { host, port })) };
  } catch (cause) {
    throw new MonitorCannotListen(address, cause);
  }
}

/** The address of the monitor is taken, does not exist or is not permitted. */
class MonitorCannotListen extends DatelineError {
  override readonly name = 'MonitorCannotListen';
  readonly forReader: string;
  constructor(address: string, cause: unknown) {
    const sentence = `The monitor cannot listen on ${address} (${reasonOf(cause)}). Set DATELINE_MONITOR to another port or address, or leave it out.`;
    super(sentence, { cause });
    this.forReader = sentence;
  }
}
