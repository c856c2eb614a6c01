// The search engines that the benchmark compares: Dateline, MiniSearch and LanceDB.
import type { ArticleLine, Found } from '../../corpus/article-source.ts';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection, Table } from '@lancedb/lancedb';
import { cutPassages } from '../../corpus/passages.ts';
import type { Question } from '../../retrieval/query/query.ts';

/** A search engine under test: opens the corpus in a folder, which may be empty. */
type Subject = (folder: string) => Promise<OpenSubject>;

/** A search engine under test, open on one folder. */
export type OpenSubject = {
  /** Stores the articles and makes them searchable, also after the folder is opened again. */
  prepare(articles: readonly ArticleLine[]): Promise<{ passages: number }>;
  /** Finds the ten best passages. */
  query(text: string): Promise<unknown>;
  /** Missing where the subject only searches. */
  answer?: (question: string) => Promise<unknown>;
  close(): Promise<void>;
};

/** A passage as every subject stores it. */
type BenchmarkPassage = { id: string; title: string; text: string };

/**
 * The subjects by name. Each imports its library when it opens, so that start-up time and memory of
 * a measuring process are those of its own subject.
 */
export const subjects: Record<string, Subject> = {
  dateline: openDateline,
  minisearch: openMiniSearch,
  'lancedb-full-text': openLanceDb,
};

const PASSAGES_PER_WRITE = 5000;

/** Cuts articles into passages as Dateline does, so that all subjects store the same. */
export function benchmarkPassages(articles: readonly ArticleLine[]): BenchmarkPassage[] {
  return articles.flatMap(({ id, title, text }, index) => {
    const articleId = String(id ?? index);
    return cutPassages({ id: articleId, text }).map((passage) => ({
      id: `${articleId}#${passage.number}`,
      title,
      text: passage.text,
    }));
  });
}

/** Dateline with its defaults: the built-in embedder and quoted answers. */
async function openDateline(folder: string): Promise<OpenSubject> {
  const { readConfig } = await import('../../bot/config.ts');
  const { openEngine } = await import('../../bot/wire.ts');
  const engine = await openEngine(readConfig({ DATELINE_DATA: folder }));
  return {
    prepare: async (articles) => await engine.ingest({ articles: () => foundIn(articles) }),
    query: async (text) => await engine.retrieve(askedNow(text)),
    answer: async (text) => await engine.answer(askedNow(text)),
    close: async () => await engine.close(),
  };
}

function askedNow(text: string): Question {
  return { text, at: new Date().toISOString() };
}

async function* foundIn(articles: readonly ArticleLine[]): AsyncGenerator<Found> {
  for (const [index, line] of articles.entries()) yield { input: `article ${index + 1}`, line };
}

/** MiniSearch: an index in memory, stored as one JSON file. */
async function openMiniSearch(folder: string): Promise<OpenSubject> {
  const { default: MiniSearch } = await import('minisearch');
  const settings = { fields: ['title', 'text'], storeFields: ['title', 'text'] };
  const path = join(folder, 'minisearch.json');
  const index = existsSync(path)
    ? MiniSearch.loadJSON<BenchmarkPassage>(await readFile(path, 'utf8'), settings)
    : new MiniSearch<BenchmarkPassage>(settings);
  return {
    prepare: async (articles) => {
      const passages = benchmarkPassages(articles);
      index.addAll(passages);
      await writeFile(path, JSON.stringify(index));
      return { passages: passages.length };
    },
    query: (text) => Promise.resolve(index.search(text).slice(0, 10)),
    close: () => Promise.resolve(),
  };
}

/** LanceDB's full-text search with its defaults, without vectors. */
async function openLanceDb(folder: string): Promise<OpenSubject> {
  const { connect, Index } = await import('@lancedb/lancedb');
  const connection = await connect(folder);
  const stored = await connection.tableNames();
  let table = stored.includes('passages') ? await connection.openTable('passages') : null;
  return {
    prepare: async (articles) => {
      const passages = benchmarkPassages(articles);
      table = await filledTable(connection, passages);
      await table.createIndex('text', { config: Index.fts() });
      return { passages: passages.length };
    },
    query: async (text) =>
      await table
        ?.query()
        .fullTextSearch(text, { columns: ['text'] })
        .limit(10)
        .toArray(),
    close: () => {
      table?.close();
      connection.close();
      return Promise.resolve();
    },
  };
}

async function filledTable(
  connection: Connection,
  passages: readonly BenchmarkPassage[],
): Promise<Table> {
  const table = await connection.createTable('passages', passages.slice(0, PASSAGES_PER_WRITE));
  for (let first = PASSAGES_PER_WRITE; first < passages.length; first += PASSAGES_PER_WRITE)
    await table.add(passages.slice(first, first + PASSAGES_PER_WRITE));
  return table;
}
