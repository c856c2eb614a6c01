// dateline screenshots: takes screenshots of what the bot shows.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { readConfig } from '../bot/config.ts';
import { openLog } from '../bot/log.ts';
import { openFeeds } from '../bot/feeds/feeds.ts';
import { servePlayground } from '../bot/frontends.ts';
import { type Engine, openEngine } from '../bot/wire.ts';
import type { Call } from './command-line/commands.ts';
import { takeScreenshots, viewsOf } from './screenshots/capture.ts';
import { inTemporaryFolder, printJson, UsageError } from './command-line/run-script.ts';
import { madeUpFeeds, madeUpNews } from './screenshots/made-up-news.ts';

/** The time of asking, ISO 8601 in UTC. */
const at = '2025-12-02T08:00:00.000Z';

export async function run({ values }: Call<'screenshots'>): Promise<void> {
  const { out: folder, chromium } = values;
  if (!existsSync(chromium))
    throw new UsageError(
      `There is no Chromium at ${chromium}.`,
      'Install it, or give its path: --chromium FILE',
    );
  await mkdir(folder, { recursive: true });
  const pictures = await inTemporaryFolder(
    async (data) =>
      await withPlayground(data, async (url, engine) => {
        const views = await viewsOf(engine, at);
        return await takeScreenshots({ chromium, url, at, views, folder });
      }),
  );
  if (values.json) printJson({ pictures });
  else process.stdout.write(`${pictures.join('\n')}\n`);
}

/** Runs `use` with a playground over made-up news; `data` is an empty folder for its store. */
async function withPlayground<T>(
  data: string,
  use: (url: string, engine: Engine) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const now = (): Date => new Date(Date.parse(at) + performance.now() - started);
  const config = readConfig({ DATELINE_DATA: data, DATELINE_PORT: '0', DATELINE_LOG: 'warn' });
  const engine = await openEngine(config, { now });
  const feeds = openFeeds(config, now);
  await engine.ingest({ articles: madeUpArticles });
  for (const feed of madeUpFeeds(at)) await feeds.list.add(feed);
  const playground = await servePlayground({ config, engine, feeds, log: openLog(config), now });
  try {
    return await use(playground.url, engine);
  } finally {
    await playground.close();
    await feeds.list.close();
    await engine.close();
  }
}

async function* madeUpArticles() {
  for (const line of madeUpNews) yield { input: line.title, line };
}
