// The ingest pipeline: cleans what was found, compares it with what is stored, indexes, stores.
import {
  type Article,
  type ArticleFacts,
  completeFacts,
  hasOtherFacts,
} from '../../corpus/article.ts';
import { fateOf, fromFile, withFeedOf } from '../../corpus/origin.ts';
import { recordChange } from '../../corpus/history/changes.ts';
import { printableText } from '../../corpus/printable-address.ts';
import type { Found } from '../../corpus/article-source.ts';
import { toArticle } from '../../corpus/to-article.ts';
import type { Embedder } from '../models/embedder.ts';
import type { ArticleRecord, IndexedArticle, Store, StoredArticle } from '../store/store.ts';
import { type BoilerplateOf, indexArticles, yieldToEventLoop } from './index-articles.ts';
import { idApart, identified, type Incoming } from './identify.ts';
import type { StoryPlacer } from './place-stories.ts';

/** What an ingest works with. */
export type IngestParts = {
  store: Store;
  embedder: Embedder;
  stories: StoryPlacer;
  /** See `storedBoilerplate`; kept over many ingests, it remembers what they have seen. */
  boilerplateOf: BoilerplateOf;
  /** The clock. */
  now: () => Date;
};

/** How many articles were added, updated and unchanged; passages of the added and updated ones. */
type Counts = { added: number; updated: number; unchanged: number; passages: number };

/** The counts of an ingest, and the inputs that are no articles, printable, with reasons. */
export type IngestReport = Counts & { rejected: { input: string; reason: string }[] };

/** A batch that is ready to be written. */
type PreparedBatch = {
  articles: IndexedArticle[];
  /** Stories that turned out to be part of another story: old id to new id. */
  merged: ReadonlyMap<string, string>;
  counts: Counts;
};

/** Large enough to write efficiently, small enough for a progress bar to move. */
const BATCH = 256;

/**
 * Cleans the articles that a source found, skips those that are stored with the same text and facts,
 * and indexes and stores the rest. A new text makes a new version of an article; if only facts
 * changed (an author, a time), they are stored and the article counts as unchanged. Rejected inputs
 * do not stop the ingest. `onProgress` gets the counts so far.
 * @throws EmbedderUnavailable, StoreUnavailable, StoreBusy; batches written before are kept.
 */
export async function ingestArticles(
  found: AsyncIterable<Found>,
  parts: IngestParts,
  onProgress: (report: IngestReport) => void = () => undefined,
): Promise<IngestReport> {
  const report: IngestReport = { added: 0, updated: 0, unchanged: 0, passages: 0, rejected: [] };
  const pipeline = createPipeline(parts, ({ added, updated, unchanged, passages }) => {
    report.added += added;
    report.updated += updated;
    report.unchanged += unchanged;
    report.passages += passages;
    onProgress(report);
  });
  try {
    for await (const item of found) {
      const outcome = 'line' in item ? toArticle(item.line) : item;
      await yieldToEventLoop();
      if ('rejected' in outcome)
        report.rejected.push({ input: printableText(item.input), reason: outcome.rejected });
      else await pipeline.add(incomingOf(outcome.article, item));
    }
    await pipeline.flush();
  } finally {
    await pipeline.idle();
    parts.stories.endIngest(report.added);
  }
  onProgress(report);
  await parts.store.compact();
  return report;
}

function incomingOf(article: Article, found: Found): Incoming {
  const { origin = fromFile, item = null } = 'line' in found ? found : {};
  return { article, origin, item };
}

/** Two stages over batches of articles: one batch is prepared while the one before is written. */
type Pipeline = {
  /** Takes an article. Throws if a batch could not be prepared, or the one before not be written. */
  add(incoming: Incoming): Promise<void>;
  /** Prepares and writes what is left; resolves when everything is stored. */
  flush(): Promise<void>;
  /** Resolves when nothing is being written any more, whether the write succeeded or failed. */
  idle(): Promise<void>;
};

function createPipeline(parts: IngestParts, onWritten: (counts: Counts) => void): Pipeline {
  const pending = new Map<string, Incoming>();
  let written = Promise.resolve();
  let idsBeingWritten: ReadonlySet<string> = new Set();
  let isFirst = true;
  const startBatch = async (): Promise<void> => {
    const batch = [...pending.values()];
    pending.clear();
    // A new version of an article is compared with the stored one, which has to be complete.
    if (batch.some(({ article }) => idsBeingWritten.has(article.id))) await written;
    const prepared = await prepareBatch(batch, parts, written);
    await written;
    idsBeingWritten = new Set(prepared.articles.map(({ article }) => article.id));
    written = writeBatch(parts.store, prepared, isFirst).then(() => onWritten(prepared.counts));
    isFirst = false;
    // Handled by the next `await written`; without this line, Node would exit before.
    written.catch(() => undefined);
  };
  return {
    add: async (incoming) => {
      const { id } = incoming.article;
      // Two versions of an article are written one after the other, so that both are compared.
      if (pending.has(id) || pending.size >= BATCH) await startBatch();
      pending.set(id, incoming);
    },
    flush: async () => {
      if (pending.size > 0) await startBatch();
      await written;
    },
    idle: async () => {
      await Promise.allSettled([written]);
    },
  };
}

