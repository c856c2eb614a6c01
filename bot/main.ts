// npm start: runs the Discord bot or, without a token, the playground.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DatelineError, reasonOf } from '../corpus/errors.ts';
import { printableText } from '../corpus/printable-address.ts';
import type { ArticleSource } from '../corpus/article-source.ts';
import type { IngestReport } from '../retrieval/indexing/ingest.ts';
import { type Config, readConfig } from './config.ts';
import type { Connection } from './discord/connection.ts';
import { type Frontend, openPlayground, startDiscord } from './frontends.ts';
import { startFeedRefresh } from './feeds/refresh.ts';
import { type Feeds, openFeeds } from './feeds/feeds.ts';
import { type Log, openLog } from './log.ts';
import { type Monitor, startMonitor } from './monitoring/monitor.ts';
import { type Engine, openEngine } from './wire.ts';

/** How long a start that failed is told by the monitor before the program ends. */
const TOLD_MILLISECONDS = 60_000;

let monitor: Monitor | null = null;
try {
  const config = readConfig(process.env);
  const log = openLog(config);
  exitOnUncaught(log);
  if (config.DATELINE_MONITOR !== undefined)
    monitor = await startMonitor(config.DATELINE_MONITOR, { config, log, now });
  await start(config, { log, monitor });
} catch (error) {
  const sentence = printableText(error instanceof DatelineError ? error.message : reasonOf(error));
  process.stderr.write(`${sentence}\n`);
  if (monitor !== null) {
    monitor.failed(sentence);
    await sleep(TOLD_MILLISECONDS);
  }
  // The Discord client may still be trying: nothing is left to wait for.
  process.exit(1);
}

async function start(
  config: Config,
  { log, monitor: watching }: { log: Logger; monitor: Monitor | null },
): Promise<void> {
  const metrics = watching?.metrics;
  const opened = await openEngine(config, {
    onModelFailure: (error) => {
      metrics?.modelFailed();
      log.warn({ err: error }, 'The model gave no usable answer, so the answer quotes.');
    },
    onTokens: (tokens) => metrics?.tokens(tokens),
    onLead: (leads, reason) => {
      if (leads)
        log.info(
          {},
          'This process leads: it visits feeds, keeps the watches and shows corrections.',
        );
      else if (reason !== null) log.warn({}, `This process does not lead: ${reason}`);
    },
    onWait: (sentence) => {
      log.info({}, sentence);
    },
    onCopy: (sentence) => {
      log.warn({}, sentence);
    },
  });
  const engine = metrics?.engine(opened) ?? opened;
  const followed = openFeeds(config, now);
  const feeds = metrics?.feeds(followed) ?? followed;
  const options = {
    config,
    engine,
    feeds,
    log,
    now,
    // Many shards take minutes to connect, and the monitor tells how far they are.
    onConnecting: (connection: () => Connection) => watching?.runs({ engine, feeds, connection }),
  };
  const token = config.DISCORD_TOKEN;
  const frontend = await (token === undefined
    ? openPlayground(options)
    : startDiscord(token, options));
  if (token === undefined) watching?.runs({ engine, feeds, connection: () => null });
  const ingest = async (source: ArticleSource): Promise<IngestReport> => {
    const report = await engine.ingest(source);
    if (report.updated > 0) frontend.articlesChanged?.();
    return report;
  };
  const refreshing = engine.leader.whileLeading(() => {
    engine.compact().catch((error: unknown) => {
      log.warn({ err: error }, `The store could not be tidied up: ${reasonOf(error)}`);
    });
    return startFeedRefresh({ feeds, ingest, mark: async () => await engine.mark(), log, now });
  });
  closeOnSignal({ frontend, engine, feeds, refreshing, monitor: watching });
}

/** The last resort: what state the program is in is unknown, so it ends with one sentence. */
function exitOnUncaught(log: Log): void {
  const end = (error: unknown): void => {
    log.error(
      { err: error },
      `Dateline stops, because of an error that nothing caught: ${reasonOf(error)}. Run it again, or under a supervisor such as systemd or Docker that does.`,
    );
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

function now(): Date {
  return new Date();
}

type Open = {
  frontend: Frontend;
  engine: Engine;
  feeds: Feeds;
  refreshing: { stop(): Promise<void> };
  monitor: Monitor | null;
};

function closeOnSignal({ frontend, engine, feeds, refreshing, monitor: watching }: Open): void {
  const close = async (): Promise<void> => {
    await Promise.all([frontend.close(), refreshing.stop()]);
    await feeds.list.close();
    await engine.close();
    await watching?.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
}
