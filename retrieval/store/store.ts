// The port of the store.
import type { Article, ArticleCard, ArticleFacts } from '../../corpus/article.ts';
import type { Passage } from '../../corpus/passages.ts';
import type { Origin } from '../../corpus/origin.ts';
import type { StoreMark } from '../../corpus/following/feed.ts';
import type { Change } from '../../corpus/history/changes.ts';
import type { AgedArticle } from '../../corpus/retention.ts';

/** What the store keeps with an article besides its text and facts. */
export type ArticleRecord = {
  /** When the article was first stored, ISO 8601 in UTC; null if it was stored by an old version. */
  seenAt: string | null;
  /** How its text changed, the newest change last. */
  history: Change[];
  /** The id of the story that the article belongs to. */
  story: string | null;
  /** The id of the article that this one is a copy of. */
  copyOf: string | null;
  /** The terms that story grouping compares, as `corpus/stories` encodes them. */
  signature: Uint8Array | null;
  /** Where this version was read; null if it was stored by an old version. */
  origin: Origin | null;
  /** Names the item of a feed that the article is; see `Found`. */
  item: string | null;
};

/**
 * An article to be written, with its passages and one unit vector per passage, in the same order.
 * Missing parts of the record are written as empty.
 */
export type IndexedArticle = {
  article: Article;
  passages: Passage[];
  vectors: Float32Array[];
} & Partial<ArticleRecord>;

/** A stored article with its record. */
export type StoredArticle = { article: Article } & ArticleRecord;

/** The part of a stored article that story grouping reads when it resumes. */
export type GroupedArticle = Pick<Article, 'id' | 'title' | 'source' | 'publishedAt'> &
  Pick<ArticleRecord, 'story' | 'copyOf' | 'signature'>;

/** The part of a stored article that tells who brought it, and when. */
export type ArrivedArticle = ArticleCard &
  Pick<ArticleRecord, 'story' | 'copyOf' | 'origin'> & { seenAt: string };

/** What is known of a stored article that may be a new one under another address. */
export type Twin = ArticleFacts & Pick<ArticleRecord, 'item'>;

/** Limits what a search sees. Times are ISO 8601 in UTC with milliseconds, both ends included. */
export type SearchFilter = {
  /** Hides articles published later; undated articles stay visible. */
  until?: string;
  /** Hides articles published earlier, and undated ones. */
  since?: string;
  /** Shows only these publishers; spelling and case must match the store. */
  sources?: readonly string[];
};

export type Search = { filter: SearchFilter; limit: number };
/** `score` is above zero and on the store's own scale: compare scores within one result list only. */
export type PassageHit = { passage: Passage; article: ArticleCard; score: number };
export type ArticleHit = { article: ArticleCard; score: number };

/** The number of articles and the range of their dates; null if none of them has a date. */
export type Extent = { articles: number; newest: string | null; oldest: string | null };

/**
 * The reading half of a store. Any number of processes may read while one writes.
 * Every method throws StoreUnavailable if the store cannot be read.
 */
export type StoreReader = {
  /** The facts of the stored articles among `ids`, by id. */
  facts(ids: readonly string[]): Promise<Map<string, ArticleFacts>>;
  /** Whole articles in the order of `ids`; unknown ids are left out. */
  articles(ids: readonly string[]): Promise<Article[]>;
  /** Whole articles with their records in the order of `ids`; unknown ids are left out. */
  stored(ids: readonly string[]): Promise<StoredArticle[]>;
  /** All articles of these stories, undated ones first, then oldest first. */
  inStories(stories: readonly string[]): Promise<GroupedArticle[]>;
  /** The articles that are one of these items of feeds, or have one of these fingerprints. */
  likely(names: { items: readonly string[]; fingerprints: readonly string[] }): Promise<Twin[]>;
  /** The ids of the articles at this canonical URL. */
  idsAt(url: string): Promise<string[]>;
  /** The articles published between `since` and `until` (both included), oldest first. */
  recent(span: { since: string; until?: string }): Promise<GroupedArticle[]>;
  /** The articles first stored after `since`, in that order. */
  arrived(since: string): Promise<ArrivedArticle[]>;
  /** What retention needs to know of every article, unordered. */
  ages(): Promise<AgedArticle[]>;
  /** At most `limit` whole articles of a publisher, newest first, undated ones last. */
  latest(source: string, limit: number): Promise<Article[]>;
  /** BM25 over passages with their headlines, best first. */
  searchPassages(words: string, search: Search): Promise<PassageHit[]>;
  /** BM25 over whole articles (title and text), best first. */
  searchArticles(words: string, search: Search): Promise<ArticleHit[]>;
  /** The passages whose vectors have the largest dot product with `vector`, best first. */
  searchVectors(vector: Float32Array, search: Search): Promise<PassageHit[]>;
  /** How many articles the filter lets through, and their first and last date. */
  extent(filter: SearchFilter): Promise<Extent>;
  /** The publishers in the store, most articles first. */
  sources(): Promise<string[]>;
  /** Which store this is, and how much it has changed. */
  mark(): Promise<StoreMark>;
};

/**
 * Keeps articles and their passages, and finds them by words (BM25) and by meaning (vectors).
 * Writers run one at a time, across processes. Every method that writes throws StoreUnavailable if
 * the store cannot be written (disk full, no permission), and StoreBusy if another writer never ends.
 */
export type Store = StoreReader & {
  /**
   * Adds articles, or replaces those with the same id. Atomic per article: readers see the old
   * version or the new one, and a crash leaves one of the two.
   */
  write(articles: readonly IndexedArticle[]): Promise<void>;
  /** Removes articles with their passages and records; ignores unknown ids. */
  remove(ids: readonly string[]): Promise<void>;
  /** Assigns articles to a story, for example when two stories are merged; ignores unknown ids. */
  moveToStory(ids: readonly string[], story: string): Promise<void>;
  /**
   * Re-indexes all stored articles with the embedder that this store was opened for. `index` is
   * called with batches of articles. Readers see the old index until the new one is complete.
   */
  rebuild(index: (articles: Article[]) => Promise<IndexedArticle[]>): Promise<void>;
  /**
   * Updates the indexes, frees disk space and removes what a crash left, if enough has changed to be
   * worth the time. Searches are correct without it. Call it after writes, and with `writing` between
   * writes that follow each other: then more has to have changed.
   */
  compact(when?: 'at rest' | 'writing'): Promise<void>;
  /** Releases the files; the store cannot be used afterwards. */
  close(): Promise<void>;
};

/** The embedder whose vectors a store holds. */
export type StoreEmbedder = { id: string; dimensions: number };

/** What every adapter needs to open a store, which it creates where there is none. */
export type StoreOptions = {
  /** Where the store is; each adapter knows its own addresses. It may hold a password. */
  address: string;
  /** The embedder whose vectors are written and searched. */
  embedder: StoreEmbedder;
  /** Opens a store that another embedder or an older version wrote, in order to `rebuild` it. */
  forRebuild?: boolean;
  /** Creates a unique id, for a new store and for each write. */
  newRevision?: () => string;
  /** Called with one sentence when a write has to wait for another process. */
  onWait?: (sentence: string) => void;
};
