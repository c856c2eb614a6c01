// Searches for articles and passages, by words (BM25) and by vectors.
import { z } from 'zod';
import { chunks } from '../chunks.ts';
import { type CurrentCard, currentHits, type FoundPassage } from '../current-hits.ts';
import type { ArticleHit, PassageHit, Search, SearchFilter } from '../store.ts';
import { queryTerms } from '../terms.ts';
import type { Connection } from './connect.ts';
import { cardShape, keyOf, passageShape, type Shape, unpackedCard } from './documents.ts';
import type { Names } from './indices.ts';

/** A part of a query in OpenSearch's own language. */
export type Clause = Readonly<Record<string, unknown>>;

type Hit = {
  id: string;
  score: number;
  document: unknown;
  /** The article's card, where it was asked for; null where it was too long to be kept as a value. */
  card: CurrentCard | null;
  sort: readonly unknown[];
};

/** OpenSearch takes no more clauses by default; a question of 2,000 letters has fewer words. */
const MOST_TERMS = 1_000;
/** How many results OpenSearch gives at most. */
export const MOST_HITS = 10_000;
/** How many documents one request asks for by their keys. */
const KEYS_AT_ONCE = 500;

const hitsBody = z.object({
  hits: z.object({
    hits: z.array(
      z
        .object({
          _id: z.string().optional(),
          _score: z.number().nullish(),
          _source: z.unknown().optional(),
          fields: z
            .object({ key: z.array(z.string()), card: z.array(z.string()).default([]) })
            .optional(),
          sort: z.array(z.unknown()).default([]),
        })
        .transform(({ _id: id, _score: score, _source: document, fields, sort }): Hit => {
          const [card] = fields?.card ?? [];
          return {
            id: id ?? fields?.key[0] ?? '',
            score: score ?? 0,
            document,
            card: card === undefined ? null : unpackedCard(card),
            sort,
          };
        }),
    ),
  }),
});
const documentsBody = z.object({
  docs: z.array(z.object({ found: z.boolean().default(false), _source: z.unknown().optional() })),
});

/** BM25 over whole articles, best first. */
export async function findArticles(
  connection: Connection,
  { articles }: Names,
  words: string,
  { filter, limit }: Search,
): Promise<ArticleHit[]> {
  const query = wordsClause(words, filter);
  if (query === null) return [];
  const wanted = { query, size: limit, hasCards: true, text: words };
  const hits = await searchHits(connection, articles, wanted);
  const cards = await cardsOf(connection, articles, hits);
  return hits.flatMap(({ id, score }) => {
    const found = cards.get(id);
    return found === undefined ? [] : [{ article: found.card, score }];
  });
}

/** BM25 over passages, best first. */
export async function findPassages(
  connection: Connection,
  names: Names,
  words: string,
  search: Search,
): Promise<PassageHit[]> {
  const query = wordsClause(words, search.filter);
  if (query === null) return [];
  return await currentHits(search.limit, {
    search: async (limit) => await foundPassages(connection, names, { query, limit, text: words }),
    cardsOf: async (ids) => await cardsWith(connection, names, ids),
  });
}

/** Passages by the dot product of their vectors with `vector`, best first. */
export async function findSimilarPassages(
  connection: Connection,
  names: Names,
  vector: Float32Array,
  search: Search,
): Promise<PassageHit[]> {
  if (vector.every((value) => value === 0)) return [];
  const filter = { bool: { filter: filterClauses(search.filter) } };
  const values = [...vector];
  return await currentHits(search.limit, {
    search: async (limit) => {
      const k = Math.min(limit, MOST_HITS);
      const query = { knn: { vector: { vector: values, k, filter } } };
      const found = await foundPassages(connection, names, {
        query,
        limit,
        text: values.join(' '),
      });
      return found
        .map((hit) => ({ ...hit, score: dotProduct(hit.score) }))
        .filter(({ score }) => score > 0);
    },
    cardsOf: async (ids) => await cardsWith(connection, names, ids),
  });
}

/** Lucene's score of an inner product, which is never below zero, as the product itself. */
function dotProduct(score: number): number {
  return score >= 1 ? score - 1 : 1 - 1 / score;
}

async function foundPassages(
  connection: Connection,
  { passages }: Names,
  { query, limit, text }: { query: Clause; limit: number; text: string },
): Promise<FoundPassage[]> {
  const wanted = { query, size: limit, shape: passageShape, text };
  const hits = await searchHits(connection, passages, wanted);
  return hits.map(({ score, document }) => {
    const { revision, ...passage } = passageShape.read(document);
    return { passage, revision, score };
  });
}

