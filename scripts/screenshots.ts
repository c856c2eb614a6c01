import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../bot/config.ts';
import { openLog } from '../bot/log.ts';
import { openFeeds } from '../bot/feeds/open-feeds.ts';
import { fillWithSamples, servePlayground } from '../bot/start-playground.ts';
import { type Engine, openEngine } from '../bot/wire.ts';
import { commandLine, jsonOption, printJson, runScript } from './command-line/command-line.ts';
import { UsageError } from './command-line/errors.ts';
import { discordFaces } from './screenshots/discord-faces.ts';
import { faceOf, playgroundFaces } from './screenshots/faces.ts';
import { madeUpFeeds, madeUpNews } from './screenshots/made-up-news.ts';
import { takePictures } from './screenshots/take-pictures.ts';

/** The time of asking in the first picture. */
const at = '2025-12-02T08:00:00.000Z';

await runScript(async () => {
  const { values } = commandLine({
    name: 'screenshots',
    summary:
      'Takes pictures of every face of the bot in the playground, over the sample briefs and made-up news, for a phone and a desktop.',
    examples: ['--out docs/screenshots'],
    options: {
      out: {
        type: 'string',
        value: 'FOLDER',
        default: 'reports/screenshots',
        description: 'where the PNG files go',
      },
      chromium: {
        type: 'string',
        value: 'FILE',
        default: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
        description: 'the program of Chromium',
      },
      json: jsonOption,
    },
  });
  const { out: folder, chromium } = values;
  if (!existsSync(chromium))
    throw new UsageError(
      `There is no Chromium at ${chromium}.`,
      'Name its program: --chromium FILE',
    );
  await mkdir(folder, { recursive: true });
  const data = await mkdtemp(join(tmpdir(), 'dateline-screenshots-'));
  try {
    const pictures = await withPlayground(data, async (url, engine) => {
      const faces = [...playgroundFaces, ...(await discordFaces(engine, at)).map(faceOf)];
      return await takePictures({ chromium, url, at, faces, folder });
    });
    if (values.json) printJson({ pictures });
    else process.stdout.write(`${pictures.join('\n')}\n`);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
});

/** Serves a playground over made-up news from an empty folder while `use` looks at it. */
async function withPlayground<T>(
  data: string,
  use: (url: string, engine: Engine) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const now = (): Date => new Date(Date.parse(at) + performance.now() - started);
  const config = readConfig({ DATELINE_DATA: data, DATELINE_PORT: '0', DATELINE_LOG: 'warn' });
  const engine = await openEngine(config, { now });
  const feeds = openFeeds(config, now);
  await fillWithSamples(engine);
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
