// dateline doctor: diagnoses problems of the settings and of every part.
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sqlWatches } from '../bot/state/watches.ts';
import { isPostgres, openStateDatabase } from '../bot/state/database.ts';
import { feedsHealth, openFeeds } from '../bot/feeds/feeds.ts';
import {
  type Config,
  printableConfig,
  readConfig,
  stateAddress,
  storeAddress,
} from '../bot/config.ts';
import { checkDiscord } from '../bot/discord/deploy.ts';
import { checkStoreServer, type Engine, openEngine } from '../bot/wire.ts';
import { reasonOf, storageCure } from '../corpus/errors.ts';
import { printableAddress } from '../corpus/printable-address.ts';
import { isFolder } from '../retrieval/store/address.ts';
import type { Call } from './command-line/commands.ts';
import { asCalled } from './command-line/help.ts';
import { printJson } from './command-line/run-script.ts';
import { tryModel } from './models/trial.ts';

/** The state of one part: fine, open (not set up, which is allowed) or broken, with the cure. */
type Finding = { about: string; state: 'fine' | 'open' | 'broken'; sentence: string };
type Diagnosis = Omit<Finding, 'about'>;

const marks = { fine: '✓', open: '·', broken: '✗' } as const;
/** A feed that failed so many times in a row needs a person. */
const FAILURES_TO_REPORT = 3;
/** Enough that a full disk cannot take it. */
const PROBE_BYTES = 1_000_000;
const MODEL_TIMEOUT_MILLISECONDS = 10_000;

export async function run({ values }: Call<'doctor'>): Promise<void> {
  const config = readConfig(process.env);
  const settings = printableConfig(config);
  const findings = await diagnose(config);
  if (findings.some(({ state }) => state === 'broken')) process.exitCode = 1;
  if (values.json) {
    printJson({ settings, findings });
    return;
  }
  const width = Math.max(...settings.map(({ name }) => name.length));
  for (const { name, value } of settings)
    process.stdout.write(`  ${name.padEnd(width)}  ${value}\n`);
  process.stdout.write('\n');
  for (const { state, about, sentence } of findings)
    process.stdout.write(asCalled(`${marks[state]} ${about}: ${sentence}\n`));
}

/** Examines every part; an error becomes a broken part. */
async function diagnose(config: Config): Promise<Finding[]> {
  const parts: Record<string, () => Diagnosis | Promise<Diagnosis>> = {
    Node: diagnoseNode,
    'Data folder': async () => await diagnoseData(config),
    State: async () => await diagnoseState(config),
    'Store and embedder': async () => await diagnoseStore(config),
    Feeds: async () => await diagnoseFeeds(config),
    Watches: async () => await diagnoseWatches(config),
    Model: async () => await diagnoseModel(config),
    Discord: async () => await diagnoseDiscord(config),
  };
  return await Promise.all(
    Object.entries(parts).map(async ([about, examine]): Promise<Finding> => {
      try {
        return { about, ...(await examine()) };
      } catch (error) {
        return { about, state: 'broken', sentence: reasonOf(error) };
      }
    }),
  );
}

function diagnoseNode(): Diagnosis {
  const { node } = process.versions;
  return Number(node.split('.', 1)[0]) >= 24
    ? { state: 'fine', sentence: node }
    : { state: 'broken', sentence: `${node} is too old: run it with npm, which brings Node 24` };
}

async function diagnoseStore(config: Config): Promise<Diagnosis> {
  let aboutCopy = '';
  const engine = await openEngine(config, {
    onCopy: (sentence) => {
      aboutCopy = `. ${sentence}`;
    },
  });
  try {
    const address = storeAddress(config);
    await (isFolder(address) ? assertWritable(address) : checkStoreServer(address, engine));
    const { articles, newest } = await engine.extent({});
    if (articles === 0)
      return {
        state: 'open',
        sentence: `${engine.store} is empty: fill it with npm run ingest -- PATH`,
      };
    await readBack(engine);
    return {
      state: 'fine',
      sentence: `${articles} articles in ${engine.store}, the newest of ${newest?.slice(0, 10) ?? 'no known day'}, embedded by ${engine.embedder}; an article and a search were read back${aboutCopy}`,
    };
  } finally {
    await engine.close();
  }
}

