// Finds the story of each article that is about to be stored.
import type { Article } from '../../corpus/article.ts';
import {
  createStoryIndex,
  KEPT_DAYS,
  type PlacedRow,
  type StoryIndex,
} from '../../corpus/stories/story-index.ts';
import type { Vocabulary } from '../../corpus/stories/signature.ts';
import type { ArticleRecord, GroupedArticle, Store } from '../store/store.ts';
import { yieldToEventLoop } from './index-articles.ts';

/** What the store keeps of where an article belongs. */
type Placement = Pick<ArticleRecord, 'story' | 'copyOf' | 'signature'>;

/** The placements of articles by id, and the stories that were merged: old id to new id. */
type Placements = { places: Map<string, Placement>; merged: Map<string, string> };

/** Finds the stories of articles that are about to be stored. Serves one ingest at a time. */
export type StoryPlacer = {
  /**
   * Finds the story of each article. `written` resolves when all articles placed before are stored.
   * @throws StoreUnavailable, or the error of `written`.
   */
  place(articles: readonly Article[], written: Promise<void>): Promise<Placements>;
  /** Ends an ingest that added this many articles; the next one looks for other processes' writes. */
  endIngest(added: number): void;
  /** Tells that this process removed articles; otherwise it would look like another one's doing. */
  removed(articles: number): void;
};

type DatedArticle = { article: Article; time: number };

/** Times in milliseconds since 1970, both included; `to` may be infinite. */
type Span = { from: number; to: number };

/** The stories of the last 30 days before `newest`, the time of the newest article. */
type Recent = { newest: number; index: StoryIndex };

/** The stories of an earlier span, for articles older than that. */
type Archive = Span & { index: StoryIndex };

type State = {
  store: Store;
  vocabulary: Vocabulary;
  recent: Recent | null;
  archive: Archive | null;
  isArchiveUsed: boolean;
  /** How many articles the store holds unless another process changed it; null at the start. */
  expectedArticles: number | null;
  /** Whether this ingest has checked that number. */
  isChecked: boolean;
};

const KEPT = KEPT_DAYS * 86_400_000;
/** The time of an article without a date: it is treated as new. */
const UNDATED = Number.POSITIVE_INFINITY;
/** About 20 ms of work, after which other work in the process gets a turn. */
const ROWS_PER_TURN = 256;

/**
 * Places articles among the stored ones. The stories of the last 30 days are kept in memory. Older
 * articles, as from an archive, are placed in a second index over the articles stored around their
 * dates. It is kept while consecutive ingests use it, so that an archive that arrives in many parts
 * loads it once.
 */
export function storyPlacer(store: Store, vocabulary: Vocabulary): StoryPlacer {
  const state: State = {
    store,
    vocabulary,
    recent: null,
    archive: null,
    isArchiveUsed: false,
    expectedArticles: null,
    isChecked: false,
  };
  return {
    place: async (articles, written) => {
      // Most visits of feeds bring nothing new, and then nothing needs loading.
      if (articles.length === 0) return { places: new Map(), merged: new Map() };
      if (!state.isChecked) await dropIfStoreChanged(state);
      return await place(state, articles, written);
    },
    endIngest: (added) => {
      if (!state.isArchiveUsed) state.archive = null;
      state.isArchiveUsed = false;
      if (state.expectedArticles !== null) state.expectedArticles += added;
      state.isChecked = false;
    },
    removed: (articles) => {
      if (state.expectedArticles !== null) state.expectedArticles -= articles;
    },
  };
}

/** Drops both indexes if another process has added or removed articles. */
async function dropIfStoreChanged(state: State): Promise<void> {
  const { articles } = await state.store.extent({});
  if (articles !== state.expectedArticles) {
    state.recent = null;
    state.archive = null;
  }
  state.expectedArticles = articles;
  state.isChecked = true;
}

