import {
  type Article,
  type ArticleFacts,
  completeFacts,
  hasOtherFacts,
} from '../../corpus/article.ts';
import { recordChange } from '../../corpus/history/changes.ts';
import type { Found } from '../../corpus/article-source.ts';
import { toArticle } from '../../corpus/to-article.ts';
import type { Embedder } from '../models/embedder.ts';
import type { ArticleRecord, IndexedArticle, Store, StoredArticle } from '../store/store.ts';
import { type BoilerplateOf, indexArticles, nextTurn } from './index-articles.ts';
import type { StoryPlacer } from './place-stories.ts';

type Rejected = { input: string; reason: string };
export type IngestReport = Counts & { rejected: Rejected[] };

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
  parts: Preparing,
  onProgress: (report: IngestReport) => void = () => undefined,
): Promise<IngestReport> {
  const { store, stories } = parts;
  const report: IngestReport = { added: 0, updated: 0, unchanged: 0, passages: 0, rejected: [] };
  const pending = new Map<string, Article>();
  const line = writingLine(store, ({ added, updated, unchanged, passages }) => {
    report.added += added;
    report.updated += updated;
    report.unchanged += unchanged;
    report.passages += passages;
    onProgress(report);
  });
  const flush = async (): Promise<void> => {
    const batch = [...pending.values()];
    pending.clear();
    if (line.holds(batch)) await line.written;
    await line.take(await prepareBatch(batch, parts, line.written));
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
    if (pending.size > 0) await flush();
    else onProgress(report);
    await line.written;
  } finally {
    await Promise.allSettled([line.written]);
    stories.finish(report.added);
  }
  await store.compact();
  return report;
}

/** Writes one batch after the other, each while the next one is prepared. */
type WritingLine = {
  /** When all that was handed over is stored; fails as its writing did. */
  readonly written: Promise<void>;
  /** Whether one of these articles is being written. */
  holds(articles: readonly Article[]): boolean;
  /** Hands a batch over once the one before it is stored; fails as that one's writing did. */
  take(batch: Prepared): Promise<void>;
};

/** A line into a store; `onWritten` hears what became of each batch when it is stored. */
function writingLine(store: Store, onWritten: (counts: Counts) => void): WritingLine {
  let written = Promise.resolve();
  let held: ReadonlySet<string> = new Set();
  return {
    get written() {
      return written;
    },
    holds: (articles) => articles.some(({ id }) => held.has(id)),
    take: async (batch) => {
      await written;
      held = new Set(batch.articles.map(({ article }) => article.id));
      written = writeBatch(store, batch).then(() => onWritten(batch.counts));
      // Its failure is told to whoever awaits it next, be it much later.
      written.catch(() => undefined);
    },
  };
}

async function writeBatch(store: Store, { articles, merged }: Prepared): Promise<void> {
  if (articles.length > 0) await store.write(articles);
  await moveMerged(store, merged);
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

/** What a batch is prepared with; `now` is the clock. */
type Preparing = {
  store: Store;
  embedder: Embedder;
  stories: StoryPlacer;
  /** See `storedBoilerplate`; kept over many runs it knows what they have seen. */
  boilerplateOf: BoilerplateOf;
  now: () => Date;
};

/** What became of articles; `passages` are those of the added and the updated. */
type Counts = { added: number; updated: number; unchanged: number; passages: number };

/** A batch that is ready to be written. */
type Prepared = {
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
async function prepareBatch(
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

/** The record of an article that is about to be stored in place of `before`, if there is one. */
function nextRecord(
  before: StoredArticle | undefined,
  after: Article,
  seenAt: string,
): Partial<ArticleRecord> {
  if (before === undefined) return { seenAt };
  const { article, ...record } = before;
  if (article.fingerprint === after.fingerprint) return record;
  return { ...record, history: recordChange(record.history, { before: article, after, seenAt }) };
}
