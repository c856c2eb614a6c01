import { type Article, type ArticleCard, cardOf } from '../../corpus/article.ts';
import type { Passage } from '../../corpus/passage.ts';
import type { Extent, IndexedArticle, Search, SearchFilter, Store } from '../ports/store.ts';
import { dotProduct } from '../vector.ts';
import { bm25, type CountedText, countWords } from './memory/bm25.ts';

type Found<T> = T & { article: ArticleCard };
type StoredPassage = Found<{ passage: Passage; vector: Float32Array; counted: CountedText }>;
type StoredArticle = { article: Article; counted: CountedText; passages: StoredPassage[] };

/**
 * A store that forgets everything with its process: exact, and as slow as looking at each passage.
 * Whatever stands on a store can be tried on this one without files.
 */
export function memoryStore(): Store {
  const stored = new Map<string, StoredArticle>();
  const articles = (): StoredArticle[] => [...stored.values()];
  const passages = (): StoredPassage[] => articles().flatMap((article) => article.passages);
  const put = (batch: readonly IndexedArticle[]): void => {
    for (const item of batch) stored.set(item.article.id, toStored(item));
  };
  return {
    write: async (batch) => {
      put(batch);
    },
    fingerprints: async (ids) =>
      new Map(known(stored, ids).map(({ article }) => [article.id, article.fingerprint])),
    articles: async (ids) => known(stored, ids).map(({ article }) => article),
    rebuild: async (index) => {
      put(await index(articles().map(({ article }) => article)));
    },
    searchPassages: async (text, search) =>
      best(passages(), scoresByWords(text, passages()), search).map(toPassageHit),
    searchArticles: async (text, search) =>
      best(articles(), scoresByWords(text, articles()), search).map(({ article, score }) => ({
        article: cardOf(article),
        score,
      })),
    searchVectors: async (vector, search) => {
      const scores = passages().map((passage) => dotProduct(vector, passage.vector));
      return best(passages(), scores, search).map(toPassageHit);
    },
    extent: async (filter) => extentOf(articles().filter(({ article }) => isSeen(article, filter))),
    sources: async () => sourcesOf(articles()),
    settle: async () => {},
    close: async () => {},
  };
}

function toStored({ article, passages, vectors }: IndexedArticle): StoredArticle {
  return {
    article,
    counted: countWords(`${article.title}\n\n${article.text}`),
    passages: passages.map((passage, index) => ({
      article: cardOf(article),
      passage,
      vector: vectors[index] ?? new Float32Array(),
      counted: countWords(`${article.title}\n${passage.text}`),
    })),
  };
}

function known(
  stored: ReadonlyMap<string, StoredArticle>,
  ids: readonly string[],
): StoredArticle[] {
  return ids.flatMap((id) => stored.get(id) ?? []);
}

function scoresByWords(text: string, items: readonly { counted: CountedText }[]): number[] {
  return bm25(
    text,
    items.map(({ counted }) => counted),
  );
}

function best<T extends { article: ArticleCard }>(
  items: readonly T[],
  scores: readonly number[],
  { filter, limit }: Search,
): (T & { score: number })[] {
  return items
    .map((item, index) => ({ ...item, score: scores[index] ?? 0 }))
    .filter(({ article, score }) => score > 0 && isSeen(article, filter))
    .toSorted((left, right) => right.score - left.score)
    .slice(0, limit);
}

function toPassageHit({
  passage,
  article,
  score,
}: StoredPassage & { score: number }): Found<{ passage: Passage; score: number }> {
  return { passage, article, score };
}

function isSeen(article: ArticleCard, { until, since, sources }: SearchFilter): boolean {
  const { publishedAt, source } = article;
  return (
    (until === undefined || publishedAt === null || publishedAt <= until) &&
    (since === undefined || (publishedAt !== null && publishedAt >= since)) &&
    (sources === undefined || sources.includes(source))
  );
}

function extentOf(seen: readonly StoredArticle[]): Extent {
  const dates = seen.flatMap(({ article }) => article.publishedAt ?? []).toSorted();
  return { articles: seen.length, newest: dates.at(-1) ?? null, oldest: dates[0] ?? null };
}

function sourcesOf(articles: readonly StoredArticle[]): string[] {
  const groups = Map.groupBy(articles, ({ article }) => article.source);
  return [...groups]
    .toSorted(([, left], [, right]) => right.length - left.length)
    .map(([source]) => source);
}