async function place(
  state: State,
  articles: readonly Article[],
  written: Promise<void>,
): Promise<Placements> {
  const places: Placements['places'] = new Map();
  const merged: Placements['merged'] = new Map();
  const inOrder = articles
    .map((article) => ({ article, time: timeOf(article) }))
    .toSorted((left, right) => left.time - right.time);
  const recent = (state.recent ??= await loadRecent(state, inOrder, written));
  const archiveEnd = recent.newest - KEPT;
  const old = inOrder.filter(({ time }) => time < archiveEnd);
  const archive = await loadArchive(state, old, written);
  for (const { article, time } of inOrder) {
    const { index } = archive !== null && time < archiveEnd ? archive : recent;
    const placed = index.place(article);
    places.set(article.id, placed);
    for (const gone of placed.merged) merged.set(gone, placed.story);
    if (time < UNDATED) recent.newest = Math.max(recent.newest, time);
    await yieldToEventLoop();
  }
  // Both indexes may hold a story that one of them has merged, which makes the other one stale.
  if (holdsAny(state.recent, merged)) state.recent = null;
  if (holdsAny(state.archive, merged)) state.archive = null;
  return withMergesFollowed({ places, merged });
}

async function loadRecent(
  state: State,
  inOrder: readonly DatedArticle[],
  written: Promise<void>,
): Promise<Recent> {
  await written;
  const { newest: stored } = await state.store.extent({});
  const given = inOrder.findLast(({ time }) => time < UNDATED)?.time ?? 0;
  const newest = Math.max(given, stored === null ? 0 : Date.parse(stored));
  const index = await loadStories({ from: newest - KEPT, to: UNDATED }, state);
  return { newest, index };
}

/** The stories around these old articles; null if there are none. */
async function loadArchive(
  state: State,
  old: readonly DatedArticle[],
  written: Promise<void>,
): Promise<Archive | null> {
  const [first, last] = [old.at(0), old.at(-1)];
  if (first === undefined || last === undefined) return null;
  state.isArchiveUsed = true;
  const from = first.time - KEPT;
  const to = last.time + KEPT;
  const { archive } = state;
  if (archive !== null && archive.from <= from && to <= archive.to) return archive;
  // Wider than necessary, because the next articles are likely a little earlier or later.
  const margin = Math.max(KEPT, last.time - first.time);
  const span = { from: from - margin, to: to + margin };
  await written;
  return (state.archive = { ...span, index: await loadStories(span, state) });
}

/**
 * The stories of the articles stored for a span. An index for a span without an end drops stories
 * after 30 days as time goes on; one for a span with an end keeps them all.
 */
async function loadStories(
  { from, to }: Span,
  { store, vocabulary }: Pick<State, 'store' | 'vocabulary'>,
): Promise<StoryIndex> {
  const isEndless = to === Number.POSITIVE_INFINITY;
  const index = createStoryIndex(vocabulary, {
    keptDays: isEndless ? KEPT_DAYS : Number.POSITIVE_INFINITY,
  });
  const rows = await store.recent({ since: isoOf(from), ...(!isEndless && { until: isoOf(to) }) });
  for (let start = 0; start < rows.length; start += ROWS_PER_TURN) {
    index.restore(rows.slice(start, start + ROWS_PER_TURN).flatMap(placedRow));
    await yieldToEventLoop();
  }
  return index;
}

/** The row as the index restores it; none for an article that was never placed. */
function placedRow({ story, signature, ...row }: GroupedArticle): PlacedRow[] {
  return story === null || signature === null ? [] : [{ ...row, story, signature }];
}

function holdsAny(loaded: Recent | Archive | null, stories: ReadonlyMap<string, unknown>): boolean {
  return loaded !== null && [...stories.keys()].some((story) => loaded.index.story(story) !== null);
}

/** Replaces stories by those they were merged into; a merged story may have taken others in before. */
function withMergesFollowed({ places, merged }: Placements): Placements {
  const finalOf = (story: string): string => {
    let final = story;
    for (let next = merged.get(final); next !== undefined; next = merged.get(final)) final = next;
    return final;
  };
  return {
    places: new Map(
      [...places].map(([id, { story, copyOf, signature }]) => [
        id,
        { story: story === null ? null : finalOf(story), copyOf, signature },
      ]),
    ),
    merged: new Map([...merged.keys()].map((story) => [story, finalOf(story)])),
  };
}

/** Milliseconds since 1970; infinite for an article without a date. */
function timeOf({ publishedAt }: Article): number {
  return publishedAt === null ? UNDATED : Date.parse(publishedAt);
}

function isoOf(time: number): string {
  return new Date(Math.max(0, time)).toISOString();
}
