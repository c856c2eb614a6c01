import type { Article } from '../../corpus/article.ts';
import { type Boilerplate, countBoilerplate } from '../../corpus/boilerplate.ts';
import { cutPassages } from '../../corpus/passages.ts';
import type { Embedder } from '../models/embedder.ts';
import type { IndexedArticle, Store } from '../store/store.ts';

/**
 * Cuts articles into passages and embeds them. What `boilerplate` knows, with these articles
 * counted, is in no passage.
 */
export async function indexArticles(
  articles: readonly Article[],
  embedder: Embedder,
  boilerplate: Boilerplate = countBoilerplate(),
): Promise<IndexedArticle[]> {
  for (const article of articles) {
    boilerplate.learn([article]);
    await nextTurn();
  }
  const cut: Pick<IndexedArticle, 'article' | 'passages'>[] = [];
  for (const article of articles) {
    cut.push({ article, passages: cutPassages(article, boilerplate.sentencesIn(article)) });
    await nextTurn();
  }
  const texts = cut.flatMap(({ article, passages }) =>
    passages.map((passage) => `${article.title}\n${passage.text}`),
  );
  const vectors = await embedder.embed(texts);
  let next = 0;
  return cut.map(({ article, passages }) => {
    const start = next;
    next += passages.length;
    return { article, passages, vectors: vectors.slice(start, next) };
  });
}

/** What the publishers of some articles put into all of theirs. */
export type BoilerplateOf = (articles: readonly Pick<Article, 'source'>[]) => Promise<Boilerplate>;

/** So many articles of a publisher show what it puts into all of them. */
const ENOUGH = 200;

/**
 * The boilerplate of the publishers of some articles. Each publisher's latest stored articles are
 * counted when it is first asked for, so that a run knows what the runs before it have seen.
 */
export function storedBoilerplate(store: Pick<Store, 'latest'>): BoilerplateOf {
  const boilerplate = countBoilerplate();
  const known = new Set<string>();
  return async (articles) => {
    for (const { source } of articles) {
      if (known.has(source)) continue;
      for (const article of (await store.latest(source, ENOUGH)).toReversed()) {
        boilerplate.learn([article]);
        await nextTurn();
      }
      // Only now: a store that could not be read is asked again, and counting twice counts once.
      known.add(source);
    }
    return boilerplate;
  };
}

/**
 * Lets whatever else waits in the process have its turn, such as somebody's question or keystroke.
 * Work on many articles calls it after each of them, so that nobody waits for all.
 */
export async function nextTurn(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
