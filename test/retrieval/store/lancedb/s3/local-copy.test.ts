import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Article } from '../../../../../corpus/article.ts';
import { StoreUnavailable } from '../../../../../retrieval/errors.ts';
import { indexArticles } from '../../../../../retrieval/indexing/index-articles.ts';
import { openLanceStore } from '../../../../../retrieval/store/lancedb/lancedb-store.ts';
import type { Store } from '../../../../../retrieval/store/store.ts';
import { everything, writeNews } from '../../../../contracts/store/store-trial.ts';
import { letterEmbedder } from '../../../../support/letter-embedder.ts';
import { openRelay, type Relay } from '../../../../support/relay.ts';
import { copiesIn, startS3 } from '../../../../support/s3.ts';
import { killed } from '../../../../support/server-process.ts';
import { newsArticle, quake, smallNews, strike } from '../../../../support/small-news.ts';
import { projectFolder } from '../../../../support/source-files.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

const started = await startS3();
const letters = { id: 'letters', dimensions: 27 };
/** Long enough for a look at S3 on a busy machine, after those of the seconds before count no more. */
const SOON = { timeout: 30_000, interval: 250 };

afterAll(async () => {
  await started.server?.stop();
});

/** A store in S3 with some news, a line of its own to it, and an empty folder for copies. */
type Trial = { address: string; relay: Relay; folder: string; writer: Store; told: string[] };

async function trial(): Promise<Trial> {
  const address = started.server?.freshAddress() ?? '';
  const relay = await openRelay(process.env['AWS_ENDPOINT'] ?? '');
  const { path: folder, remove } = temporaryFolder();
  onTestFinished(async () => {
    await relay.close();
    remove();
  });
  const writer = await openLanceStore({ address, embedder: letters });
  closedAtEnd(writer);
  await writeNews(writer, ...smallNews);
  return { address, relay, folder, writer, told: [] };
}

function closedAtEnd(store: Store): void {
  onTestFinished(async () => await store.close());
}

/** Opens the store as another machine would, which reads from a copy. */
async function reader({ address, relay, folder, told }: Trial): Promise<Store> {
  const copies = copiesIn(folder, (sentence) => told.push(sentence));
  const access = { ...copies.access, endpoint: relay.url };
  const store = await openLanceStore({
    address,
    embedder: letters,
    copies: { ...copies, access },
  });
  closedAtEnd(store);
  return store;
}

async function found(store: Store, words: string): Promise<string[]> {
  const hits = await store.searchPassages(words, everything);
  return [...new Set(hits.map(({ article }) => article.id))].toSorted();
}