/** Reads one article, and finds it by its own headline. */
async function readBack(engine: Engine): Promise<void> {
  const [source = ''] = await engine.sources();
  const [id = ''] = await engine.idsOf(source);
  const [article] = await engine.articles([id]);
  if (article === undefined)
    throw new Error(
      `an article of ${source} is listed and cannot be read: restore a backup, or move ${engine.store} away and ingest again`,
    );
  const text = (article.title || article.text).slice(0, 300);
  const found = await engine.retrieve({ text, at: new Date().toISOString() });
  if (found.length === 0)
    throw new Error(
      `a search for the headline of a stored article finds nothing: run npm run ingest -- --rebuild`,
    );
}

/** Writes a file into the folder, which is created where it is missing, and deletes it. */
async function assertWritable(folder: string): Promise<void> {
  const probe = join(folder, `.doctor-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, Buffer.alloc(PROBE_BYTES), { flush: true });
  } catch (error) {
    throw new Error(`${folder} cannot be written. ${storageCure(error) ?? reasonOf(error)}`, {
      cause: error,
    });
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

async function diagnoseData({ DATELINE_DATA: folder }: Config): Promise<Diagnosis> {
  await assertWritable(folder);
  return { state: 'fine', sentence: `${folder} can be written` };
}

async function diagnoseState(config: Config): Promise<Diagnosis> {
  const address = stateAddress(config);
  if (isMissing(address))
    return { state: 'open', sentence: 'none yet; the first start creates it' };
  const state = openStateDatabase(address);
  try {
    await state.assertWritable();
    return { state: 'fine', sentence: `${state.address} can be read and written` };
  } finally {
    await state.close();
  }
}

/** Whether the state is a file that is not there, and that looking would create. */
function isMissing(address: string): boolean {
  return !isPostgres(address) && !existsSync(address);
}

async function diagnoseFeeds(config: Config): Promise<Diagnosis> {
  const { list } = openFeeds(config, () => new Date());
  try {
    const feeds = await list.all();
    if (feeds.length === 0)
      return { state: 'open', sentence: 'none followed; add one with npm run feeds -- add URL' };
    const { followed, failing } = feedsHealth(feeds);
    const stuck = feeds.find(({ failures }) => failures >= FAILURES_TO_REPORT);
    return stuck === undefined
      ? { state: 'fine', sentence: `${followed} followed, ${failing} failing for the moment` }
      : {
          state: 'broken',
          sentence: `${failing} of ${followed} failing, such as ${printableAddress(stuck.url)}: ${stuck.reason ?? ''}; see npm run feeds -- list`,
        };
  } finally {
    await list.close();
  }
}

async function diagnoseWatches(config: Config): Promise<Diagnosis> {
  const address = stateAddress(config);
  const none = { state: 'open' as const, sentence: 'none; start one in a channel with /watch' };
  if (isMissing(address)) return none;
  const state = openStateDatabase(address);
  try {
    const { all, paused } = await sqlWatches(state).count();
    if (all === 0) return none;
    const sentence = `${all} set up, ${paused} paused`;
    return paused === 0
      ? { state: 'fine', sentence }
      : { state: 'open', sentence: `${sentence}; /watches in the channel says why` };
  } finally {
    await state.close();
  }
}

async function diagnoseModel(config: Config): Promise<Diagnosis> {
  if (config.DATELINE_MODEL !== undefined)
    return await diagnoseLocalModel(config.DATELINE_MODEL, config);
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: address, OPENAI_MODEL: model } = config;
  if (key === undefined && address === undefined)
    return {
      state: 'open',
      sentence:
        'none, answers are quotations; set OPENAI_API_KEY or OPENAI_BASE_URL to use one, or run one here with npm run model',
    };
  const base = (address ?? 'https://api.openai.com/v1').replace(/\/$/u, '');
  const response = await fetch(`${base}/models`, {
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(MODEL_TIMEOUT_MILLISECONDS),
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

async function diagnoseLocalModel(file: string, config: Config): Promise<Diagnosis> {
  const seconds = await tryModel(file, config);
  return {
    state: 'fine',
    sentence: `${basename(file, '.gguf')} answers (${seconds.toFixed(1)} s with loading)`,
  };
}

async function diagnoseDiscord(config: Config): Promise<Diagnosis> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = config;
  if (token === undefined)
    return { state: 'open', sentence: 'no DISCORD_TOKEN, so npm start serves the playground' };
  const { name, commands } = await checkDiscord({ token, ...(apiUrl !== undefined && { apiUrl }) });
  return commands.length === 0
    ? {
        state: 'open',
        sentence: `logged in as ${name}, no command registered yet: npm start registers them`,
      }
    : { state: 'fine', sentence: `logged in as ${name}, registered: ${commands.join(', ')}` };
}
