import { fuse, type Hits, type RankedArticle } from './fuse.ts';
import type { Embedder } from './ports/embedder.ts';
import type { SearchFilter, Store } from './ports/store.ts';
import { recencyFactor } from './recency.ts';
import type { SearchPlan } from './search-plan.ts';

/** How deep each search goes. */
const LIST_LENGTH = 100;
/** How much more an article of a publisher that the question names counts. */
const NAMED_PUBLISHER = 2;

/**
 * Ranks the articles that bear on a question, best first, each with the passages that were found:
 * words over passages and over articles, meaning over passages, and time. Where the question names
 * publishers, theirs are searched by themselves as well.
 * @throws StoreUnavailable, EmbedderUnavailable.
 */
export async function retrieve(
  plan: SearchPlan,
  { store, embedder }: { store: Store; embedder: Embedder },
): Promise<RankedArticle[]> {
  const [vector = new Float32Array()] = await embedder.embed([plan.question]);
  const search = async (filter: SearchFilter, limit: number): Promise<Hits> => {
    const [passages, articles, vectors] = await Promise.all([
      store.searchPassages(plan.question, { filter, limit }),
      store.searchArticles(plan.question, { filter, limit }),
      store.searchVectors(vector, { filter, limit }),
    ]);
    return { passages, articles, vectors };
  };
  const { publishers } = plan;
  const named = { ...plan.filter, sources: publishers };
  const hits = await Promise.all([
    search(plan.filter, LIST_LENGTH),
    ...(publishers.length > 0 ? [search(named, LIST_LENGTH)] : []),
  ]);
  return fuse(merged(hits), ({ source, publishedAt }) => {
    const factor = publishers.includes(source) ? NAMED_PUBLISHER : 1;
    return factor * recencyFactor(publishedAt, plan.at);
  });
}

function merged(hits: readonly Hits[]): Hits {
  return {
    passages: hits.flatMap(({ passages }) => passages),
    articles: hits.flatMap(({ articles }) => articles),
    vectors: hits.flatMap(({ vectors }) => vectors),
  };
}
