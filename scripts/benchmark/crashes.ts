// Kills ingests and counts the damage that they leave in the store.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, rm, watch, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { connect } from '@lancedb/lancedb';
import { z } from 'zod';
import type { ArticleLine } from '../../corpus/article-source.ts';
import { CommandError } from '../command-line/run-script.ts';
import { madeUpArticles } from './corpus.ts';

export type CrashOptions = {
  /** How many articles; half of those of an ingest are updates of stored ones. */
  articles: number;
  kills: number;
  /** An existing folder for temporary data. */
  folder: string;
  /** Chooses the moments of the kills; numbers from 0 to 1. */
  random: () => number;
  /** Milliseconds from any start. */
  clock: () => number;
  onProgress?: (kills: number) => void;
};

export type CrashReport = {
  kills: number;
  articles: number;
  /** How much of its articles the ingest had stored when it was killed, in numbers of kills. */
  found: { nothing: number; part: number; all: number };
  /** Damage right after a kill. Strays are harmless then: hidden from readers and removed later. */
  after_kill: Damage;
  /** Damage after the same ingest was run again. */
  after_ingest: Damage;
};

/** The articles of a crash test, and what the store should hold before and after their ingest. */
type Trial = {
  file: string;
  before: Expected;
  after: Expected;
  /** Replaces the data folder by a new one that holds older versions of half of the articles. */
  freshStore: () => Promise<string>;
};

/** The exit code of a process, or the signal that ended it. */
type End = { code: number | null; signal: NodeJS.Signals | null };

/** The columns of a store that show whether it is complete and consistent. */
type StoredRows = {
  articles: readonly { id: string; revision: string; passages: number | null; changes: number }[];
  passages: readonly { articleId: string; revision: string; number: number }[];
};

/** Numbers of rows that are not as they should be. */
export type Damage = {
  /** Missing articles, passages (by the count in their article) and changes. */
  lost: number;
  /** Duplicate articles, passages and changes. */
  double: number;
  /** Orphaned passages: their article or its revision is not stored. */
  orphans: number;
};

/**
 * The articles that should be stored, by id, with the least and most changes each may have.
 * @internal
 */
export type Expected = ReadonlyMap<string, { least: number; most: number }>;

const program = fileURLToPath(new URL('../dateline.ts', import.meta.url));
/** A store without damage. */
export const none: Damage = { lost: 0, double: 0, orphans: 0 };
/** Ingests that may end before their kill, for each kill. */
const MOST_MISSED = 20;
/** Longer than anything that is started here takes, so that one that hangs ends the crash test. */
const MOST_MILLISECONDS = 600_000;
const aboutRows = z.array(z.object({ passages: z.string() })).length(1);

const articleRows = z.array(
  z.object({
    id: z.string(),
    revision: z.string(),
    passages: z.number().nullable(),
    history: z.string().nullable(),
  }),
);

const passageRows = z.array(
  z.object({ article_id: z.string(), revision: z.string(), number: z.number() }),
);

/**
 * Kills an ingest with SIGKILL at a random moment after its first write, each time in a fresh copy of
 * the same store, counts the damage, runs the same ingest again, and counts once more.
 * @throws CommandError when an ingest fails by itself.
 */
export async function runCrashes(options: CrashOptions): Promise<CrashReport> {
  const { kills, random, clock, onProgress } = options;
  const trial = await prepare(options);
  const duration = await writingTime(await trial.freshStore(), trial.file, clock);
  const found = { nothing: 0, part: 0, all: 0 };
  let [afterKill, afterIngest] = [none, none];
  let missed = 0;
  for (let kill = 1; kill <= kills;) {
    const data = await trial.freshStore();
    // Counts kills only, not ingests that ended before their kill.
    if (!(await killedIngest(data, { file: trial.file, after: random() * duration }))) {
      missed += 1;
      if (missed > MOST_MISSED * kills) throw endedTooSoon();
      continue;
    }
    const store = join(data, 'store');
    const rows = await storedRows(store);
    found[progressOf(rows, trial)] += 1;
    afterKill = combined(afterKill, findDamage(rows, trial.before));
    await ingest(data, trial.file);
    afterIngest = combined(afterIngest, findDamage(await storedRows(store), trial.after));
    onProgress?.(kill);
    kill += 1;
  }
  const { articles } = options;
  return { kills, articles, found, after_kill: afterKill, after_ingest: afterIngest };
}

/**
 * Compares the rows of a store with what it has to hold.
 * @internal
 */
