// Writes, removes, moves and rebuilds articles, and removes what a crash left.
import { z } from 'zod';
import { chunks } from '../chunks.ts';
import type { Article } from '../../../corpus/article.ts';
import type { IndexedArticle, StoreEmbedder } from '../store.ts';
import type { Connection } from './connect.ts';
import { documentsOf, idShape, keyOf, revisedShape, revisionShape } from './documents.ts';
import { createIndices, generationName, KINDS, type Names } from './indices.ts';
import type { AssertHeld } from './lock.ts';
import { type Clause, documentPages, documentsAt, MOST_HITS, searchHits } from './search.ts';

/** What a write needs. */
export type Writing = { connection: Connection; names: Names; assertHeld: AssertHeld };

/** How many articles a rebuild reads at once; a few megabytes of text. */
const REBUILD_BATCH = 256;
/** How many articles one deletion names. */
const KEYS_AT_ONCE = 1_000;
/** How many articles one page of the search for orphans compares. */
const ORPHAN_PAGE = 5_000;

const count = z.object({ count: z.number() });
const counted = z.object({
  aggregations: z.object({ passages: z.object({ value: z.number() }) }),
});
const revisions = z.object({
  aggregations: z.object({
    revisions: z.object({
      after_key: z.record(z.string(), z.string()).optional(),
      buckets: z.array(z.object({ key: z.object({ article: z.string(), revision: z.string() }) })),
    }),
  }),
});
/**
 * Writes articles under a revision: first the passages, then the articles, which commits them, and
 * last it deletes the passages of earlier revisions. A search sees what was refreshed.
 */
export async function writeArticles(
  { connection, names, assertHeld }: Writing,
  given: readonly IndexedArticle[],
  revision: string,
): Promise<void> {
  if (given.length === 0) return;
  // If an id occurs twice, the last article counts.
  const batch = [...new Map(given.map((item) => [item.article.id, item])).values()];
  const keys = batch.map(({ article }) => keyOf(article.id));
  const known = await documentsAt(connection, names.articles, { keys, shape: idShape });
  const { articles, passages } = documentsOf(batch, () => revision);
  await connection.bulk(names.passages, passages);
  await refresh(connection, names.passages);
  assertHeld();
  await connection.bulk(names.articles, articles);
  await refresh(connection, names.articles);
  await deletePassages(
    connection,
    names,
    known.map(({ id }) => keyOf(id)),
    { bool: { must_not: { term: { revision } } } },
  );
}

/** Removes articles, which hides their passages, then the passages. */
export async function removeArticles(
  { connection, names }: Writing,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const keys = ids.map(keyOf);
  await connection.bulk(
    names.articles,
    keys.map((id) => ({ kind: 'delete', id })),
  );
  await refresh(connection, names.articles);
  await deletePassages(connection, names, keys);
}

/** Assigns articles to a story. */
export async function moveArticles(
  { connection, names }: Writing,
  ids: readonly string[],
  story: string,
): Promise<void> {
  if (ids.length === 0) return;
  await connection.bulk(
    names.articles,
    ids.map((id) => ({ kind: 'update', id: keyOf(id), document: { story } })),
  );
  await refresh(connection, names.articles);
}

/** Deletes those passages of articles that match `which`. */
async function deletePassages(
  connection: Connection,
  { passages }: Names,
  keys: readonly string[],
  which: Clause = { match_all: {} },
): Promise<void> {
  for (const article of chunks(keys, KEYS_AT_ONCE)) {
    const query = { bool: { filter: [{ terms: { article } }, which] } };
    let found = MOST_HITS;
    while (found === MOST_HITS) {
      const hits = await searchHits(connection, passages, { query, size: MOST_HITS });
      found = hits.length;
      await connection.bulk(
        passages,
        hits.map(({ id }) => ({ kind: 'delete', id })),
      );
      await refresh(connection, passages);
    }
  }
}

async function refresh(connection: Connection, index: string): Promise<void> {
  await connection.request({ method: 'POST', path: `/${index}/_refresh` });
}

/**
 * Deletes the passages that a crash left without a current article. There are none if there are as many
 * passages as the articles count together. OpenSearch merges its files by itself.
 */
