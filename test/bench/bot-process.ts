import { readConfig } from '../../bot/config.ts';
import { startDiscord } from '../../bot/frontends.ts';
import { openFeeds } from '../../bot/feeds/feeds.ts';
import { openLog } from '../../bot/log.ts';
import { openEngine } from '../../bot/wire.ts';
import type { Found } from '../../corpus/article-source.ts';
import { madeUpEvents } from './made-up-events.ts';

// The bot as it runs for people, in a process of its own. It ingests a feed's worth of new articles
// again and again from the message `ingest` on, and sends how many when it is told to `stop`.
const FEED = 50;

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
    await engine.ingest({ articles: taken });
    ingested += FEED;
  }
  return ingested;
}

async function* taken(): AsyncGenerator<Found> {
  for (let number = 1; number <= FEED; number += 1) {
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
