import { type Article, type ArticleCard, cardOf } from '../../corpus/article.ts';
import type { Passage } from '../../corpus/passages/passage.ts';
import type { AgedArticle } from '../../corpus/retention.ts';
import type {
  ArticleRecord,
  Extent,
  GroupedArticle,
  IndexedArticle,
  Search,
  SearchFilter,
  Store,
  StoredArticle,
} from '../ports/store.ts';
import { dotProduct } from '../words/vector.ts';
import { bm25, type CountedText, countWords } from './memory/bm25.ts';

type Found<T> = T & { article: ArticleCard };
type StoredPassage = Found<{ passage: Passage; vector: Float32Array; counted: CountedText }>;
type Entry = StoredArticle & { counted: CountedText; passages: StoredPassage[] };

/**
 * A store that forgets everything with its process: exact, and as slow as looking at each passage.
 * Whatever stands on a store can be tried on this one without files.
 */
export function memoryStore(): Store {
  const stored = new Map<string, Entry>();
  const articles = (): Entry[] => [...stored.values()];
  const passages = (): StoredPassage[] => articles().flatMap((article) => article.passages);
  const put = (batch: readonly IndexedArticle[]): void => {
    for (const item of batch) stored.set(item.article.id, toEntry(item));
  };
  return {
    write: async (batch) => {
      put(batch);
    },
    remove: async (ids) => {
      for (const id of ids) stored.delete(id);
    },
    moveToStory: async (ids, story) => {
      for (const entry of known(stored, ids)) entry.story = story;
    },
    facts: async (ids) =>
      new Map(
        known(stored, ids).map(({ article: { text: _text, ...facts } }) => [facts.id, facts]),
      ),
    stored: async (ids) =>
      known(stored, ids).map(({ article, ...entry }) => ({ article, ...recordOf(entry) })),
    inStories: async (stories) =>
      grouped(articles().filter(({ story }) => story !== null && stories.includes(story))),
    idsAt: async (url) =>
      articles()
        .filter(({ article }) => article.url === url)
        .map(({ article }) => article.id),
    recent: async (span) => grouped(articles().filter(({ article }) => isSeen(article, span))),
    ages: async () => articles().map(toAged),
    articles: async (ids) => known(stored, ids).map(({ article }) => article),
    latest: async (source, limit) => latestOf(articles(), source).slice(0, limit),
    rebuild: async (index) => {
      for (const item of await index(articles().map(({ article }) => article)))
        put([{ ...stored.get(item.article.id), ...item }]);
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

function toEntry({ article, passages, vectors, ...record }: IndexedArticle): Entry {
  return {
    article,
    ...recordOf(record),
    counted: countWords(`${article.title}\n\n${article.text}`),
    passages: passages.map((passage, index) => ({
      article: cardOf(article),
      passage,
      vector: vectors[index] ?? new Float32Array(),
      counted: countWords(`${article.title}\n${passage.text}`),
    })),
  };
}

function recordOf(given: Partial<ArticleRecord>): ArticleRecord {
  const { seenAt = null, history = [], story = null, copyOf = null, signature = null } = given;
  return { seenAt, history, story, copyOf, signature };
}

function grouped(entries: readonly Entry[]): GroupedArticle[] {
  return entries.toSorted((left, right) => (timeOf(left) < timeOf(right) ? -1 : 1)).map(toGrouped);
}

function toGrouped({ article, story, copyOf, signature }: Entry): GroupedArticle {
  const { id, title, source, publishedAt } = article;
  return { id, title, source, publishedAt, story, copyOf, signature };
}

function toAged({ article: { id, source, publishedAt }, seenAt }: Entry): AgedArticle {
  return { id, source, publishedAt, seenAt };
}

function timeOf({ article }: Entry): string {
  return article.publishedAt ?? '';
}

function known(stored: ReadonlyMap<string, Entry>, ids: readonly string[]): Entry[] {
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

function extentOf(seen: readonly Entry[]): Extent {
  const dates = seen.flatMap(({ article }) => article.publishedAt ?? []).toSorted();
  return { articles: seen.length, newest: dates.at(-1) ?? null, oldest: dates[0] ?? null };
}

function latestOf(articles: readonly Entry[], source: string): Article[] {
  return articles
    .map(({ article }) => article)
    .filter((article) => article.source === source)
    .toSorted((left, right) => lateness(right) - lateness(left));
}

/** Milliseconds since 1970; 0 for the undated. */
function lateness({ publishedAt }: Article): number {
  return publishedAt === null ? 0 : Date.parse(publishedAt);
}

function sourcesOf(articles: readonly Entry[]): string[] {
  const groups = Map.groupBy(articles, ({ article }) => article.source);
  return [...groups]
    .toSorted(([, left], [, right]) => right.length - left.length)
    .map(([source]) => source);
}
