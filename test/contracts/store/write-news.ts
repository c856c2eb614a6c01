import type { Article } from '../../../corpus/article.ts';
import { indexArticles } from '../../../retrieval/indexing/index-articles.ts';
import type { Store } from '../../../retrieval/store/store.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';

/** Writes articles with the vectors of the letter embedder. */
export async function writeNews(store: Store, ...articles: readonly Article[]): Promise<void> {
  await store.write(await indexArticles(articles, letterEmbedder()));
}
