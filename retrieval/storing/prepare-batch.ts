import type { Article, ArticleFacts } from '../../corpus/article.ts';
import { completeFacts, hasOtherFacts } from '../../corpus/article-facts.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { IndexedArticle, Store } from '../ports/store.ts';
import { indexArticles } from './index-articles.ts';
import { nextRecord } from './next-record.ts';
import type { StoryPlacer } from './place-stories.ts';
import type { BoilerplateOf } from './stored-boilerplate.ts';

/** What a batch is prepared with; `now` is the clock. */
export type Preparing = {
  store: Store;
  embedder: Embedder;
  stories: StoryPlacer;
  /** See `storedBoilerplate`; kept over many runs it knows what they have seen. */
  boilerplateOf: BoilerplateOf;
  now: () => Date;
};

/** What became of articles; `passages` are those of the added and the updated. */
export type Counts = { added: number; updated: number; unchanged: number; passages: number };

/** A batch that is ready to be written. */
export type Prepared = {
  articles: IndexedArticle[];
  /** Stories that turned out to be others. */
  merged: ReadonlyMap<string, string>;
  counts: Counts;
};

/**
 * Compares articles with what is stored of them, and indexes those that changed. `written` is when
 * everything before is stored: it may be under way still, but not of one of these articles.
 * @throws EmbedderUnavailable, StoreUnavailable.
 */
export async function prepareBatch(
  given: readonly Article[],
  { store, embedder, stories, boilerplateOf, now }: Preparing,
  written: Promise<void>,
): Promise<Prepared> {
  const known = await store.facts(given.map(({ id }) => id));
  const articles = given.map((article) => completeFacts(article, known.get(article.id)));
  const changed = articles.filter((article) => hasOtherFacts(article, known.get(article.id)));
  const before = await store.stored(changed.flatMap(({ id }) => (known.has(id) ? [id] : [])));
  const stored = new Map(before.map((entry) => [entry.article.id, entry]));
  const indexed = await indexArticles(changed, embedder, await boilerplateOf(changed));
  const { places, merged } = await stories.place(indexed.map(withoutBoilerplate), written);
  const seenAt = now().toISOString();
  return {
    articles: indexed.map((item) => {
      const record = nextRecord(stored.get(item.article.id), item.article, seenAt);
      return { ...item, ...record, ...places.get(item.article.id) };
    }),
    merged,
    counts: countsOf(given.length, indexed, known),
  };
}

/** What an article says of its own, for comparing it: boilerplate is in no passage. */
function withoutBoilerplate({ article, passages }: IndexedArticle): Article {
  return { ...article, text: passages.map(({ text }) => text).join('\n') };
}

function countsOf(
  given: number,
  indexed: readonly IndexedArticle[],
  known: ReadonlyMap<string, ArticleFacts>,
): Counts {
  const reworded = indexed.filter(
    ({ article }) => known.get(article.id)?.fingerprint !== article.fingerprint,
  );
  const added = reworded.filter(({ article }) => !known.has(article.id)).length;
  return {
    added,
    updated: reworded.length - added,
    unchanged: given - reworded.length,
    passages: reworded.reduce((sum, { passages }) => sum + passages.length, 0),
  };
}