async function cardsWith(
  connection: Connection,
  { articles }: Names,
  ids: readonly string[],
): Promise<CurrentCard[]> {
  if (ids.length === 0) return [];
  const query = { bool: { filter: [{ terms: { key: ids.map(keyOf) } }] } };
  const hits = await searchHits(connection, articles, { query, size: ids.length, hasCards: true });
  return [...(await cardsOf(connection, articles, hits)).values()];
}

/** The cards of articles by their keys; those too long to be kept as a value are read from the documents. */
async function cardsOf(
  connection: Connection,
  articles: string,
  hits: readonly Hit[],
): Promise<Map<string, CurrentCard>> {
  const cards = new Map(
    hits.flatMap(({ id, card }) => (card === null ? [] : [[id, card] as const])),
  );
  const keys = hits.filter(({ card }) => card === null).map(({ id }) => id);
  for (const card of await documentsAt(connection, articles, { keys, shape: cardShape }))
    cards.set(keyOf(card.card.id), card);
  return cards;
}

/** The stored documents of articles, in the order of their keys; unknown ones are left out. */
export async function documentsAt<T>(
  connection: Connection,
  index: string,
  { keys, shape }: { keys: readonly string[]; shape: Shape<T> },
): Promise<T[]> {
  const found: T[] = [];
  for (const ids of chunks(keys, KEYS_AT_ONCE)) {
    const body = await connection.request({
      method: 'POST',
      path: `/${index}/_mget`,
      query: { _source_includes: shape.fields.join(',') },
      body: { ids },
    });
    for (const { found: isThere, _source: document } of documentsBody.parse(body).docs)
      if (isThere) found.push(shape.read(document));
  }
  return found;
}

/**
 * The documents that match, `size` at a time, in the order of their keys, which no write changes.
 * @yields one page after the other; none is empty
 */
export async function* documentPages<T>(
  connection: Connection,
  index: string,
  { query, size, shape }: { query: Clause; size: number; shape: Shape<T> },
): AsyncGenerator<T[]> {
  const wanted = { query, size, shape, sort: [{ key: 'asc' }] };
  let after: readonly unknown[] | undefined;
  for (;;) {
    const hits = await searchHits(connection, index, { ...wanted, ...(after && { after }) });
    if (hits.length > 0) yield hits.map(({ document }) => shape.read(document));
    if (hits.length < size) return;
    after = hits.at(-1)?.sort;
  }
}

type HitsWanted = {
  query: Clause;
  size: number;
  /** Without one, documents are found and not read. */
  shape?: Shape<unknown>;
  /** Whether the hits are articles whose cards are wanted. */
  hasCards?: boolean;
  sort?: readonly Clause[];
  /** The sort values of the last hit before. */
  after?: readonly unknown[];
  /**
   * The same text is searched in the same copy of a shard: what deleted documents do to scores differs
   * between copies.
   */
  text?: string;
};

/** One request for documents. */
export async function searchHits(
  connection: Connection,
  index: string,
  { query, size, shape, hasCards = false, sort, after, text }: HitsWanted,
): Promise<Hit[]> {
  const body = await connection.request({
    method: 'POST',
    path: `/${index}/_search`,
    // An answer from a part of the shards would be a wrong one.
    query: {
      allow_partial_search_results: false,
      // What begins with _ is a command.
      ...(text !== undefined && { preference: `text${keyOf(text)}` }),
    },
    body: {
      size: Math.min(size, MOST_HITS),
      query,
      ...(!hasCards && { _source: shape?.fields ?? false }),
      // Without its id, no document has to be read.
      ...(hasCards && { docvalue_fields: ['card', 'key'], stored_fields: '_none_' }),
      track_total_hits: false,
      ...(sort && { sort }),
      ...(after && { search_after: after }),
    },
  });
  return hitsBody.parse(body).hits.hits;
}

/** Scores by the terms of `words`; null if there are none to search for. */
function wordsClause(words: string, filter: SearchFilter): Clause | null {
  const counts = new Map<string, number>();
  for (const term of queryTerms(words).split(' '))
    if (term !== '') counts.set(term, (counts.get(term) ?? 0) + 1);
  if (counts.size === 0) return null;
  const should = [...counts]
    .slice(0, MOST_TERMS)
    .map(([value, boost]) => ({ term: { terms: { value, boost } } }));
  return { bool: { should, minimum_should_match: 1, filter: filterClauses(filter) } };
}

/** The conditions of a filter. */
export function filterClauses({ until, since, sources }: SearchFilter): Clause[] {
  return [
    // Undated articles pass.
    ...(until === undefined
      ? []
      : [{ bool: { must_not: { range: { published: { gt: Date.parse(until) } } } } }]),
    ...(since === undefined ? [] : [{ range: { published: { gte: Date.parse(since) } } }]),
    ...(sources === undefined ? [] : [{ terms: { source: sources } }]),
  ];
}
