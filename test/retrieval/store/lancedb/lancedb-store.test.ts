import { execFile } from 'node:child_process';
import { readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect } from '@lancedb/lancedb';
import { expect, test } from 'vitest';
import { cutPassages } from '../../../../corpus/passages.ts';
import { EmbedderMismatch, StoreTooNew, StoreUnavailable } from '../../../../retrieval/errors.ts';
import { indexArticles } from '../../../../retrieval/indexing/index-articles.ts';
import { openLanceStore } from '../../../../retrieval/store/lancedb/lancedb-store.ts';
import { aboutSchema, STORE_FORMAT } from '../../../../retrieval/store/lancedb/schema.ts';
import type { Store } from '../../../../retrieval/store/store.ts';
import { toUnitLength } from '../../../../retrieval/text/vectors.ts';
import { everything, writeNews } from '../../../contracts/store/store-trial.ts';
import { letterEmbedder } from '../../../support/letter-embedder.ts';
import { newsArticle, quake, smallNews, strike, vote } from '../../../support/small-news.ts';
import { vowelEmbedder } from '../../../support/vowel-embedder.ts';
import {
  corrected,
  filledAddress,
  freshAddress,
  cleanups,
  letters,
  opened,
  tablesAt,
  vowels,
} from './lance-folder.ts';

test('holds the same articles when it is opened again', async () => {
  const store = await opened(await filledAddress());
  expect(await store.articles(smallNews.map(({ id }) => id))).toEqual(smallNews);
  expect((await store.searchPassages('trawling', everything))[0]?.article.id).toBe('vote');
});

test('creates a missing folder', async () => {
  const store = await opened(join(freshAddress(), 'new', 'store'));
  await writeNews(store, quake);
  expect(await store.articles(['quake'])).toEqual([quake]);
});

test('finds the same with a vector index, and what is added later', async () => {
  const address = freshAddress();
  const store = await opened(address);
  await writeMany(store, 10_050);
  await store.compact();
  const { passages } = await tablesAt(address);
  expect((await passages.listIndices()).flatMap(({ columns }) => columns)).toContain('vector');
  for (const index of [0, 5_000, 10_049]) {
    const [hit] = await store.searchVectors(vectorOf(index), everything);
    expect(hit?.article.id).toBe(`many-${index}`);
  }
  await writeNews(store, quake);
  await store.compact();
  const [indexed] = await indexArticles([quake], letterEmbedder());
  const [hit] = await store.searchVectors(indexed?.vectors[0] ?? vectorOf(0), everything);
  expect(hit?.article.id).toBe('quake');
});

test('a second handle sees at once what the first one writes', async () => {
  const address = freshAddress();
  const [writer, reader] = [await opened(address), await opened(address)];
  for (const article of [strike, corrected]) {
    await writeNews(writer, article);
    expect(await reader.articles(['strike'])).toEqual([article]);
    const [hit] = await reader.searchPassages('strike', everything);
    expect(article.text).toContain(hit?.passage.text);
    expect((await reader.extent({})).articles).toBe(1);
  }
  await writer.compact();
  expect(await reader.searchPassages('lunch', everything)).toHaveLength(1);
});