/** The files of a copy, without the lock. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('.lance') && statSync(join(folder, path)).isFile())
    .toSorted();
}

function many(prefix: string, count: number): Article[] {
  return Array.from({ length: count }, (_, index) =>
    newsArticle({ id: `${prefix}-${index}`, text: `The ${prefix} number ${index} sailed.` }),
  );
}

describe.skipIf(started.server === null)(`copies of S3${started.reason ?? ''}`, () => {
  test('once a copy is there, questions cost next to no requests', async () => {
    const given = await trial();
    const store = await reader(given);
    expect(await found(store, 'earthquake')).toEqual(['quake']);
    const before = given.relay.requests();
    for (let round = 0; round < 10; round += 1) await found(store, 'earthquake');
    // One look in two seconds, and two requests a look.
    expect(given.relay.requests() - before).toBeLessThan(10);
    expect(given.told).toEqual([]);
  });

  test('a reader sees within seconds what another process writes, removes and compacts', async () => {
    const given = await trial();
    const store = await reader(given);
    await writeNews(given.writer, newsArticle({ id: 'late', text: 'A lighthouse was lit.' }));
    await expect.poll(async () => await found(store, 'lighthouse'), SOON).toEqual(['late']);
    await writeNews(given.writer, ...many('ferry', 220));
    await given.writer.remove(['late', 'quake']);
    await given.writer.compact();
    await expect.poll(async () => await found(store, 'earthquake lighthouse'), SOON).toEqual([]);
    await expect
      .poll(async () => (await store.extent({})).articles, SOON)
      .toBe(smallNews.length + 219);
    expect(given.told).toEqual([]);
  });

  test('a reader follows a rebuild, and keeps no file that is gone from S3', async () => {
    const given = await trial();
    const store = await reader(given);
    await given.writer.rebuild(async (articles) => await indexArticles(articles, letterEmbedder()));
    const tables = (): string[] =>
      [...new Set(filesIn(given.folder).map((path) => path.split('/')[1] ?? ''))].toSorted();
    await expect
      .poll(async () => {
        expect(await found(store, 'earthquake')).toEqual(['quake']);
        return tables();
      }, SOON)
      .toEqual(['about.lance', 'articles.lance', 'passages_2.lance']);
  });

  test('what decides what is written is as true as S3', async () => {
    const given = await trial();
    const store = await reader(given);
    for (const article of many('ferry', 4)) {
      await writeNews(given.writer, article);
      expect([...(await store.facts([article.id])).keys()]).toEqual([article.id]);
      expect(await store.articles([article.id])).toEqual([article]);
      expect(await store.mark()).toEqual(await given.writer.mark());
    }
  });

  test('while S3 is out of reach, questions are answered from the copy, and that is told once', async () => {
    const given = await trial();
    await (await reader(given)).close();
    given.relay.cutAfter(0);
    const store = await reader(given);
    for (let round = 0; round < 2; round += 1)
      expect(await found(store, 'earthquake')).toEqual(['quake']);
    expect(given.told).toHaveLength(1);
    expect(given.told[0]).toContain('answered from its copy in');
    expect(given.told[0]).toContain('The server does not answer: correct AWS_ENDPOINT');
    given.relay.mend();
    await writeNews(given.writer, newsArticle({ id: 'late', text: 'A lighthouse was lit.' }));
    await store.facts(['late']);
    expect(await found(store, 'lighthouse')).toEqual(['late']);
    expect(given.told[1]).toContain('up to date');
  });

  test('without a copy and without S3, the fault is that of S3', async () => {
    const { folder, address } = await trial();
    const copies = copiesIn(folder);
    const access = { ...copies.access, accessKeyId: 'key', endpoint: 'http://127.0.0.1:1' };
    const before = process.env['AWS_ENDPOINT'];
    process.env['AWS_ENDPOINT'] = access.endpoint;
    onTestFinished(() => {
      process.env['AWS_ENDPOINT'] = before;
    });
    const opening = openLanceStore({ address, embedder: letters, copies: { folder, access } });
    await expect(opening).rejects.toThrow(StoreUnavailable);
  });

  test('a copy whose first round broke off is completed by the next one', async () => {
    const given = await trial();
    given.relay.cutAfter(12);
    const first = await reader(given);
    expect(await found(first, 'earthquake')).toEqual(['quake']);
    await first.close();
    const [copy = ''] = readdirSync(given.folder);
    expect(existsSync(join(given.folder, copy, 'about.lance', '_versions'))).toBe(false);
    given.relay.mend();
    const second = await reader(given);
    const before = given.relay.requests();
    expect(await found(second, 'earthquake')).toEqual(['quake']);
    expect(given.relay.requests() - before).toBeLessThan(5);
  });

  test('a process that is killed while it fills a copy leaves one that the next completes', async () => {
    const given = await trial();
    // Its later requests are never answered.
    given.relay.cutAfter(14);
    const copies = copiesIn(given.folder);
    const options = {
      address: given.address,
      embedder: letters,
      copies: { ...copies, access: { ...copies.access, endpoint: given.relay.url } },
    };
    const module = JSON.stringify(join(projectFolder, 'retrieval/store/lancedb/lancedb-store.ts'));
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `const { openLanceStore } = await import(${module}); await openLanceStore(${JSON.stringify(options)});`,
      ],
      { stdio: 'ignore' },
    );
    await expect.poll(() => given.relay.requests(), SOON).toBeGreaterThan(8);
    await killed(child);
    given.relay.mend();
    const [copy = ''] = readdirSync(given.folder);
    writeFileSync(join(given.folder, copy, 'incoming', 'half'), 'half a file');
    expect(await found(await reader(given), 'earthquake')).toEqual(['quake']);
    expect(given.told).toEqual([]);
  });

  test('files that are missing or cut in a copy do no harm, and are brought again', async () => {
    const given = await trial();
    const store = await reader(given);
    const whole = filesIn(given.folder);
    const harmed = whole.filter((path) => /\/data\/|_indices/u.test(path));
    for (const [index, path] of harmed.entries()) {
      const file = join(given.folder, path);
      if (index % 2 === 0) rmSync(file);
      else writeFileSync(file, readFileSync(file).subarray(1));
    }
    expect(await store.articles(['strike'])).toEqual([strike]);
    const bytes = (): number =>
      filesIn(given.folder).reduce((sum, path) => sum + statSync(join(given.folder, path)).size, 0);
    await expect
      .poll(async () => {
        expect(await found(store, 'earthquake')).toEqual(['quake']);
        return { files: filesIn(given.folder), isWhole: bytes() > 0 };
      }, SOON)
      .toEqual({ files: whole, isWhole: true });
  });

  test('two processes share one copy', async () => {
    const given = await trial();
    const stores = await Promise.all([reader(given), reader(given)]);
    for (const article of [quake, ...many('ferry', 3)]) {
      await writeNews(given.writer, article);
      const facts = await Promise.all(stores.map(async (store) => await store.facts([article.id])));
      expect(facts.map((known) => known.size)).toEqual([1, 1]);
      for (const store of stores) expect(await store.articles([article.id])).toEqual([article]);
    }
    expect(readdirSync(given.folder)).toHaveLength(1);
    expect(given.told).toEqual([]);
  });

  test('where no copy can be written, S3 itself is read, and that is told with its cure', async () => {
    const given = await trial();
    const file = join(given.folder, 'file');
    writeFileSync(file, '');
    const store = await reader({ ...given, folder: join(file, 'copies') });
    expect(await found(store, 'earthquake')).toEqual(['quake']);
    expect(given.told).toHaveLength(1);
    expect(given.told[0]).toContain(
      'each question reads S3 itself, which is slower. It cannot be opened',
    );
  });

  test('without a key there is no copy, and that is told', async () => {
    const { address, folder, told } = await trial();
    const copies = copiesIn(folder, (sentence) => told.push(sentence));
    const access = { ...copies.access, secretAccessKey: undefined };
    const store = await openLanceStore({
      address,
      embedder: letters,
      copies: { ...copies, access },
    });
    closedAtEnd(store);
    expect(await found(store, 'earthquake')).toEqual(['quake']);
    expect(told.join(' ')).toContain('set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
    expect(filesIn(folder)).toEqual([]);
  });
});
