import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfig } from '../../bot/config.ts';
import { deployCommands } from '../../bot/discord/deploy.ts';
import { openEngine } from '../../bot/wire.ts';
import type { Found } from '../../corpus/article-source.ts';
import { machineText } from '../../scripts/benchmark/report.ts';
import { madeUpEvents } from './made-up-events.ts';
import { startLoopbackDiscord } from '../support/discord/loopback-discord.ts';
import { says } from '../support/openai-replies.ts';
import { startOpenaiServer } from '../support/openai-server.ts';
import { latencyRows, latencyTable } from './latency-table.ts';
import { askSlowQuestions, sendRequests, slowMark } from './load.ts';

// Measures the response times of the bot: in a process of its own, over made-up articles, while it
// ingests and ten people wait for slow answers. `npm run bench -- --discord`.
const SEED = 20_250_101;
const SLOW_PEOPLE = 10;
const MODEL_MILLISECONDS = 8000;
const EVERY_MILLISECONDS = 250;
/** A bot that takes longer than any measurement has hung. */
const MOST_MILLISECONDS = 3_600_000;

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '25000' },
    commands: { type: 'string', default: '400' },
    out: { type: 'string', default: 'reports/bench' },
    json: { type: 'boolean', default: false },
    // A folder to keep, so that the next run need not fill it again.
    data: { type: 'string' },
  },
});
const [articles, count] = [Number(values.articles), Number(values.commands)];
const folder = values.data ?? (await mkdtemp(join(tmpdir(), 'dateline-discord-')));
try {
  await fill(folder);
  process.stdout.write(await measure(folder));
} finally {
  if (values.data === undefined) await rm(folder, { recursive: true, force: true });
}

/** Fills a store in the folder with made-up articles. */
async function fill(data: string): Promise<void> {
  const engine = await openEngine(readConfig({ DATELINE_DATA: data }));
  const { articles: stored } = await engine.extent({});
  if (stored < articles) await engine.ingest({ articles: madeUpArticles });
  await engine.close();
}

async function* madeUpArticles(): AsyncGenerator<Found> {
  const made = madeUpEvents(SEED);
  for (let number = 1; number <= articles; number += 1)
    yield { input: `article ${number}`, line: made.next().value };
}

/** Runs the bot on the folder and measures it. Writes the table to a file and returns what to print. */
async function measure(data: string): Promise<string> {
  const discord = await startLoopbackDiscord({ patience: 120_000 });
  await using model = await startOpenaiServer({
    replies: () => async (request, response) => {
      // The model words no sentence, so all answers quote.
      const isSlow = JSON.stringify(request.body).includes(slowMark);
      if (isSlow) await sleep(MODEL_MILLISECONDS);
      await says({ answerable: true, statements: [] })(request, response);
    },
  });
  await deployCommands({ token: discord.token, apiUrl: discord.apiUrl });
  const program = fileURLToPath(new URL('./bot-process.ts', import.meta.url));
  const bot = fork(program, [String(SEED + 1), String(articles)], {
    env: {
      ...process.env,
      DATELINE_DATA: data,
      DATELINE_LOG: 'error',
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_TOKEN: discord.token,
      OPENAI_BASE_URL: model.baseUrl,
    },
    stdio: ['ignore', 2, 2, 'ipc'],
    timeout: MOST_MILLISECONDS,
  });
  const ended = new AbortController();
  bot.once('exit', () => ended.abort(new Error('The bot ended too soon.')));
  await once(bot, 'message', { signal: ended.signal });
  const headlines = madeUpEvents(SEED)
    .take(articles)
    .map(({ title }) => title)
    .toArray()
    .slice(-500);
  const load = { every: EVERY_MILLISECONDS, headlines };
  const idle = await sendRequests(discord, { ...load, count: count / 4 });
  bot.send('ingest');
  const measuredAll = new AbortController();
  const slowly = askSlowQuestions(discord, {
    headlines: headlines.slice(0, SLOW_PEOPLE),
    signal: measuredAll.signal,
  });
  const busy = await sendRequests(discord, { ...load, count });
  measuredAll.abort();
  await slowly;
  const over = once(bot, 'message', { signal: ended.signal });
  bot.send('stop');
  const [result]: unknown[] = await over;
  const { ingested, memoryMb } = z
    .object({ ingested: z.number(), memoryMb: z.number() })
    .parse(result);
  await discord.close();
  const figures = { machine: machineText(), articles, ingested, memoryMb, idle, busy };
  const text = latencyTable(figures);
  await mkdir(values.out, { recursive: true });
  await writeFile(join(values.out, 'discord.md'), text);
  return values.json ? `${JSON.stringify(latencyRows(figures), null, 2)}\n` : text;
}
