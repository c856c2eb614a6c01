import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { backUp, restore } from '../../../bot/backup.ts';
import { type Config, readConfig } from '../../../bot/config.ts';
import { openEngine } from '../../../bot/wire.ts';
import { EmbedderMismatch } from '../../../retrieval/errors.ts';
import { indexArticles } from '../../../retrieval/indexing/index-articles.ts';
import { connect, parseAddress } from '../../../retrieval/store/opensearch/connect.ts';
import { namesOf } from '../../../retrieval/store/opensearch/indices.ts';
import { writerLock } from '../../../retrieval/store/opensearch/lock.ts';
import { openOpenSearchStore } from '../../../retrieval/store/opensearch/opensearch-store.ts';
import type { Store } from '../../../retrieval/store/store.ts';
import { everything, writeNews } from './store-trial.ts';
import { newsArticle, quake, smallNews, strike } from '../../support/small-news.ts';
import { runCommand } from '../../support/run-command.ts';
import {
  storedTown,
  temporaryFolder,
  townNews,
  townTime,
  writeLines,
} from '../../support/town-news.ts';
import { vowelEmbedder } from '../../support/vowel-embedder.ts';

const letters = { id: 'letters', dimensions: 27 };
const vowels = { id: 'vowels', dimensions: 5 };
const counted = z.object({ count: z.number() });

/** What holds for a store in OpenSearch beyond the contract. */
export function openSearchTests(freshAddress: () => string): void {
  const stores: Store[] = [];
  afterEach(async () => {
    await Promise.all(stores.splice(0).map(async (store) => await store.close()));
  });
  const opened = async (
    address: string,
    embedder = letters,
    forRebuild = false,
  ): Promise<Store> => {
    const store = await openOpenSearchStore({ address, embedder, forRebuild });
    stores.push(store);
    return store;
  };

  test('opening a new store several times at once creates one store', async () => {
    const address = freshAddress();
    const several = await Promise.all([opened(address), opened(address), opened(address)]);
    await Promise.all(
      several.map(async (store, at) => await writeNews(store, ...smallNews.slice(at))),
    );
    for (const store of several) expect((await store.extent({})).articles).toBe(smallNews.length);
    const marks = await Promise.all(several.map(async (store) => await store.mark()));
    expect(new Set(marks.map(({ id }) => id)).size).toBe(1);
  });

  test('two writers of the same articles store each of them once, and leave nothing behind', async () => {
    const address = freshAddress();
    const writers = [await opened(address), await opened(address)];
    const news = Array.from({ length: 12 }, (_, number) => newsArticle({ id: `news-${number}` }));
    await Promise.all(
      writers.map(async (store) => {
        for (let start = 0; start < news.length; start += 4)
          await writeNews(store, ...news.slice(start, start + 4));
      }),
    );
    const hits = await writers[0]?.searchPassages('bridge', { ...everything, limit: 100 });
    expect(hits).toHaveLength(news.length);
    expect(await passagesIn(address)).toBe(news.length);
  });

  test('passages that a crash left are not shown, and are removed when the store rests', async () => {
    const address = freshAddress();
    const store = await opened(address);
    await writeNews(store, quake);
    const own = await passagesIn(address);
    const connection = connect(parseAddress(address));
    const index = `${prefixOf(address)}-passages`;
    const left = { revision: 'cut-off', terms: 'magnitud', published: 0, source: 'Nobody' };
    const place = { number: 0, start: 0, end: 9, text: 'magnitude' };
    await connection.bulk(index, [
      { kind: 'index', id: 'a', document: { ...left, ...place, article: 'a', articleId: 'gone' } },
    ]);
    await connection.close();
    expect(await passagesIn(address)).toBe(own + 1);
    const hits = await store.searchPassages('magnitude', everything);
    expect(hits.map(({ article }) => article.id)).toEqual(['quake']);
    await store.compact();
    expect(await passagesIn(address)).toBe(own);
    expect(await store.searchPassages('magnitude', everything)).toEqual(hits);
  });

  test('the lock of a writer that died is taken over', async () => {
    const address = freshAddress();
    await opened(address);
    const connection = connect(parseAddress(address));
    const names = namesOf(prefixOf(address));
    const path = `/${names.control}/_update/store`;
    await connection.request({ method: 'POST', path, body: { doc: { owner: 'dead' } } });
    const notices: string[] = [];
    const lock = writerLock(connection, {
      address,
      names,
      newId: () => 'living',
      onWait: (sentence) => notices.push(sentence),
      leaseMilliseconds: 3_000,
    });
    expect(await lock(async () => await Promise.resolve('written'))).toBe('written');
    expect(notices).toEqual([
      `Another process is writing to the store at ${address}; waiting until it is done.`,
    ]);
    await connection.close();
  });

  test('a store of another embedder is refused, also where it became one meanwhile', async () => {
    const address = freshAddress();
    const store = await opened(address);
    await writeNews(store, strike);
    await expect(opened(address, vowels)).rejects.toThrow(EmbedderMismatch);
    const other = await opened(address, vowels, true);
    await other.rebuild(async (articles) => await indexArticles(articles, vowelEmbedder()));
    const vector = new Float32Array(27).fill(0.1);
    await expect(store.searchVectors(vector, everything)).rejects.toThrow(EmbedderMismatch);
    await expect(writeNews(store, quake)).rejects.toThrow(EmbedderMismatch);
    expect((await other.extent({})).articles).toBe(1);
  });

  test('a backup takes the articles there and back, with all that is known of them', async () => {
    const town = await storedTown();
    const here = readConfig(town.settings);
    const settings = { DATELINE_DATA: await temporaryFolder(), DATELINE_STORE: freshAddress() };
    const there = readConfig(settings);
    const home = readConfig({ DATELINE_DATA: await temporaryFolder() });
    const folder = await temporaryFolder();
    await backUp(here, folder);
    const newer = { ...townNews[0], id: 'newer', url: null, text: 'It rained on the harbour.' };
    const path = await writeLines(folder, 'newer.jsonl', [newer]);
    expect(await runCommand('ingest', [path], { settings })).toMatchObject({ code: 0 });
    expect(await restore(there, folder)).toMatchObject({ articles: townNews.length });
    expect(await knownIn(there)).toEqual(await knownIn(here));
    const back = await temporaryFolder();
    expect(await backUp(there, back)).toMatchObject({ articles: townNews.length });
    expect(await restore(home, back)).toMatchObject({ articles: townNews.length });
    expect(await knownIn(home)).toEqual(await knownIn(here));
  });
}

/** All that a store knows of each article, and what it finds. */
async function knownIn(config: Config): Promise<unknown> {
  const engine = await openEngine(config);
  const ids = [...townNews.map(({ id }) => id), 'newer'];
  const stored = await engine.stored(ids);
  const found = await engine.retrieve({ text: 'Who cut the ribbon?', at: townTime });
  await engine.close();
  return { stored, found: found.map(({ article }) => article.id) };
}

function prefixOf(address: string): string {
  return parseAddress(address).prefix;
}

/** How many passages are stored, current or not. */
async function passagesIn(address: string): Promise<number> {
  const connection = connect(parseAddress(address));
  const path = `/${prefixOf(address)}-passages`;
  await connection.request({ method: 'POST', path: `${path}/_refresh` });
  const body = await connection.request({ method: 'GET', path: `${path}/_count` });
  await connection.close();
  return counted.parse(body).count;
}
