import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, rm, watch, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ArticleLine } from '../../corpus/article-line.ts';
import { madeUpArticles } from '../benchmark/made-up-articles.ts';
import { CommandError } from '../command-line/errors.ts';
import { type Expected, findTears, type StoredRows, type Tears } from './find-tears.ts';
import { storedRows } from './stored-rows.ts';

export type CrashOptions = {
  /** How many articles are ingested; half of them are stored already, with other words. */
  articles: number;
  kills: number;
  /** An existing folder for throw-away stores. */
  folder: string;
  /** Numbers in 0..1, which choose the moments. */
  random: () => number;
  /** Milliseconds from any beginning. */
  clock: () => number;
  onProgress?: (kills: number) => void;
};

/** Keys as they are printed. */
export type CrashReport = {
  kills: number;
  articles: number;
  /** How many kills found the ingest with nothing, a part or all of its articles stored. */
  found: { nothing: number; part: number; all: number };
  /** What was torn right after a kill: strays are not seen, and swept up later. */
  after_kill: Tears;
  /** What was torn after the same ingest again. */
  after_ingest: Tears;
};

/** An ingest ended otherwise than by its kill; its own words stand on standard error. */
class IngestFailed extends CommandError {
  override readonly name = 'IngestFailed';
  readonly forReader = 'See the lines above.';
  constructor(code: number | null) {
    super(`An ingest ended with exit code ${code}.`);
  }
}

const program = fileURLToPath(new URL('../ingest.ts', import.meta.url));
const none: Tears = { lost: 0, double: 0, strays: 0 };

/**
 * Kills an ingest with SIGKILL at random moments after its first change of a file, each time in a
 * fresh copy of the same store, looks at what it left, ingests the same again, and looks once more.
 * @throws IngestFailed
 */
export async function runCrashes(options: CrashOptions): Promise<CrashReport> {
  const { kills, random, clock, onProgress } = options;
  const trial = await prepare(options);
  const duration = await writingTime(await trial.freshStore(), trial.file, clock);
  const found = { nothing: 0, part: 0, all: 0 };
  let [afterKill, afterIngest] = [none, none];
  for (let kill = 1; kill <= kills;) {
    const data = await trial.freshStore();
    // An ingest that ended before its kill is no crash.
    if (!(await killedIngest(data, { file: trial.file, after: random() * duration }))) continue;
    const store = join(data, 'store');
    const rows = await storedRows(store);
    found[progressOf(rows, trial)] += 1;
    afterKill = sum(afterKill, findTears(rows, trial.before));
    await ingest(data, trial.file);
    afterIngest = sum(afterIngest, findTears(await storedRows(store), trial.after));
    onProgress?.(kill);
    kill += 1;
  }
  const { articles } = options;
  return { kills, articles, found, after_kill: afterKill, after_ingest: afterIngest };
}

/** The articles of a crash test, and what a store has to hold before and after their ingest. */
type Trial = {
  file: string;
  before: Expected;
  after: Expected;
  /** Makes the data folder, in the place of the last one, anew; half of the articles are in it. */
  freshStore: () => Promise<string>;
};

async function prepare({ articles, folder }: CrashOptions): Promise<Trial> {
  const lines = madeUpArticles(articles).take(articles).toArray();
  const older = lines.slice(0, Math.floor(articles / 2)).map((line) => ({
    ...line,
    text: `${line.text}\n\nThis line stands in the first version only.`,
  }));
  const [file, olderFile] = [join(folder, 'articles.jsonl'), join(folder, 'older.jsonl')];
  await writeFile(file, jsonLines(lines));
  await writeFile(olderFile, jsonLines(older));
  const [template, data] = [join(folder, 'template'), join(folder, 'data')];
  await mkdir(template);
  await ingest(template, olderFile);
  const known = new Set(older.map(({ id }) => String(id)));
  return {
    file,
    before: new Map([...known].map((id) => [id, { least: 0, most: 1 }])),
    after: new Map(
      lines.map(({ id }) => {
        const changes = known.has(String(id)) ? 1 : 0;
        return [String(id), { least: changes, most: changes }];
      }),
    ),
    freshStore: async () => {
      await rm(data, { recursive: true, force: true });
      await cp(template, data, { recursive: true });
      return data;
    },
  };
}

function jsonLines(lines: readonly ArticleLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function startIngest(data: string, file: string): ChildProcess {
  return spawn(process.execPath, [program, file], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DATELINE_DATA: data, DATELINE_STORE: '' },
  });
}

async function ingest(data: string, file: string): Promise<void> {
  const [code] = await once(startIngest(data, file), 'exit');
  if (code !== 0) throw new IngestFailed(Number(code));
}

/** How long an ingest takes from its first change of a file to its end, in milliseconds. */
async function writingTime(data: string, file: string, clock: () => number): Promise<number> {
  const changed = firstChange(data);
  const ended = once(startIngest(data, file), 'exit');
  await Promise.race([changed, ended]);
  const start = clock();
  const [code] = await ended;
  if (code !== 0) throw new IngestFailed(Number(code));
  return clock() - start;
}

async function firstChange(folder: string): Promise<void> {
  const changes = watch(folder, { recursive: true })[Symbol.asyncIterator]();
  await changes.next();
  await changes.return?.();
}

/** Whether the ingest was still at work when it was killed. */
async function killedIngest(
  data: string,
  { file, after }: { file: string; after: number },
): Promise<boolean> {
  const changed = firstChange(data);
  const child = startIngest(data, file);
  const ended = once(child, 'exit');
  await Promise.race([ended, changed]);
  await Promise.race([ended, pause(after)]);
  child.kill('SIGKILL');
  const [code, signal] = await ended;
  if (signal === null && code !== 0) throw new IngestFailed(Number(code));
  return signal === 'SIGKILL';
}

/** How far an ingest was: what it has stored are new articles and changes. */
function progressOf({ articles }: StoredRows, trial: Trial): 'nothing' | 'part' | 'all' {
  const changes = articles.reduce((total, article) => total + article.changes, 0);
  const stored = articles.length - trial.before.size + changes;
  if (stored === 0) return 'nothing';
  return stored < trial.after.size ? 'part' : 'all';
}

function sum(left: Tears, right: Tears): Tears {
  return {
    lost: left.lost + right.lost,
    double: left.double + right.double,
    strays: left.strays + right.strays,
  };
}
