// Searches the store for a question, and ranks the articles.
import { UNKNOWN_SOURCE } from '../../corpus/article.ts';
import { byScoreThenNewest, fuse, type Hits, type RankedArticle, joinClauses } from './fuse.ts';
import type { Embedder } from '../models/embedder.ts';
import type { SearchFilter, Store } from '../store/store.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { isInLatinScript, isInScriptOf } from '../text/languages.ts';
import { scoreArticle } from './score.ts';
import type { Query } from '../query/query.ts';

/** How many hits each search takes, for the whole question and for a clause. */
const LIST_LENGTH = 100;
const CLAUSE_LIST_LENGTH = 30;

type Wanted = { text: string; filter: SearchFilter; limit: number };

/**
 * Ranks the articles relevant to a question, best first, each with the passages that were found: BM25
 * over passages and over articles, and vectors over passages, fused; then reranked by headline, opening,
 * date and publisher. Publishers that the question names are searched separately as well, and so is
 * each of its clauses.
 * @throws StoreUnavailable, EmbedderUnavailable.
 */
export async function search(
  query: Query,
  parts: { store: Store; embedder: Embedder; weights: WordWeights },
): Promise<RankedArticle[]> {
  const { text: question, filter, publishers, clauses } = query;
  const whole: Wanted = { text: question, filter, limit: LIST_LENGTH };
  const named = { ...whole, filter: publishedBy(publishers, filter) };
  const wholes = publishers.length > 0 ? [whole, named] : [whole];
  const pieces = clauses.map(({ text, publisher }): Wanted => {
    const narrowed = publisher === undefined ? filter : publishedBy([publisher], filter);
    return { text, filter: narrowed, limit: CLAUSE_LIST_LENGTH };
  });
  const hits = await searchAll([...wholes, ...pieces], query, parts);
  const ranked = joinClauses(
    fuse(merged(hits.slice(0, wholes.length))),
    hits.slice(wholes.length).map((found) => fuse(found)),
  );
  const readable = parts.embedder.languages === undefined ? ranked : inScriptOf(query, ranked);
  return readable
    .map((item) => ({ ...item, score: scoreArticle(item, query, parts.weights) }))
    .toSorted(byScoreThenNewest);
}

/**
 * Without an embedder of many languages, words in common are all that joins a question to an article:
 * one in another script shares a number, or Chinese characters, and answers nothing.
 */
function inScriptOf({ language }: Query, ranked: readonly RankedArticle[]): RankedArticle[] {
  if (isInLatinScript(language)) return [...ranked];
  return ranked.filter(({ article, passages }) =>
    isInScriptOf(`${article.title} ${passages[0]?.passage.text ?? ''}`, language),
  );
}

/** Their articles, and those of unknown origin unless the reader asked for publishers. */
function publishedBy(publishers: readonly string[], filter: SearchFilter): SearchFilter {
  const unknown = filter.sources === undefined ? [UNKNOWN_SOURCE] : [];
  return { ...filter, sources: [...publishers, ...unknown] };
}

async function searchAll(
  wanted: readonly Wanted[],
  { language }: Query,
  { store, embedder }: { store: Store; embedder: Embedder },
): Promise<Hits[]> {
  // What an embedder of English makes of another script is noise, and finds articles in any script.
  const isRead = embedder.languages === undefined || isInLatinScript(language);
  const vectors = isRead ? await embedder.embed(wanted.map(({ text }) => text)) : [];
  return await Promise.all(
    wanted.map(async ({ text, ...options }, index): Promise<Hits> => {
      const [passages, articles, found] = await Promise.all([
        store.searchPassages(text, options),
        store.searchArticles(text, options),
        isRead ? store.searchVectors(vectors[index] ?? new Float32Array(), options) : [],
      ]);
      return { passages, articles, vectors: found };
    }),
  );
}

function merged(hits: readonly Hits[]): Hits {
  return {
    passages: hits.flatMap(({ passages }) => passages),
    articles: hits.flatMap(({ articles }) => articles),
    vectors: hits.flatMap(({ vectors }) => vectors),
  };
}
