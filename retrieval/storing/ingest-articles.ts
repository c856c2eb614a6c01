import type { Article, ArticleFacts } from '../../corpus/article.ts';
import { completeFacts, hasOtherFacts } from '../../corpus/article-facts.ts';
import { type Boilerplate, countBoilerplate } from '../../corpus/passages/boilerplate.ts';
import { cutPassages } from '../../corpus/passages/cut-passages.ts';
import type { Found } from '../../corpus/ports/article-source.ts';
import { toArticle } from '../../corpus/to-article.ts';
import { nextRecord } from './next-record.ts';
import { nextTurn } from './next-turn.ts';
import type { BoilerplateOf } from './stored-boilerplate.ts';
import type { StoryPlacer } from './place-stories.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { IndexedArticle, Store } from '../ports/store.ts';

type Rejected = { input: string; reason: string };
export type IngestReport = {
  added: number;
  updated: number;
  unchanged: number;
  passages: number;
  rejected: Rejected[];
};

/** What ingest works with; `now` is the clock. */
export type IngestParts = {
  store: Store;
  embedder: Embedder;
  stories: StoryPlacer;
  /** See `storedBoilerplate`; kept over many runs it knows what they have seen. */
  boilerplateOf: BoilerplateOf;
  now: () => Date;
};

/** Enough articles for the store to write in one go, few enough that a progress bar moves. */
const BATCH = 256;

/**
 * The ingest line: cleans what a source found, leaves alone what is stored with the same words and
 * facts, and indexes the rest in batches. Other words make a new version of an article; other facts
 * alone (an author, a time) are stored, and it counts as unchanged. A rejected input stops nothing.
 * `onProgress` sees the counts so far.
 * @throws EmbedderUnavailable, StoreUnavailable: everything before is stored.
 */
export async function ingestArticles(
  found: AsyncIterable<Found>,
  parts: IngestParts,
  onProgress: (report: IngestReport) => void = () => undefined,
): Promise<IngestReport> {
  const report: IngestReport = { added: 0, updated: 0, unchanged: 0, passages: 0, rejected: [] };
  const pending = new Map<string, Article>();
  let writing = Promise.resolve();
  // One batch is indexed and written while the next one is read and cleaned.
  const flush = async (): Promise<void> => {
    await writing;
    const batch = [...pending.values()];
    pending.clear();
    writing = writeChanged(batch, parts, report).then(() => onProgress(report));
    // Its failure is told to whoever awaits it next.
    writing.catch(() => undefined);
  };
  try {
    for await (const item of found) {
      const outcome = 'line' in item ? toArticle(item.line) : item;
      await nextTurn();
      if ('rejected' in outcome) {
        report.rejected.push({ input: item.input, reason: outcome.rejected });
        continue;
      }
      // The same article twice: the first is written before the second is compared with what is stored.
      if (pending.has(outcome.article.id) || pending.size >= BATCH) await flush();
      pending.set(outcome.article.id, outcome.article);
    }
    await flush();
    await writing;
  } finally {
    await Promise.allSettled([writing]);
    parts.stories.settle(report.added);
  }
  await parts.store.settle();
  return report;
}

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

async function writeChanged(
  given: readonly Article[],
  { store, embedder, stories, now, boilerplateOf }: IngestParts,
  report: IngestReport,
): Promise<void> {
  if (given.length === 0) return;
  const known = await store.facts(given.map(({ id }) => id));
  const articles = given.map((article) => completeFacts(article, known.get(article.id)));
  const changed = articles.filter((article) => hasOtherFacts(article, known.get(article.id)));
  const before = await store.stored(changed.flatMap(({ id }) => (known.has(id) ? [id] : [])));
  const stored = new Map(before.map((entry) => [entry.article.id, entry]));
  const indexed = await indexArticles(changed, embedder, await boilerplateOf(changed));
  const seenAt = now().toISOString();
  const { places, merged } = await stories.place(indexed.map(withoutBoilerplate));
  await store.write(
    indexed.map((item) => {
      const record = nextRecord(stored.get(item.article.id), item.article, seenAt);
      return { ...item, ...record, ...places.get(item.article.id) };
    }),
  );
  await moveMerged(store, merged);
  count(indexed, known, report);
  report.unchanged += articles.length - changed.length;
}

/** What an article says of its own, for comparing it: boilerplate is in no passage. */
function withoutBoilerplate({ article, passages }: IndexedArticle): Article {
  return { ...article, text: passages.map(({ text }) => text).join('\n') };
}

/** A crash before this leaves two stories where there is one: the next article about it joins them. */
async function moveMerged(store: Store, merged: ReadonlyMap<string, string>): Promise<void> {
  if (merged.size === 0) return;
  const members = await store.inStories([...merged.keys()]);
  const byStory = Map.groupBy(members, ({ story }) => merged.get(story ?? '') ?? '');
  for (const [story, moved] of byStory)
    await store.moveToStory(
      moved.map(({ id }) => id),
      story,
    );
}

function count(
  indexed: readonly IndexedArticle[],
  known: ReadonlyMap<string, ArticleFacts>,
  report: IngestReport,
): void {
  for (const { article, passages } of indexed) {
    const before = known.get(article.id)?.fingerprint;
    if (before === article.fingerprint) {
      report.unchanged += 1;
      continue;
    }
    report[before === undefined ? 'added' : 'updated'] += 1;
    report.passages += passages.length;
  }
}