export function findDamage(rows: StoredRows, expected: Expected): Damage {
  const articles = new Map(rows.articles.map((article) => [article.id, article]));
  const current = rows.passages.filter(
    ({ articleId, revision }) => articles.get(articleId)?.revision === revision,
  );
  const distinct = new Set(current.map(({ articleId, number }) => `${number} ${articleId}`));
  const claimed = [...articles.values()].reduce((sum, { passages }) => sum + (passages ?? 0), 0);
  const changes = [...expected].flatMap(([id, limits]) => {
    const found = articles.get(id);
    return found === undefined ? [] : [{ ...limits, found: found.changes }];
  });
  return {
    lost:
      expected.size -
      changes.length +
      Math.max(0, claimed - distinct.size) +
      sumOf(changes.map(({ least, found }) => Math.max(0, least - found))),
    double:
      rows.articles.length -
      articles.size +
      (current.length - distinct.size) +
      sumOf(changes.map(({ most, found }) => Math.max(0, found - most))),
    orphans: rows.passages.length - current.length,
  };
}

/**
 * Reads the tables of a store directly, because Dateline's own code hides damage.
 * @internal
 */
export async function storedRows(folder: string): Promise<StoredRows> {
  const connection = await connect(folder);
  const read = async (name: string, columns: string[]): Promise<unknown[]> =>
    await (await connection.openTable(name)).query().select(columns).toArray();
  const [about] = aboutRows.parse(await read('about', ['passages']));
  const articles = articleRows.parse(
    await read('articles', ['id', 'revision', 'passages', 'history']),
  );
  const passages = passageRows.parse(
    await read(about?.passages ?? '', ['article_id', 'revision', 'number']),
  );
  connection.close();
  return {
    articles: articles.map(({ history, ...row }) => ({
      ...row,
      changes: history === null ? 0 : z.array(z.unknown()).parse(JSON.parse(history)).length,
    })),
    passages: passages.map(({ article_id: articleId, ...row }) => ({ ...row, articleId })),
  };
}

async function prepare({ articles, folder }: CrashOptions): Promise<Trial> {
  const lines = madeUpArticles(articles).take(articles).toArray();
  const older = lines.slice(0, Math.floor(articles / 2)).map((line) => ({
    ...line,
    text: `${line.text}\n\nThis line is in the first version only.`,
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
  return spawn(process.execPath, [program, 'ingest', file], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DATELINE_DATA: data, DATELINE_STORE: '' },
    timeout: MOST_MILLISECONDS,
  });
}

async function ingest(data: string, file: string): Promise<void> {
  const end = await endOf(startIngest(data, file));
  if (end.code !== 0) throw ingestFailed(end);
}

/** Milliseconds from the first write of an ingest to its end. */
async function writingTime(data: string, file: string, clock: () => number): Promise<number> {
  const changed = firstChange(data);
  const ended = endOf(startIngest(data, file));
  await Promise.race([changed, ended]);
  const start = clock();
  const end = await ended;
  if (end.code !== 0) throw ingestFailed(end);
  return clock() - start;
}

async function firstChange(folder: string): Promise<void> {
  const changes = watch(folder, { recursive: true })[Symbol.asyncIterator]();
  await changes.next();
  await changes.return?.();
}

/** Starts an ingest and kills it; false when it had already ended. */
async function killedIngest(
  data: string,
  { file, after }: { file: string; after: number },
): Promise<boolean> {
  const changed = firstChange(data);
  const end = await killed(startIngest(data, file), changed, after);
  if (end.signal === 'SIGKILL') return true;
  if (end.code === 0) return false;
  throw ingestFailed(end);
}

/**
 * Kills a process with SIGKILL so many milliseconds after its first `sign` of work. Returns how it
 * ended, which may have been before the kill.
 */
export async function killed(
  child: ChildProcess,
  sign: Promise<void>,
  after: number,
): Promise<End> {
  const ended = endOf(child);
  await Promise.race([ended, sign]);
  await Promise.race([ended, pause(after)]);
  child.kill('SIGKILL');
  return await ended;
}

async function endOf(child: ChildProcess): Promise<End> {
  await once(child, 'exit');
  return { code: child.exitCode, signal: child.signalCode };
}

/** How far the ingest got, by the new articles and changes in the store. */
function progressOf({ articles }: StoredRows, trial: Trial): 'nothing' | 'part' | 'all' {
  const changes = articles.reduce((total, article) => total + article.changes, 0);
  const stored = articles.length - trial.before.size + changes;
  if (stored === 0) return 'nothing';
  return stored < trial.after.size ? 'part' : 'all';
}

function endedTooSoon(): CommandError {
  return new CommandError('The ingests end before they can be killed.', 'Use more articles.');
}

function ingestFailed({ code, signal }: End): CommandError {
  const end = code === null ? String(signal) : `exit code ${code}`;
  return new CommandError(`An ingest ended with ${end}.`, 'See the lines above.');
}

/** The sums of two damages. */
export function combined(left: Damage, right: Damage): Damage {
  return {
    lost: left.lost + right.lost,
    double: left.double + right.double,
    orphans: left.orphans + right.orphans,
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
