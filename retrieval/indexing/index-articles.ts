// Cuts articles into passages without boilerplate, and embeds them.
import type { Article } from '../../corpus/article.ts';
import { type Boilerplate, countBoilerplate } from '../../corpus/boilerplate.ts';
import { cutPassages } from '../../corpus/passages.ts';
import { type Span, splitSentences } from '../../corpus/text/sentences.ts';
import type { Embedder } from '../models/embedder.ts';
import type { IndexedArticle, Store } from '../store/store.ts';

/** Finds what the publishers of some articles repeat in all of their articles. */
export type BoilerplateOf = (articles: readonly Pick<Article, 'source'>[]) => Promise<Boilerplate>;

/** How many articles of a publisher are enough to learn its boilerplate. */
const ARTICLES_PER_PUBLISHER = 200;

/**
 * Cuts articles into passages and embeds each passage with its headline. Learns the boilerplate of
 * these articles, and keeps all boilerplate out of the passages.
 * @throws EmbedderUnavailable.
 */
export async function indexArticles(
  articles: readonly Article[],
  embedder: Embedder,
  boilerplate: Boilerplate = countBoilerplate(),
): Promise<IndexedArticle[]> {
  const split: { article: Article; sentences: Span[] }[] = [];
  for (const article of articles) {
    const sentences = splitSentences(article.text);
    split.push({ article, sentences });
    boilerplate.learn([{ ...article, sentences }]);
    await yieldToEventLoop();
  }
  const cut: Pick<IndexedArticle, 'article' | 'passages'>[] = [];
  for (const { article, sentences } of split) {
    const leftOut = boilerplate.sentencesIn({ ...article, sentences });
    cut.push({ article, passages: cutPassages(article, leftOut, sentences) });
    await yieldToEventLoop();
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

/**
 * The boilerplate of publishers, learnt from their latest stored articles when a publisher first
 * occurs. So an ingest knows what earlier ones have seen.
 */
export function storedBoilerplate(store: Pick<Store, 'latest'>): BoilerplateOf {
  const boilerplate = countBoilerplate();
  const learnt = new Set<string>();
  return async (articles) => {
    for (const { source } of articles) {
      if (learnt.has(source)) continue;
      const latest = await store.latest(source, ARTICLES_PER_PUBLISHER);
      for (const article of latest.toReversed()) {
        boilerplate.learn([article]);
        await yieldToEventLoop();
      }
      // Marked last, so that it is tried again after an error. Learning an article is idempotent.
      learnt.add(source);
    }
    return boilerplate;
  };
}

/**
 * Lets other work in the process run, such as answering a question. Called after each article, so
 * that work on many articles blocks nobody.
 */
export async function yieldToEventLoop(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