test('a process sees what another process writes', async () => {
  const address = freshAddress();
  const reader = await opened(address);
  const script = `
    const { openLanceStore } = await import(${moduleAt('retrieval/store/lancedb/lancedb-store.ts')});
    const { writeNews } = await import(${moduleAt('test/contracts/store/store-trial.ts')});
    const { quake } = await import(${moduleAt('test/support/small-news.ts')});
    const store = await openLanceStore(${JSON.stringify({ address, embedder: letters })});
    await writeNews(store, quake);
    await store.close();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  expect(await reader.articles(['quake'])).toEqual([quake]);
  expect(await reader.searchPassages('earthquake', everything)).toHaveLength(1);
});

test('refuses a store of another embedder and says what to do', async () => {
  const opening = openLanceStore({ address: await filledAddress(), embedder: vowels });
  await expect(opening).rejects.toThrow(EmbedderMismatch);
  await expect(opening).rejects.toThrow(/letters.*vowels.*npm run ingest -- --rebuild/u);
});

test('a rebuild adapts a store to another embedder permanently', async () => {
  const address = await filledAddress();
  const store = await opened(address, vowels, true);
  await store.rebuild(async (articles) => await indexArticles(articles, vowelEmbedder()));
  const again = await opened(address, vowels);
  const [vector = new Float32Array()] = await vowelEmbedder().embed([quake.title]);
  expect(await again.searchVectors(vector, everything)).not.toEqual([]);
  expect(await again.articles(['vote'])).toEqual([vote]);
  await expect(openLanceStore({ address, embedder: letters })).rejects.toThrow(EmbedderMismatch);
});

test('a reader that was open during a rebuild continues with the new index', async () => {
  const address = await filledAddress();
  const [writer, reader] = [await opened(address), await opened(address)];
  expect(await reader.searchPassages('trawling', everything)).toHaveLength(1);
  await writer.rebuild(async (articles) => await indexArticles(articles, letterEmbedder()));
  const [vector = new Float32Array()] = await letterEmbedder().embed([quake.title]);
  expect(await reader.searchVectors(vector, everything)).not.toEqual([]);
  expect(await reader.searchPassages('trawling', everything)).toHaveLength(1);
});

test('a reader learns that the store was rebuilt for another embedder', async () => {
  const address = await filledAddress();
  const [writer, reader] = [await opened(address, vowels, true), await opened(address)];
  await writer.rebuild(async (articles) => await indexArticles(articles, vowelEmbedder()));
  const searching = reader.searchPassages('trawling', everything);
  await expect(searching).rejects.toThrow(EmbedderMismatch);
});

test('refuses a store of a newer format and says what to do', async () => {
  const address = await filledAddress();
  const connection = await connect(address);
  const row = { format: STORE_FORMAT + 1, embedder: 'letters', dimensions: 27, passages: 'p' };
  await connection.createTable('about', [row], { mode: 'overwrite', schema: aboutSchema });
  const opening = openLanceStore({ address, embedder: letters });
  await expect(opening).rejects.toThrow(StoreTooNew);
  await expect(opening).rejects.toThrow('update Dateline');
});

test.each([
  ['cut in half', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
  ['emptied', (file: string) => truncateSync(file)],
  ['overwritten', (file: string) => writeFileSync(file, 'This was a table once. '.repeat(40))],
  ['deleted', (file: string) => rmSync(file)],
])('reports a store whose files are all %s and says what to do', async (_, damage) => {
  const address = await filledAddress();
  for (const file of filesIn(address)) damage(file);
  const opening = openLanceStore({ address, embedder: letters });
  await expect(opening).rejects.toThrow(StoreUnavailable);
  await expect(opening).rejects.toThrow('move the folder away and ingest again');
  await expect(opening).rejects.toHaveProperty('forReader', expect.not.stringContaining(address));
});

test('reports damage that only a search meets in the same way', async () => {
  const address = await filledAddress();
  for (const file of filesIn(address)) {
    if (/articles.*data/u.test(file)) writeFileSync(file, 'Not a table.');
  }
  const store = await opened(address);
  const [vector = new Float32Array()] = await letterEmbedder().embed(['pilots']);
  const calls: (() => Promise<unknown>)[] = [
    async () => await store.searchPassages('pilots', everything),
    async () => await store.searchArticles('pilots', everything),
    async () => await store.searchVectors(vector, everything),
    async () => await store.articles(['strike']),
    async () => await store.facts(['strike']),
    async () => await store.extent({}),
    async () => await store.sources(),
    async () => await store.compact(),
    async () => await writeNews(store, corrected),
  ];
  for (const call of calls) await expect(call()).rejects.toThrow(StoreUnavailable);
});

test('reports an address below a file and says what to do', async () => {
  const file = join(freshAddress(), 'file');
  writeFileSync(file, '');
  const opening = openLanceStore({ address: join(file, 'store'), embedder: letters });
  await expect(opening).rejects.toThrow(StoreUnavailable);
  await expect(opening).rejects.toThrow('no file or folder of that name is in the way');
});

test('reports a folder without write permission and says what to do', async ({ skip }) => {
  skip(process.getuid?.() === 0, 'nothing is unwritable for root');
  const address = await filledAddress();
  const store = await opened(address);
  await chmod(join(address, 'articles.lance', '_versions'), 0o500);
  await chmod(join(address, 'articles.lance', 'data'), 0o500);
  cleanups.push(async () => {
    await chmod(join(address, 'articles.lance', '_versions'), 0o700);
    await chmod(join(address, 'articles.lance', 'data'), 0o700);
  });
  await expect(writeNews(store, corrected)).rejects.toThrow(StoreUnavailable);
  await expect(writeNews(store, corrected)).rejects.toThrow('the right to write there');
  expect(await store.articles(['strike'])).toEqual([strike]);
});

/** The address of one of this repository's modules, as source code. */
function moduleAt(path: string): string {
  return JSON.stringify(new URL(`../../../../${path}`, import.meta.url).href);
}

/** Many short articles, each with a vector of its own. */
async function writeMany(store: Store, count: number): Promise<void> {
  const indexed = Array.from({ length: count }, (_, index) => {
    const article = newsArticle({ id: `many-${index}`, text: `Report ${index}.` });
    return { article, passages: cutPassages(article), vectors: [vectorOf(index)] };
  });
  await store.write(indexed);
}

/** A vector that is far from those of other numbers. */
function vectorOf(index: number): Float32Array {
  const noise = (place: number): number => Math.sin((index + 1) * (place + 1) * 12.9898) * 43_758;
  return toUnitLength(Array.from({ length: 27 }, (_, place) => (noise(place) % 1) + 0.01));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}
