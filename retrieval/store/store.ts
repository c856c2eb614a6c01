import type { Article, ArticleCard, ArticleFacts } from '../../corpus/article.ts';
import type { Passage } from '../../corpus/passages.ts';
import type { Change } from '../../corpus/history/changes.ts';
import type { AgedArticle } from '../../corpus/retention.ts';

/** What is kept with an article besides its own words and facts. */
export type ArticleRecord = {
  /** When it was first stored, ISO 8601 in UTC; null from before this was kept. */
  seenAt: string | null;
  /** How its words changed, the newest change last. */
  history: Change[];
  /** The story that it belongs to. */
  story: string | null;
  /** The id of the article that it is a copy of. */
  copyOf: string | null;
  /** What it is compared by, as the grouping of stories wrote it. */
  signature: Uint8Array | null;
};

/**
 * An article on its way into the store: its passages and a unit vector for each, same order. What
 * is missing of its record is written as empty.
 */
export type IndexedArticle = {
  article: Article;
  passages: Passage[];
  vectors: Float32Array[];
} & Partial<ArticleRecord>;

/** An article with its record, as the store gives it back. */
export type StoredArticle = { article: Article } & ArticleRecord;

/** What the grouping of stories needs to go on where it left off. */
export type GroupedArticle = Pick<Article, 'id' | 'title' | 'source' | 'publishedAt'> &
  Pick<ArticleRecord, 'story' | 'copyOf' | 'signature'>;

/** Which part of the corpus a search may see. Times are ISO 8601 in UTC with milliseconds. */
export type SearchFilter = {
  /** Nothing published after this; articles without a date are seen. */
  until?: string;
  /** Nothing published before this; articles without a date are not seen. */
  since?: string;
  /** Only these publishers, as they are spelt in the store. */
  sources?: readonly string[];
};

export type Search = { filter: SearchFilter; limit: number };
/** `score` is the store's own scale, above zero; only its order and ratios within one list matter. */
export type PassageHit = { passage: Passage; article: ArticleCard; score: number };
export type ArticleHit = { article: ArticleCard; score: number };

/** What the store holds, seen through a filter; null where no article has a date. */
export type Extent = { articles: number; newest: string | null; oldest: string | null };

/**
 * Articles and their passages, found by words and by meaning. Any number may read while one writes;
 * of several writers, each waits for the one before. What changes the store throws StoreUnavailable
 * when it cannot be written (no room, no rights), and StoreBusy when another writer does not end.
 */
export type Store = {
  /**
   * Adds the articles, replacing those with the same id. All or nothing per article: a reader sees
   * the old one or the new one whole, and a crash leaves one of the two.
   */
  write(articles: readonly IndexedArticle[]): Promise<void>;
  /** Takes the articles out with all that belongs to them; unknown ids are no fault. */
  remove(ids: readonly string[]): Promise<void>;
  /** Puts the articles into a story, as when two stories turn out to be one. */
  moveToStory(ids: readonly string[], story: string): Promise<void>;
  /** What is known of those ids that are stored. */
  facts(ids: readonly string[]): Promise<Map<string, ArticleFacts>>;
  /** The whole articles, in the order given; unknown ids are left out. */
  articles(ids: readonly string[]): Promise<Article[]>;
  /** The whole articles with their records, in the order given; unknown ids are left out. */
  stored(ids: readonly string[]): Promise<StoredArticle[]>;
  /** All articles of these stories, oldest first; undated ones lead. */
  inStories(stories: readonly string[]): Promise<GroupedArticle[]>;
  /** The ids of the articles at this canonical address. */
  idsAt(url: string): Promise<string[]>;
  /** The articles published from this time on, up to another one where it is given, oldest first. */
  recent(span: { since: string; until?: string }): Promise<GroupedArticle[]>;
  /** Every article with what its age is counted from, in no order. */
  ages(): Promise<AgedArticle[]>;
  /** At most so many whole articles of a publisher, the last published first, the undated last. */
  latest(source: string, limit: number): Promise<Article[]>;
  /**
   * Indexes every stored article anew with the embedder this store was opened for. Readers see the
   * old index until the new one is whole. `index` is given batches of articles.
   */
  rebuild(index: (articles: Article[]) => Promise<IndexedArticle[]>): Promise<void>;
  /** BM25 over passages, best first. */
  searchPassages(words: string, search: Search): Promise<PassageHit[]>;
  /** BM25 over whole articles (title and text), best first. */
  searchArticles(words: string, search: Search): Promise<ArticleHit[]>;
  /** Passages by the similarity of their vectors, best first. */
  searchVectors(vector: Float32Array, search: Search): Promise<PassageHit[]>;
  extent(filter: SearchFilter): Promise<Extent>;
  /** The publishers in the store, most articles first. */
  sources(): Promise<string[]>;
  /**
   * Tidies up after writes, as far as it is worth the effort: brings indexes up to date, gives back
   * the room of what is gone, sweeps up after a crash. Searches are right without it.
   */
  compact(): Promise<void>;
  close(): Promise<void>;
};
