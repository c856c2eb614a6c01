import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sqliteWatches } from '../../bot/adapters/sqlite-watches.ts';
import type { Config } from '../../bot/config.ts';
import { openStateFile } from '../../bot/adapters/state-file.ts';
import { checkDiscord } from '../../bot/discord/deploy.ts';
import { feedsHealth } from '../../bot/feeds/feeds-health.ts';
import { openFeeds } from '../../bot/feeds/open-feeds.ts';
import { openEngine } from '../../bot/wire.ts';
import { reasonOf } from '../../corpus/errors.ts';

/** A feed that failed so often in a row will not mend by itself. */
const LASTING = 3;

/** What was looked at and how it is: fine, open (not set up, which is allowed) or broken. */
export type Finding = { about: string; state: 'fine' | 'open' | 'broken'; sentence: string };

/** Looks at everything that can go wrong, one finding each; nothing here throws. */
export async function examine(config: Config): Promise<Finding[]> {
  const findings = await Promise.all([
    finding('Store and embedder', async () => await examineStore(config)),
    finding('Feeds', async () => await examineFeeds(config)),
    finding('Watches', async () => await examineWatches(config)),
    finding('Model', async () => await examineModel(config)),
    finding('Discord', async () => await examineDiscord(config)),
  ]);
  const node = Number(process.versions.node.split('.', 1)[0]) >= 24;
  return [
    {
      about: 'Node',
      state: node ? 'fine' : 'broken',
      sentence: node
        ? process.versions.node
        : `${process.versions.node} is too old: run it with npm, which brings Node 24`,
    },
    ...findings,
  ];
}

type Looked = Omit<Finding, 'about'>;

async function finding(about: string, look: () => Promise<Looked>): Promise<Finding> {
  try {
    return { about, ...(await look()) };
  } catch (error) {
    return { about, state: 'broken', sentence: reasonOf(error) };
  }
}

async function examineStore(config: Config): Promise<Looked> {
  const engine = await openEngine(config);
  try {
    const { articles, newest } = await engine.extent({});
    return articles === 0
      ? { state: 'open', sentence: `${engine.store} is empty: fill it with npm run ingest -- PATH` }
      : {
          state: 'fine',
          sentence: `${articles} articles in ${engine.store}, the newest of ${newest?.slice(0, 10) ?? 'no known day'}, embedded by ${engine.embedder}`,
        };
  } finally {
    await engine.close();
  }
}

async function examineFeeds(config: Config): Promise<Looked> {
  const { list } = openFeeds(config, () => new Date());
  try {
    const feeds = await list.all();
    if (feeds.length === 0)
      return { state: 'open', sentence: 'none followed; add one with npm run feeds -- add URL' };
    const { followed, failing } = feedsHealth(feeds);
    const stuck = feeds.find(({ failures }) => failures >= LASTING);
    return stuck === undefined
      ? { state: 'fine', sentence: `${followed} followed, ${failing} failing for the moment` }
      : {
          state: 'broken',
          sentence: `${failing} of ${followed} failing, such as ${stuck.url}: ${stuck.reason ?? ''}; see npm run feeds -- list`,
        };
  } finally {
    await list.close();
  }
}

async function examineWatches(config: Config): Promise<Looked> {
  const path = join(config.DATELINE_DATA, 'state.sqlite');
  const none = { state: 'open' as const, sentence: 'none; a channel begins one with /watch' };
  if (!existsSync(path)) return none;
  const state = openStateFile(path);
  try {
    const { all, paused } = await sqliteWatches(state).count();
    if (all === 0) return none;
    const sentence = `${all} kept, ${paused} paused`;
    return paused === 0
      ? { state: 'fine', sentence }
      : { state: 'open', sentence: `${sentence}; /watches says why in the channel itself` };
  } finally {
    await state.close();
  }
}

async function examineModel(config: Config): Promise<Looked> {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: address, OPENAI_MODEL: model } = config;
  if (key === undefined && address === undefined)
    return {
      state: 'open',
      sentence:
        'none, answers are quotations; set OPENAI_API_KEY or OPENAI_BASE_URL for worded ones',
    };
  const base = (address ?? 'https://api.openai.com/v1').replace(/\/$/u, '');
  const response = await fetch(`${base}/models`, {
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null);
  if (response === null)
    return {
      state: 'broken',
      sentence: `${new URL(base).origin} cannot be reached: is the server running, and is OPENAI_BASE_URL right?`,
    };
  return response.ok
    ? { state: 'fine', sentence: `${model}, and its server answers` }
    : {
        state: 'broken',
        sentence: `the server answered ${response.status}: check OPENAI_API_KEY and OPENAI_BASE_URL`,
      };
}

async function examineDiscord(config: Config): Promise<Looked> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = config;
  if (token === undefined)
    return { state: 'open', sentence: 'no DISCORD_TOKEN, so npm start serves the playground' };
  const { name, commands } = await checkDiscord({ token, ...(apiUrl !== undefined && { apiUrl }) });
  return commands.length === 0
    ? { state: 'open', sentence: `logged in as ${name}, no command registered: run npm run deploy` }
    : {
        state: 'fine',
        sentence: `logged in as ${name}, registered: ${commands.join(', ')}`,
      };
}
