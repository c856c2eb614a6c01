import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyLanceStore } from '../../../../retrieval/store/lancedb/lancedb-store.ts';
import { everything, writeNews } from '../../../contracts/store/store-trial.ts';
import { letterVector } from '../../../support/letter-vector.ts';
import { newsArticle, quake, smallNews, strike } from '../../../support/small-news.ts';
import { filledAddress, freshAddress, opened } from './lance-folder.ts';

const ids = smallNews.map(({ id }) => id);

test('a copy holds the same articles, records and vectors, and answers the same', async () => {
  const [from, into] = [await filledAddress(), freshAddress()];
  const original = await opened(from);
  await original.moveToStory([strike.id], 'strikes');
  expect(await copyLanceStore({ from, into })).toBe(smallNews.length);
  const copy = await opened(into);
  expect(await copy.stored(ids)).toEqual(await original.stored(ids));
  for (const words of ['harbour', 'quake', quake.title])
    expect(await copy.searchPassages(words, everything)).toEqual(
      await original.searchPassages(words, everything),
    );
  const vector = Float32Array.from(letterVector('strike'));
  expect(await copy.searchVectors(vector, everything)).toEqual(
    await original.searchVectors(vector, everything),
  );
  expect((await copy.mark()).id).toBe((await original.mark()).id);
});

test('a copy made while another process writes holds whole articles', async () => {
  const [from, into] = [await filledAddress(), freshAddress()];
  const writer = await opened(from);
  const late = Array.from({ length: 60 }, (_, number) =>
    newsArticle({ ...quake, id: `late-${number}`, title: `Late${number} quake` }),
  );
  const writing = (async () => {
    for (const article of late) await writeNews(writer, article);
  })();
  await copyLanceStore({ from, into });
  await writing;
  const copy = await opened(into);
  const { articles } = await copy.extent({});
  expect(articles).toBeGreaterThanOrEqual(smallNews.length);
  const copied = late.slice(0, articles - smallNews.length);
  for (const { id, title } of copied) {
    const [word = ''] = title.split(' ');
    const hits = await copy.searchPassages(word, everything);
    expect(hits.map(({ article }) => article.id)).toEqual([id]);
  }
  await writeNews(copy, ...late);
  expect((await copy.extent({})).articles).toBe(smallNews.length + late.length);
});

test('where there is no store, nothing is copied', async () => {
  const [from, into] = [join(freshAddress(), 'none'), join(freshAddress(), 'copy')];
  for (const address of [from, freshAddress()])
    expect(await copyLanceStore({ from: address, into })).toBeNull();
  expect([from, into].some((path) => existsSync(path))).toBe(false);
});

test('a copy replaces the store that is there', async () => {
  const [from, into] = [await filledAddress(), freshAddress()];
  const there = await opened(into);
  await writeNews(there, newsArticle({ ...quake, id: 'elsewhere' }));
  await there.close();
  await copyLanceStore({ from, into, isIdle: true });
  const copy = await opened(into);
  expect(await copy.articles(['elsewhere', ...ids])).toEqual(smallNews);
});
