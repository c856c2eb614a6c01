import type { Table } from '@lancedb/lancedb';
import { expect, test } from 'vitest';
import { indexArticles } from '../../../../retrieval/indexing/index-articles.ts';
import { lanceReader } from '../../../../retrieval/store/lancedb/reader.ts';
import { writeArticles } from '../../../../retrieval/store/lancedb/writer.ts';
import { letterEmbedder } from '../../../support/letter-embedder.ts';
import { newsArticle, strike } from '../../../support/small-news.ts';
import { filledAddress, tablesAt } from './lance-folder.ts';

test('a search finds the newest version of an article that is written meanwhile', async () => {
  const tables = await tablesAt(await filledAddress());
  let reads = 0;
  const articles = overtakenAt(tables.articles, async () => {
    reads += 1;
    if (reads > 3) return;
    const version = newsArticle({ ...strike, text: `The strike, report ${reads}.` });
    const batch = await indexArticles([version], letterEmbedder());
    await writeArticles(tables, batch, `write-${reads}`);
  });
  const reader = lanceReader(() => ({ ...tables, articles }));
  const search = { filter: { sources: [strike.source] }, limit: 5 };
  const hits = await reader.searchPassages('strike', search);
  expect(hits.map(({ passage }) => passage.text)).toEqual(['The strike, report 3.']);
});

/** The table, each of whose reads lets something overtake it. */
function overtakenAt(table: Table, overtake: () => Promise<void>): Table {
  const read = (): ReturnType<Table['query']> => {
    const query = table.query();
    const toArrow = query.toArrow.bind(query);
    query.toArrow = async () => {
      await overtake();
      return await toArrow();
    };
    return query;
  };
  return new Proxy(table, {
    get: (target, name) => (name === 'query' ? read : Reflect.get(target, name)),
  });
}
