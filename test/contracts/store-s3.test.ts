import { afterAll, describe, expect, test } from 'vitest';
import { checkLanceServer, openLanceStore } from '../../retrieval/store/lancedb/lancedb-store.ts';
import { newsArticle, smallNews } from '../support/small-news.ts';
import { copiesIn, startS3 } from '../support/s3.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { storeContract } from './store-contract.ts';
import { openedBy, writeNews } from './store/store-trial.ts';

// One server for all tests that need one.
const started = await startS3();
const letters = { id: 'letters', dimensions: 27 };

afterAll(async () => {
  await started.server?.stop();
});

function freshAddress(): string {
  return started.server?.freshAddress() ?? '';
}

describe.skipIf(started.server === null)(`in S3${started.reason ?? ''}`, () => {
  storeContract('LanceDB in S3, read from a local copy', async () => {
    const address = freshAddress();
    const folder = temporaryFolder();
    const copies = copiesIn(folder.path);
    const opened = await openedBy(
      async (embedder) => await openLanceStore({ address, embedder, forRebuild: true, copies }),
    );
    return {
      ...opened,
      close: async () => {
        await opened.close();
        folder.remove();
      },
    };
  });

  test('a reader that has the store open sees what another one writes', async () => {
    const address = freshAddress();
    const writer = await openLanceStore({ address, embedder: letters });
    const reader = await openLanceStore({ address, embedder: letters });
    await writeNews(writer, ...smallNews);
    expect((await reader.extent({})).articles).toBe(smallNews.length);
    await writeNews(writer, newsArticle({ id: 'late', text: 'A lighthouse was lit.' }));
    const [hit] = await reader.searchPassages('lighthouse', { filter: {}, limit: 5 });
    expect(hit?.article.id).toBe('late');
    await Promise.all([writer.close(), reader.close()]);
  });

  test('a server that keeps every one of several writes at the same moment passes the check', async () => {
    await expect(checkLanceServer(freshAddress())).resolves.toBeUndefined();
  });

  test('what two writers write at the same moment is kept', async () => {
    const address = freshAddress();
    const writers = [
      await openLanceStore({ address, embedder: letters }),
      await openLanceStore({ address, embedder: letters }),
    ];
    const ids = ['one', 'two', 'three', 'four', 'five', 'six'];
    await Promise.all(
      writers.map(async (writer, number) => {
        for (const id of ids.filter((_, index) => index % writers.length === number))
          await writeNews(writer, newsArticle({ id, text: `The ferry ${id} sailed.` }));
      }),
    );
    for (const writer of writers) expect((await writer.extent({})).articles).toBe(ids.length);
    await Promise.all(writers.map(async (writer) => await writer.close()));
  });

  test('an address without encryption has to be allowed', async () => {
    const opening = withoutVariable('AWS_ALLOW_HTTP', async () => {
      await openLanceStore({ address: freshAddress(), embedder: letters });
    });
    await expect(opening).rejects.toThrow('set AWS_ALLOW_HTTP=true as well, or use https://');
  });

  test('a bucket that is missing is named as what is wrong', async () => {
    const opening = openLanceStore({ address: 's3://nobody/store', embedder: letters });
    await expect(opening).rejects.toThrow(
      'The store at s3://nobody/store cannot be used: There is no such bucket',
    );
  });
});

async function withoutVariable(name: string, work: () => Promise<void>): Promise<void> {
  const value = process.env[name];
  Reflect.deleteProperty(process.env, name);
  try {
    await work();
  } finally {
    process.env[name] = value;
  }
}
