import type { Article, ArticleCard } from '../../corpus/article.ts';
import type { Passage } from '../../corpus/passage.ts';

/** An article on its way into the store: its passages and a unit vector for each, same order. */
export type IndexedArticle = { article: Article; passages: Passage[]; vectors: Float32Array[] };

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

/** Articles and their passages, found by words and by meaning. One writer, many readers. */
export type Store = {
  /**
   * Adds the articles, replacing those with the same id. All or nothing per article: a reader sees
   * the old one or the new one whole, and a crash leaves one of the two.
   * @throws StoreUnavailable when it cannot be written (no room, no rights).
   */
  write(articles: readonly IndexedArticle[]): Promise<void>;
  /** The stored fingerprints of those ids that are stored. */
  fingerprints(ids: readonly string[]): Promise<Map<string, string>>;
  /** The whole articles, in the order given; unknown ids are left out. */
  articles(ids: readonly string[]): Promise<Article[]>;
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
  /** Brings indexes up to date and tidies files after many writes; searches are right without it. */
  settle(): Promise<void>;
  close(): Promise<void>;
};
