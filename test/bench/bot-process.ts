import { readConfig } from '../../bot/config.ts';
import { startDiscord } from '../../bot/frontends.ts';
import { openFeeds } from '../../bot/feeds/feeds.ts';
import { openLog } from '../../bot/log.ts';
import { openEngine } from '../../bot/wire.ts';
import type { Found } from '../../corpus/article-source.ts';
import { madeUpEvents } from './made-up-events.ts';

// The real bot in a process of its own. From the message `ingest` on it ingests batches of new
// articles without a pause; on `stop` it sends how many, and exits.
const BATCH = 50;

const config = readConfig(process.env);
const log = openLog(config);
const now = (): Date => new Date();
const engine = await openEngine(config);
const feeds = openFeeds(config, now);
const frontend = await startDiscord(config.DISCORD_TOKEN ?? '', {
  config,
  engine,
  feeds,
  log,
  now,
});
const articles = madeUpEvents(Number(process.argv[2]), Number(process.argv[3]));
const stopping = new AbortController();
let ingesting: Promise<number> = Promise.resolve(0);

process.on('message', (message) => {
  if (message === 'ingest') ingesting = ingest();
  if (message === 'stop') void stop();
});
process.send?.('ready');

async function ingest(): Promise<number> {
  let ingested = 0;
  while (!stopping.signal.aborted) {
    await engine.ingest({ articles: nextBatch });
    ingested += BATCH;
  }
  return ingested;
}

async function* nextBatch(): AsyncGenerator<Found> {
  for (let number = 1; number <= BATCH; number += 1) {
    const line = articles.next().value;
    yield { input: `article ${number}`, line };
  }
}

async function stop(): Promise<void> {
  stopping.abort();
  const ingested = await ingesting;
  await frontend.close();
  await engine.close();
  process.send?.({ ingested, memoryMb: Math.round(process.resourceUsage().maxRSS / 1024) });
  process.disconnect();
}