export async function removeOrphans({ connection, names }: Writing): Promise<void> {
  await refresh(connection, names.passages);
  if ((await passagesStored(connection, names)) === (await passagesCounted(connection, names)))
    return;
  let after: Record<string, string> | undefined;
  do {
    const { buckets, after_key: next } = await storedRevisions(connection, names, after);
    const keys = [...new Set(buckets.map(({ key }) => key.article))];
    const stored = await documentsAt(connection, names.articles, { keys, shape: revisionShape });
    const current = new Map(stored.map(({ key, revision }) => [key, revision]));
    for (const { key } of buckets) {
      if (current.get(key.article) === key.revision) continue;
      const orphans = { term: { revision: key.revision } };
      await deletePassages(connection, names, [key.article], orphans);
    }
    after = next;
  } while (after !== undefined);
}

async function passagesStored(connection: Connection, { passages }: Names): Promise<number> {
  return count.parse(await connection.request({ method: 'GET', path: `/${passages}/_count` }))
    .count;
}

/** The sum of the articles' own counts of their passages. */
async function passagesCounted(connection: Connection, { articles }: Names): Promise<number> {
  const body = await connection.request({
    method: 'POST',
    path: `/${articles}/_search`,
    body: { size: 0, aggs: { passages: { sum: { field: 'passages' } } } },
  });
  return counted.parse(body).aggregations.passages.value;
}

async function storedRevisions(
  connection: Connection,
  { passages }: Names,
  after: Record<string, string> | undefined,
): Promise<z.infer<typeof revisions>['aggregations']['revisions']> {
  const composite = {
    size: ORPHAN_PAGE,
    sources: [
      { article: { terms: { field: 'article' } } },
      { revision: { terms: { field: 'revision' } } },
    ],
    ...(after && { after }),
  };
  const body = await connection.request({
    method: 'POST',
    path: `/${passages}/_search`,
    body: { size: 0, aggs: { revisions: { composite } } },
  });
  return revisions.parse(body).aggregations.revisions;
}

/**
 * Fills new indices from the stored articles, makes the aliases name them, all at one moment, and drops
 * the old ones. What fails before that leaves the store as it was.
 */
export async function rebuildIndices(
  { connection, names, assertHeld }: Writing,
  options: {
    embedder: StoreEmbedder;
    /** The current generation. */
    generation: number;
    index: (articles: Article[]) => Promise<IndexedArticle[]>;
  },
): Promise<void> {
  const { embedder, index } = options;
  const generation = options.generation + 1;
  const next: Names = {
    ...names,
    articles: generationName(names.articles, generation),
    passages: generationName(names.passages, generation),
  };
  // What a killed rebuild left.
  await dropIndices(connection, next);
  await createIndices(connection, names, { embedder, generation, isCurrent: false });
  try {
    await copyInto({ connection, names, assertHeld }, next, index);
    assertHeld();
  } catch (error) {
    await dropIndices(connection, next);
    throw error;
  }
  await connection.request({
    method: 'POST',
    path: '/_aliases',
    body: {
      actions: KINDS.flatMap((kind) => [
        { add: { index: next[kind], alias: names[kind] } },
        { remove_index: { index: generationName(names[kind], options.generation) } },
      ]),
    },
  });
}

async function copyInto(
  { connection, names }: Writing,
  next: Names,
  index: (articles: Article[]) => Promise<IndexedArticle[]>,
): Promise<void> {
  const wanted = { query: { match_all: {} }, size: REBUILD_BATCH, shape: revisedShape };
  for await (const stored of documentPages(connection, names.articles, wanted)) {
    const known = new Map(stored.map((item) => [item.stored.article.id, item]));
    const indexed = await index(stored.map((item) => item.stored.article));
    const batch = indexed.map((item) => ({ ...known.get(item.article.id)?.stored, ...item }));
    const { articles, passages } = documentsOf(batch, (id) => known.get(id)?.revision ?? '');
    await connection.bulk(next.passages, passages);
    await connection.bulk(next.articles, articles);
  }
  await refresh(connection, next.passages);
  await refresh(connection, next.articles);
}

async function dropIndices(connection: Connection, { articles, passages }: Names): Promise<void> {
  for (const name of [articles, passages])
    await connection.request({ method: 'DELETE', path: `/${name}`, expected: [404] });
}