/**
 * Compares articles with what is stored, and indexes those that changed. `written` resolves when
 * earlier batches are stored; none of them may hold one of these articles while it is pending.
 */
async function prepareBatch(
  given: readonly Incoming[],
  { store, embedder, stories, boilerplateOf, now }: IngestParts,
  written: Promise<void>,
): Promise<PreparedBatch> {
  const { changed, known } = await changedOf(given, store);
  const byId = new Map(changed.map((incoming) => [incoming.article.id, incoming]));
  const articles = changed.map(({ article }) =>
    completeFacts(article, known.get(article.id)?.article),
  );
  const indexed = await indexArticles(articles, embedder, await boilerplateOf(articles));
  const { places, merged } = await stories.place(indexed.map(withoutBoilerplate), written);
  const seenAt = now().toISOString();
  return {
    articles: indexed.map((ready) => {
      const { id } = ready.article;
      const after = byId.get(id);
      const record = after && updatedRecord(known.get(id), after, seenAt);
      return { ...ready, ...record, ...places.get(id) };
    }),
    merged,
    counts: countsOf(given.length, indexed, known),
  };
}

/** The stored articles by id. */
type Known = ReadonlyMap<string, StoredArticle>;

/** The new and changed articles under the ids that they get, and the stored ones that changed. */
type Changed = { changed: Incoming[]; known: Known };

/**
 * What has to be stored. What a feed says of another's article gets an id of its own, and what a
 * better version is stored of is left out; see `fateOf`.
 */
async function changedOf(given: readonly Incoming[], store: Store): Promise<Changed> {
  const { changed, known } = await comparedWithStored(given, store);
  const fates = Map.groupBy(changed, (after) => {
    const before = known.get(after.article.id);
    return before === undefined ? 'replaces' : fateOf(before, after);
  });
  const replacing = fates.get('replaces') ?? [];
  const apart = (fates.get('apart') ?? []).map((after) => ({
    ...after,
    article: { ...after.article, id: idApart(after.article, after.origin) },
  }));
  if (apart.length === 0) return { changed: replacing, known };
  const others = await comparedWithStored(apart, store);
  return {
    changed: [...replacing, ...others.changed],
    known: new Map([...known, ...others.known]),
  };
}

async function comparedWithStored(given: readonly Incoming[], store: Store): Promise<Changed> {
  const facts = await store.facts(given.map(({ article }) => article.id));
  const { incoming, twins } = await identified(given, facts, store);
  const factsOf = (id: string): ArticleFacts | undefined => facts.get(id) ?? twins.get(id);
  const changed = incoming.filter(({ article }) => {
    const known = factsOf(article.id);
    return hasOtherFacts(completeFacts(article, known), known);
  });
  const ids = changed.flatMap(({ article: { id } }) => (factsOf(id) === undefined ? [] : [id]));
  const stored = await store.stored(ids);
  return { changed, known: new Map(stored.map((entry) => [entry.article.id, entry])) };
}

/** The article with its passages for a text, because boilerplate would make articles look alike. */
function withoutBoilerplate({ article, passages }: IndexedArticle): Article {
  return { ...article, text: passages.map(({ text }) => text).join('\n') };
}

/** The record to store with a new version of an article; `before` is the stored version, if any. */
function updatedRecord(
  before: StoredArticle | undefined,
  after: Incoming,
  seenAt: string,
): Partial<ArticleRecord> {
  if (before === undefined) return { seenAt, origin: after.origin, item: after.item };
  const { article, ...record } = before;
  const origin = withFeedOf(after.origin, before.origin);
  const read = { ...record, origin, item: after.item ?? record.item };
  if (article.fingerprint === after.article.fingerprint) return read;
  const origins = { before: before.origin, after: after.origin };
  const change = { before: article, after: after.article, seenAt, origins };
  return { ...read, history: recordChange(record.history, change) };
}

function countsOf(given: number, indexed: readonly IndexedArticle[], known: Known): Counts {
  const reworded = indexed.filter(
    ({ article }) => known.get(article.id)?.article.fingerprint !== article.fingerprint,
  );
  const added = reworded.filter(({ article }) => !known.has(article.id)).length;
  return {
    added,
    updated: reworded.length - added,
    unchanged: given - reworded.length,
    passages: reworded.reduce((sum, { passages }) => sum + passages.length, 0),
  };
}

async function writeBatch(
  store: Store,
  { articles, merged }: PreparedBatch,
  isFirst: boolean,
): Promise<void> {
  // After the last batch the store is compacted at rest.
  if (!isFirst) await store.compact('writing');
  if (articles.length > 0) await store.write(articles);
  // A crash at this point leaves a story in two; the next article about the event joins them.
  if (merged.size > 0) await moveMerged(store, merged);
}

/** Moves the stored articles of merged stories to the stories that took them in. */
async function moveMerged(store: Store, merged: ReadonlyMap<string, string>): Promise<void> {
  const members = await store.inStories([...merged.keys()]);
  const byTarget = Map.groupBy(members, ({ story }) => merged.get(story ?? '') ?? '');
  for (const [target, moved] of byTarget) {
    const ids = moved.map(({ id }) => id);
    await store.moveToStory(ids, target);
  }
}
