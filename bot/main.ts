// npm start: runs the Discord bot or, without a token, the playground.
import { DatelineError, reasonOf } from '../corpus/errors.ts';
import { printableText } from '../corpus/printable-address.ts';
import type { ArticleSource } from '../corpus/article-source.ts';
import type { IngestReport } from '../retrieval/indexing/ingest.ts';
import { readConfig } from './config.ts';
import { type Frontend, openPlayground, startDiscord } from './frontends.ts';
import { startFeedRefresh } from './feeds/refresh.ts';
import { type Feeds, openFeeds } from './feeds/feeds.ts';
import { type Log, openLog } from './log.ts';
import { type Engine, openEngine } from './wire.ts';

try {
  const config = readConfig(process.env);
  const log = openLog(config);
  exitOnUncaught(log);
  const engine = await openEngine(config, {
    onModelFailure: (error) => {
      log.warn({ err: error }, 'The model gave no usable answer, so the answer quotes.');
    },
    onWait: (sentence) => {
      log.info({}, sentence);
    },
  });
  const feeds = openFeeds(config, now);
  const options = { config, engine, feeds, log, now };
  const token = config.DISCORD_TOKEN;
  const frontend = await (token === undefined
    ? openPlayground(options)
    : startDiscord(token, options));
  const ingest = async (source: ArticleSource): Promise<IngestReport> => {
    const report = await engine.ingest(source);
    if (report.updated > 0) frontend.articlesChanged?.();
    return report;
  };
  const refreshing = startFeedRefresh({
    feeds,
    ingest,
    mark: async () => await engine.mark(),
    log,
    now,
  });
  closeOnSignal({ frontend, engine, feeds, refreshing });
} catch (error) {
  const sentence = error instanceof DatelineError ? error.message : reasonOf(error);
  process.stderr.write(`${printableText(sentence)}\n`);
  // The Discord client may still be trying: nothing is left to wait for.
  process.exit(1);
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
};

function closeOnSignal({ frontend, engine, feeds, refreshing }: Open): void {
  const close = async (): Promise<void> => {
    await Promise.all([frontend.close(), refreshing.stop()]);
    await feeds.list.close();
    await engine.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
}
